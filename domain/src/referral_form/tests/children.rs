//! Every child must be able to pass: born or not, with or without a known date of birth.

use super::*;

#[test]
fn an_unborn_baby_has_a_due_date_and_no_name() {
    let mut draft = example_draft();
    let baby = |year| {
        let pairs = [
            ("stage", "unborn"),
            ("due-day", "1"),
            ("due-month", "3"),
            ("due-year", year),
        ];
        vec![Answers::from_pairs(pairs)]
    };
    draft
        .sections
        .insert(slug::CHILDREN.to_owned(), baby("2027"));
    assert!(passes(&draft, slug::CHILDREN));
    let child = &facts(&draft).children[0];
    assert_eq!((child.given.as_str(), child.born), ("", None));
    assert_eq!(
        child.due.map(|due| due.to_string()).as_deref(),
        Some("2027-03-01")
    );
    draft
        .sections
        .insert(slug::CHILDREN.to_owned(), baby("2028"));
    assert_eq!(
        wrong(&draft, slug::CHILDREN),
        ["due-day"],
        "more than ten months ahead"
    );
}

#[test]
fn a_date_of_birth_may_be_unknown_with_a_reason() {
    let mut draft = with(slug::CHILDREN, &[("stage", "born-unknown")]);
    assert_eq!(wrong(&draft, slug::CHILDREN), ["age-note"]);
    change(
        &mut draft,
        slug::CHILDREN,
        &[("age-note", "About 6: the family arrived last week")],
    );
    assert!(passes(&draft, slug::CHILDREN));
    assert_eq!(
        facts(&draft).children[0].born,
        None,
        "a date typed earlier does not count"
    );
}

#[test]
fn wrong_facts_about_a_child_are_named() {
    for (pairs, field) in [
        (vec![("born-day", "31"), ("born-month", "2")], "born-day"),
        (vec![("born-year", "1900")], "born-year"),
        (vec![("born-year", "2027")], "born-day"),
        (vec![("nhs", "999 000 0019")], "nhs"),
        (vec![("upn", "A801200001001")], "upn"),
        (vec![("given", "  ")], "given"),
        (vec![("sex", "nonsense")], "sex"),
    ] {
        assert_eq!(
            wrong(&with(slug::CHILDREN, &pairs), slug::CHILDREN),
            [field]
        );
    }
}

#[test]
fn a_young_person_of_25_with_special_educational_needs_is_a_child_here() {
    let mut draft = with(slug::CHILDREN, &[("born-year", "2001")]);
    assert_eq!(wrong(&draft, slug::CHILDREN), ["born-year"]);
    change(&mut draft, slug::CHILDREN, &[("send", "ehcp")]);
    assert!(passes(&draft, slug::CHILDREN));
}

#[test]
fn the_childs_voice_or_the_reason_why_not_is_required() {
    for (voice, field) in [
        ("words", "voice-words"),
        ("observed", "voice-observed"),
        ("no", "voice-why-not"),
        ("", "voice"),
    ] {
        let draft = with(slug::VOICE, &[("voice", voice), ("voice-words", "")]);
        assert_eq!(wrong(&draft, slug::VOICE), [field]);
    }
}
