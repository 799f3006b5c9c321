//! Every slip in a date, and the edges of each rule.

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn parse(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateFault> {
    DateParts { day, month, year }.parse()
}

#[test]
fn months_may_be_numbers_or_names() {
    for month in ["3", "03", "mar", "March", "MARCH"] {
        assert_eq!(parse("5", month, "2019"), Ok(day(2019, 3, 5)), "{month}");
    }
    assert_eq!(parse("29", "2", "2024"), Ok(day(2024, 2, 29)));
}

#[test]
fn each_slip_names_the_first_wrong_field_and_what_is_wrong() {
    for (typed, part, says) in [
        (("", "3", "2019"), "day", "must include a day"),
        (("5", "", ""), "month", "must include a month and a year"),
        (
            ("0", "3", "2019"),
            "day",
            "must have a day between 1 and 31",
        ),
        (
            ("32", "3", "2019"),
            "day",
            "must have a day between 1 and 31",
        ),
        (
            ("+5", "3", "2019"),
            "day",
            "must have a day between 1 and 31",
        ),
        (
            ("5", "13", "2019"),
            "month",
            "must have a month between 1 and 12",
        ),
        (
            ("5", "ma", "2019"),
            "month",
            "must have a month between 1 and 12",
        ),
        (
            ("5", "3", "19"),
            "year",
            "must have a year of 4 numbers, like 2019",
        ),
        (
            ("5", "3", "20l9"),
            "year",
            "must have a year of 4 numbers, like 2019",
        ),
        (
            ("5", "3", "20190"),
            "year",
            "must have a year of 4 numbers, like 2019",
        ),
        (
            ("31", "2", "2019"),
            "day",
            "must be a real date: February 2019 has 28 days",
        ),
        (
            ("30", "2", "2024"),
            "day",
            "must be a real date: February 2024 has 29 days",
        ),
        (
            ("31", "apr", "2019"),
            "day",
            "must be a real date: April 2019 has 30 days",
        ),
    ] {
        let fault = parse(typed.0, typed.1, typed.2).unwrap_err();
        assert_eq!((fault.part, fault.says.as_str()), (part, says), "{typed:?}");
    }
}

const TODAY: (i32, u32, u32) = (2026, 11, 20);

fn allows(rule: DateRule, date: NaiveDate, send: bool) -> bool {
    rule.check(date, day(TODAY.0, TODAY.1, TODAY.2), send)
        .is_ok()
}

#[test]
fn a_child_is_19_or_younger_or_25_with_special_educational_needs() {
    let rule = DateRule::ChildBorn;
    for (date, alone, with_send) in [
        (day(2026, 11, 20), true, true),
        (day(2026, 11, 21), false, false),
        (day(2027, 5, 1), false, false),
        (day(2006, 11, 21), true, true),
        (day(2006, 11, 20), false, true),
        (day(2000, 11, 21), false, true),
        (day(2000, 11, 20), false, false),
        (day(1900, 1, 1), false, false),
    ] {
        assert_eq!(
            (allows(rule, date, false), allows(rule, date, true)),
            (alone, with_send),
            "{date}"
        );
    }
    let old = rule
        .check(day(1900, 1, 1), day(2026, 11, 20), true)
        .unwrap_err();
    assert_eq!(
        old.says,
        "must be of a child: this one would be 126 years old"
    );
}

#[test]
fn a_due_date_is_up_to_four_weeks_past_and_ten_months_ahead() {
    for (date, fits) in [
        (day(2026, 10, 22), false),
        (day(2026, 10, 23), true),
        (day(2027, 9, 20), true),
        (day(2027, 9, 21), false),
    ] {
        assert_eq!(allows(DateRule::Due, date, false), fits, "{date}");
    }
}

#[test]
fn what_happened_is_not_ahead_and_not_before_1900() {
    for (date, past, any) in [
        (day(1899, 12, 31), false, false),
        (day(1900, 1, 1), true, true),
        (day(2026, 11, 20), true, true),
        (day(2026, 11, 21), false, true),
        (day(2036, 11, 20), false, true),
        (day(2036, 11, 21), false, false),
    ] {
        assert_eq!(
            (
                allows(DateRule::Past, date, false),
                allows(DateRule::Any, date, false)
            ),
            (past, any),
            "{date}"
        );
    }
}
