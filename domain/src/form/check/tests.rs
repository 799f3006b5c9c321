//! A table for each kind of question, and the promise that nothing typed can make a check fail.

use proptest::prelude::*;

use super::*;
use crate::form::DateRule;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn only(question: Question) -> Section {
    Section::new("page", "Page", vec![question])
}

/// The errors as "field: message".
fn errors(question: Question, pairs: &[(&str, &str)]) -> Vec<String> {
    let answers = Answers::from_pairs(pairs.iter().copied());
    check(&only(question), &answers, today())
        .into_iter()
        .map(|error| format!("{}: {}", error.field, error.message))
        .collect()
}

fn of_kind(kind: Kind) -> Question {
    Question::new("q", "The answer", kind)
}

fn colours() -> Vec<Choice> {
    vec![
        Choice::new("red", "Red"),
        Choice::new("blue", "Blue"),
        Choice::new("none", "None of these").exclusive(),
    ]
}

#[test]
fn an_empty_answer_is_wrong_only_where_one_is_required() {
    assert!(errors(of_kind(Kind::Phone), &[("q", "  ")]).is_empty());
    let required = || of_kind(Kind::Phone).required("Enter a number");
    assert_eq!(errors(required(), &[("q", " \n ")]), ["q: Enter a number"]);
    assert_eq!(errors(required(), &[]), ["q: Enter a number"]);
    let date = Question::date("q", "Date of birth", DateRule::ChildBorn).required("Enter a date");
    assert_eq!(errors(date, &[]), ["q-day: Enter a date"]);
}

#[test]
fn each_kind_says_what_is_wrong() {
    let text = Kind::Text {
        most: 5,
        autocomplete: None,
    };
    let area = Kind::TextArea {
        least: 20,
        most: 4000,
    };
    let choices = colours();
    let radios = Kind::Radios {
        choices: choices.clone(),
    };
    let boxes = Kind::Checkboxes { choices };
    let long = "x".repeat(4001);
    for (kind, typed, says) in [
        (
            text.clone(),
            "abcdefg",
            "must be 5 characters or fewer: take out 2",
        ),
        (text, "a\r\nb", "must be on one line"),
        (
            area.clone(),
            long.as_str(),
            "must be 4,000 characters or fewer: take out 1",
        ),
        (
            area,
            "too short",
            "must be 20 characters or more: say a little more",
        ),
        (
            radios,
            "green",
            "must be one of the choices on this page: choose again",
        ),
        (
            boxes,
            "green",
            "must be one of the choices on this page: choose again",
        ),
        (
            Kind::Email,
            "name",
            "must be an e-mail address, like name@example.org",
        ),
        (
            Kind::Phone,
            "01632 960abc",
            "must have numbers only, no letters",
        ),
        (
            Kind::Phone,
            "12",
            "must be a UK number, like 01632 960 001 or 07700 900 982",
        ),
        (
            Kind::Postcode,
            "NM1",
            "must be a full UK postcode, like NM1 2AB",
        ),
        (
            Kind::NhsNumber,
            "999 000 001",
            "must be 10 digits, like 999 000 0018",
        ),
        (
            Kind::NhsNumber,
            "999 000 0019",
            "is not a real number: check each digit, one may be wrong or two swapped",
        ),
        (
            Kind::Upn,
            "1",
            "must be a letter and 12 digits, like H801200001001",
        ),
    ] {
        assert_eq!(
            errors(of_kind(kind), &[("q", typed)]),
            [format!("q: The answer {says}")]
        );
    }
}

#[test]
fn right_answers_pass() {
    for (kind, typed) in [
        (
            Kind::Text {
                most: 5,
                autocomplete: None,
            },
            " abcde ",
        ),
        (Kind::TextArea { least: 3, most: 5 }, "a\r\nb\r\nc"),
        (Kind::Select { choices: colours() }, "red"),
        (Kind::Email, "name@example.org"),
        (Kind::Phone, "07700 900982"),
        (Kind::Postcode, "nm1 2ab"),
        (Kind::NhsNumber, "999 000 0018"),
        (Kind::Upn, "H801200001001"),
    ] {
        assert!(errors(of_kind(kind), &[("q", typed)]).is_empty(), "{typed}");
    }
}

#[test]
fn a_long_text_may_be_4000_characters_with_each_line_break_as_one() {
    let text = "x\r\n".repeat(1999);
    let area = || {
        of_kind(Kind::TextArea {
            least: 20,
            most: 4000,
        })
    };
    assert!(errors(area(), &[("q", &format!("{text}xx"))]).is_empty());
    assert_eq!(errors(area(), &[("q", &format!("{text}xxx"))]).len(), 1);
    assert_eq!(errors(area(), &[("q", &"x".repeat(1_000_000))]).len(), 1);
}

