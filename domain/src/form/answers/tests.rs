//! What is kept of what was typed, and what is not.

use proptest::prelude::*;

use super::*;
use crate::form::{Choice, DateRule, Question};

fn kept(value: &str) -> String {
    Answers::from_pairs([("a", value)]).one("a").to_owned()
}

#[test]
fn what_was_typed_is_kept_with_its_spaces_and_line_breaks() {
    assert_eq!(
        kept("  two\r\nlines\rand\ta tab "),
        "  two\nlines\nand\ta tab "
    );
}

#[test]
fn null_bytes_and_direction_overrides_are_dropped() {
    assert_eq!(
        kept("a\0b\u{7}c\u{202E}d\u{2066}e\u{200F}"),
        "abcde\u{200F}"
    );
}

#[test]
fn markup_sql_and_emoji_are_kept_to_the_letter() {
    for hostile in ["</textarea><script>", "'; DROP TABLE referral; --", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿"]
    {
        assert_eq!(kept(hostile), hostile);
    }
}

#[test]
fn letters_with_marks_are_composed() {
    assert_eq!(kept("Zoe\u{308}"), "Zo\u{eb}");
}

#[test]
fn a_name_may_come_several_times() {
    let answers = Answers::from_pairs([("a", "1"), ("b", ""), ("a", "2")]);
    assert_eq!(answers.all("a"), ["1", "2"]);
    assert_eq!(
        (answers.one("a"), answers.one("b"), answers.one("c")),
        ("1", "", "")
    );
    assert!(answers.has("a", "2") && !answers.has("a", "3"));
}

#[test]
fn white_space_alone_is_no_answer() {
    assert!(Answers::from_pairs([("a", " \r\n\t")]).is_empty());
    assert!(!Answers::from_pairs([("a", " x")]).is_empty());
}

#[test]
fn only_the_fields_of_the_section_are_kept() {
    let section = Section::new(
        "s",
        "S",
        vec![
            Question::date("on", "On", DateRule::Any),
            Question::checkboxes("c", "C", Choice::list([("1", "One"), ("2", "Two")])),
        ],
    );
    let posted = [
        ("on-day", "1"),
        ("on", "2"),
        ("role", "manager"),
        ("c", "1"),
        ("c", "1"),
        ("c", "2"),
        ("c", "3"),
    ];
    let answers = Answers::from_pairs(posted).only_for(&section);
    assert_eq!(answers.0.keys().collect::<Vec<_>>(), ["c", "on-day"]);
    assert_eq!(answers.all("c"), ["1", "2"]);
}

#[test]
fn debug_output_shows_no_answer() {
    let answers = Answers::from_pairs([("given", "Juniper")]);
    assert!(!format!("{answers:?}").contains("Juniper"));
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(value in any::<String>()) {
        let once = clean(&value);
        prop_assert_eq!(clean(&once), once);
    }
}
