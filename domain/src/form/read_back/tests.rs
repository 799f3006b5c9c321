//! How answers read, and what they must not show.

use super::*;
use crate::form::{Choice, DateRule, Repeat};

fn section() -> Section {
    Section::new(
        "people",
        "People",
        vec![
            Question::text("given", "First name", 50),
            Question::text("family", "Last name", 50),
            Question::date("born", "Date of birth", DateRule::ChildBorn),
            Question::checkboxes(
                "likes",
                "Likes",
                Choice::list([("a", "Art"), ("b", "Books")]),
            ),
            Question::text("why", "Why books?", 50).only_if("likes", ["b"]),
            Question::new("code", "Postcode", Kind::Postcode),
            Question::long("notes", "Notes", 0, 100),
        ],
    )
}

fn listed() -> Section {
    let repeat = Repeat {
        singular: "child",
        plural: "children",
        least: 1,
        most: 3,
        named_by: &["given", "family"],
    };
    Section {
        repeat: Some(repeat),
        ..section()
    }
}

fn shown(pairs: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
    let rows = rows(&section(), &Answers::from_pairs(pairs.iter().copied()));
    rows.into_iter().map(|row| (row.label, row.lines)).collect()
}

#[test]
fn answers_read_as_people_write_them() {
    let rows = shown(&[
        ("given", " Juniper "),
        ("born-day", "5"),
        ("born-month", "mar"),
        ("born-year", "2019"),
        ("likes", "b"),
        ("likes", "a"),
        ("likes", "gone"),
        ("code", "nm12ab"),
        ("notes", "one\r\n\r\ntwo"),
    ]);
    let lines: Vec<_> = rows.iter().map(|(_, lines)| lines.join("|")).collect();
    assert_eq!(
        lines,
        [
            "Juniper",
            "",
            "5 March 2019",
            "Art|Books|gone",
            "",
            "NM1 2AB",
            "one||two"
        ]
    );
}

#[test]
fn what_is_not_asked_is_not_shown_and_what_is_wrong_is_shown_as_typed() {
    let rows = shown(&[
        ("why", "kept"),
        ("born-day", "31"),
        ("born-month", "2"),
        ("code", "nowhere"),
    ]);
    assert!(rows.iter().all(|(label, _)| label != "Why books?"));
    assert_eq!(
        (rows[2].1.as_slice(), rows[4].1.as_slice()),
        (
            ["31 2".to_owned()].as_slice(),
            ["nowhere".to_owned()].as_slice()
        )
    );
}

#[test]
fn an_item_is_called_by_its_name_or_its_number() {
    let named = Answers::from_pairs([("given", "Juniper"), ("family", "Testwell")]);
    assert_eq!(item_name(&listed(), &named, 0), "Juniper Testwell");
    assert_eq!(item_name(&listed(), &Answers::default(), 1), "Child 2");
    assert_eq!(item_name(&section(), &named, 0), "");
}

#[test]
fn debug_output_of_a_snapshot_shows_no_answer() {
    let saved = [Answers::from_pairs([("given", "Juniper")])];
    let snapshot = read_back(&listed(), &saved);
    assert!(!format!("{snapshot:?} {:?}", snapshot.items).contains("Juniper"));
}