#[test]
fn none_of_these_rules_the_others_out() {
    let boxes = || of_kind(Kind::Checkboxes { choices: colours() });
    assert!(errors(boxes(), &[("q", "red"), ("q", "blue")]).is_empty());
    assert!(errors(boxes(), &[("q", "none")]).is_empty());
    assert_eq!(
        errors(boxes(), &[("q", "none"), ("q", "red")]),
        ["q: The answer must be “None of these” or other choices, not both"],
    );
}

#[test]
fn dates_name_the_wrong_part_and_the_reason() {
    let born = || Question::date("q", "Date of birth", DateRule::ChildBorn);
    for (typed, error) in [
        (
            ["31", "2", "2019"],
            "q-day: Date of birth must be a real date: February 2019 has 28 days",
        ),
        (
            ["1", "1", "2027"],
            "q-day: Date of birth must be today or in the past",
        ),
        (
            ["1", "1", "1900"],
            "q-year: Date of birth must be of a child: this one would be 126 years old",
        ),
        (
            ["1", "1", "19"],
            "q-year: Date of birth must have a year of 4 numbers, like 2019",
        ),
        (
            ["1", "", "2019"],
            "q-month: Date of birth must include a month",
        ),
    ] {
        let [day, month, year] = typed;
        let pairs = [("q-day", day), ("q-month", month), ("q-year", year)];
        assert_eq!(errors(born(), &pairs), [error]);
        assert_eq!(
            errors(born(), &[pairs.as_slice(), &[("q", "2019-01-01")]].concat()),
            [error]
        );
    }
}

#[test]
fn special_educational_needs_on_the_same_page_extend_the_age() {
    let born = || Question::date("q", "Date of birth", DateRule::ChildBorn);
    let pairs = [("q-day", "1"), ("q-month", "1"), ("q-year", "2003")];
    assert_eq!(errors(born(), &pairs).len(), 1);
    let with_send = [pairs.as_slice(), &[(SEND_QUESTION, "ehcp")]].concat();
    assert!(errors(born(), &with_send).is_empty());
}

#[test]
fn a_question_that_is_not_asked_is_not_checked() {
    let section = Section::new(
        "page",
        "Page",
        vec![
            Question::radios("a", "A", Choice::list([("yes", "Yes"), ("no", "No")])),
            Question::radios("b", "B", Choice::list([("yes", "Yes"), ("no", "No")]))
                .only_if("a", ["yes"]),
            Question::text("c", "C", 3)
                .only_if("b", ["yes"])
                .required("Enter c"),
        ],
    );
    let errors = |pairs: &[(&str, &str)]| {
        check(
            &section,
            &Answers::from_pairs(pairs.iter().copied()),
            today(),
        )
        .len()
    };
    assert_eq!(errors(&[("a", "yes"), ("b", "yes")]), 1);
    assert_eq!(
        errors(&[("a", "no"), ("b", "yes")]),
        0,
        "what hangs on it is not asked either"
    );
    assert_eq!(errors(&[("a", "yes"), ("b", "no"), ("c", "too long")]), 0);
}

#[test]
fn a_page_may_want_at_least_one_of_several_questions_answered() {
    let choices = || Choice::list([("yes", "Yes")]);
    let section = Section::new(
        "page",
        "Page",
        vec![
            Question::checkboxes("a", "A", choices()),
            Question::checkboxes("b", "B", choices()),
        ],
    )
    .at_least_one(["a", "b"], "Select at least one");
    let errors = |pairs: &[(&str, &str)]| {
        check(
            &section,
            &Answers::from_pairs(pairs.iter().copied()),
            today(),
        )
    };
    assert_eq!(errors(&[])[0].field, "a");
    assert_eq!(errors(&[("b", " ")])[0].message, "Select at least one");
    assert!(errors(&[("b", "yes")]).is_empty());
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let rules = [
        DateRule::ChildBorn,
        DateRule::Due,
        DateRule::Past,
        DateRule::Any,
    ];
    let mut kinds = vec![
        Kind::Text {
            most: 5,
            autocomplete: None,
        },
        Kind::TextArea { least: 2, most: 5 },
        Kind::Radios { choices: colours() },
        Kind::Checkboxes { choices: colours() },
        Kind::Email,
        Kind::Phone,
        Kind::Postcode,
        Kind::NhsNumber,
        Kind::Upn,
    ];
    kinds.extend(rules.map(Kind::Date));
    prop::sample::select(kinds)
}

/// Anything, and what is nearly right.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9A-Za-z +()@.é-]{0,14}", "[0-9]{1,4}"]
}

proptest! {
    #[test]
    fn no_answer_makes_a_check_panic(kind in any_kind(), values in prop::collection::vec(typed(), 0..4)) {
        let names = ["q", "q-day", "q-month", "q-year"];
        let pairs = names.iter().copied().zip(values.iter().map(String::as_str));
        let more = values.iter().map(|value| ("q", value.as_str()));
        let answers = Answers::from_pairs(pairs.chain(more));
        for error in check(&only(of_kind(kind)), &answers, today()) {
            prop_assert!(names.contains(&error.field.as_str()));
            prop_assert!(!error.message.is_empty());
        }
    }
}
