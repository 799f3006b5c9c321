//! Each fault that somebody can make in the file: found, on its line, with what to do.

use super::*;

const SOUND: &str = include_str!("../../../data/framework.toml");

fn faults(text: &str) -> Vec<LoadError> {
    let loaded = Framework::load(text).map(|_| "no fault was found");
    loaded.expect_err("there is a fault")
}

/// What is said about the built-in file after one change at the start of a line, as "+N: message"
/// with N counted from the changed line, so that rewording the framework leaves these tests alone.
fn faults_after(from: &str, to: &str) -> Vec<String> {
    let whole_line = format!("\n{from}");
    let at = SOUND
        .find(&whole_line)
        .expect("the text to change is there");
    let changed_line = 2 + SOUND[..at].matches('\n').count();
    let text = SOUND.replacen(&whole_line, &format!("\n{to}"), 1);
    let faults = faults(&text);
    faults
        .into_iter()
        .map(|fault| {
            let offset = fault.line.cast_signed() - changed_line.cast_signed();
            format!("{offset:+}: {}", fault.message)
        })
        .collect()
}

/// The built-in file without the blocks under `heading` that contain one of `words`.
fn without_blocks(heading: &str, words: &[&str]) -> String {
    let mut kept = String::new();
    for block in SOUND.split("\n\n") {
        let goes = block.starts_with(heading) && words.iter().any(|word| block.contains(word));
        if !goes {
            kept.push_str(block);
            kept.push_str("\n\n");
        }
    }
    kept
}

fn messages(text: &str) -> Vec<String> {
    faults(text)
        .into_iter()
        .map(|fault| fault.message)
        .collect()
}

#[test]
fn an_unknown_field_is_named_on_its_line() {
    assert_eq!(
        faults_after("alone = true", "alone = true\nalnoe = true"),
        ["+1: “alnoe” is not a field of indicator: correct its spelling or remove it."]
    );
    assert_eq!(
        faults_after("title =", "colour = \"green\"\ntitle ="),
        ["+0: “colour” is not a field of the file: correct its spelling or remove it."]
    );
}

#[test]
fn an_empty_or_missing_text_is_named() {
    let text = "text = \"The child is growing and learning much as others of the same age do.\"";
    assert_eq!(
        faults_after(text, "text = \"  \""),
        ["+0: the text is empty: write it."]
    );
    assert_eq!(
        faults_after(text, "text = 7"),
        ["+0: put the text in quotation marks."]
    );
    // Reported at the heading of its block, four lines up.
    assert_eq!(
        faults_after(text, ""),
        ["-4: indicator has no “text”: add it."]
    );
}

#[test]
fn an_id_that_is_used_twice_names_both_lines() {
    let first = 1 + SOUND
        .lines()
        .position(|line| line == "id = \"growing-as-expected\"")
        .expect("it is there");
    assert_eq!(
        faults_after("id = \"fgm\"", "id = \"growing-as-expected\""),
        [format!(
            "+0: the id “growing-as-expected” is already used on line {first}: give each entry its \
             own."
        )]
    );
}

#[test]
fn an_id_that_is_not_kebab_case_is_named() {
    for bad in ["Fgm", "f_gm", "fgm-", "f--gm", "1fgm", "f gm", "fgmé"] {
        assert_eq!(
            faults_after("id = \"fgm\"", &format!("id = \"{bad}\"")),
            [format!(
                "+0: the id “{bad}” must be lower-case letters and digits in words joined by \
                 single hyphens, such as “misses-school”: rename it."
            )]
        );
    }
}

#[test]
fn a_tier_domain_route_or_setting_that_does_not_exist_is_named() {
    assert_eq!(
        faults_after("tier = 1", "tier = 5"),
        ["+0: write tier = 1, 2, 3 or 4."]
    );
    assert_eq!(
        faults_after("domain = \"child_development\"", "domain = \"child\""),
        [
            "+0: the domain “child” is not known: write one of child_development, \
          parenting_capacity, family_and_environment."
        ]
    );
    assert_eq!(
        faults_after("route = \"call_now\"", "route = \"999\""),
        ["+0: the route “999” is not known: write one of call_now, mash."]
    );
    assert_eq!(
        faults_after("setting = \"hub\"", "setting = \"shop\""),
        [
            "+0: the setting “shop” is not known: write one of school, early_years, health, police, \
          voluntary, council, hub."
        ]
    );
    assert_eq!(
        faults_after("alone = true", "alone = \"yes\""),
        ["+0: write alone = true, or leave it out."]
    );
}

#[test]
fn a_wrong_version_or_day_is_named() {
    assert_eq!(
        faults_after("version = \"2026.1\"", "version = \"newest\""),
        ["+0: the version “newest” must be a year, a full stop and a number, such as \"2026.1\"."]
    );
    assert_eq!(
        faults_after("published = 2026-09-01", "published = \"1 September\""),
        ["+0: write published as year-month-day without quotation marks, such as 2026-09-01."]
    );
}

#[test]
fn a_tier_with_too_few_indicators_or_without_a_domain_says_so() {
    let few = without_blocks("[[indicator]]", &["tier = 4"]).replacen("tier = 3", "tier = 4", 1);
    assert_eq!(
        messages(&few),
        [
            "Tier 4 Specialist has 1 of the 10 indicators it needs: add more.",
            "Tier 4 Specialist has no indicator for “Parenting capacity”: add one with domain = \
             \"parenting_capacity\".",
            "Tier 4 Specialist has no indicator for “Family and environment”: add one with domain \
             = \"family_and_environment\".",
        ]
    );
}

#[test]
fn alone_at_tier_1_is_refused() {
    assert_eq!(
        faults_after("tier = 1", "tier = 1\nalone = true"),
        ["-2: “alone” means nothing at tier 1, where every family is: remove it."]
    );
}

#[test]
fn a_route_without_red_flag_says_so() {
    assert_eq!(
        messages(&without_blocks("[[red_flag]]", &["call_now"])),
        ["no red flag says “Call 999 now”: add one with route = \"call_now\"."]
    );
    assert_eq!(
        messages(&without_blocks("[[red_flag]]", &["\"mash\""])),
        ["no red flag says “Call the MASH today”: add one with route = \"mash\"."]
    );
    assert_eq!(
        messages(&without_blocks("[[red_flag]]", &["id"])),
        ["the file has no “red_flag”: add it."]
    );
}

#[test]
fn a_setting_without_baseline_or_with_two_says_so() {
    let faults = faults_after("setting = \"hub\"", "setting = \"council\"");
    assert_eq!(faults.len(), 2);
    assert!(faults[0].contains("“Council team” already has a baseline on line"));
    assert_eq!(
        faults[1],
        "-1: “Family hub” has no baseline: add one with setting = \"hub\"."
    );
}

#[test]
fn a_file_that_is_not_toml_says_where() {
    let faults = faults_after("title = \"Levels", "title = Levels");
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("+0: the file cannot be read from here ("));
    assert!(faults[0].ends_with("on this line and the one above."));
    assert!(!messages("").is_empty());
    assert_eq!(
        messages("indicator = 3\n")[0],
        "the file has no “version”: add it."
    );
}

#[test]
fn all_faults_are_reported_at_once_in_the_order_of_lines() {
    let text = SOUND
        .replacen("\ntier = 4", "\ntier = 9", 1)
        .replacen("version = \"2026.1\"", "version = \"\"", 1)
        .replacen("id = \"fgm\"", "id = \"FGM\"", 1);
    let faults = faults(&text);
    assert_eq!(faults.len(), 3);
    assert!(faults.is_sorted_by_key(|fault| fault.line));
    assert!(faults[0].to_string().starts_with("line "));
}
