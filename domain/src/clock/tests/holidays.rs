//! The bank holidays, worked out a second time by rule instead of read.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// Easter Sunday of the Gregorian calendar, by the usual congruences.
fn easter(year: i32) -> NaiveDate {
    let (golden, century) = (year % 19, year / 100);
    let skipped = century - century / 4 - (8 * century + 13) / 25;
    let epact = (skipped + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let from_march = u64::try_from(moon - weekday + 28 - 1).expect("after 1 March");
    ymd(year, 3, 1) + Days::new(from_march)
}

fn first_monday(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 1).expect("a Monday")
}

fn last_monday(year: i32, month: u32) -> NaiveDate {
    let mut days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
    days.rfind(|day| day.weekday() == Weekday::Mon)
        .expect("a Monday")
}

fn by_rule(year: i32) -> BTreeSet<NaiveDate> {
    let easter = easter(year);
    let mut days = BTreeSet::from([
        easter - Days::new(2),
        easter + Days::new(1),
        first_monday(year, 5),
        last_monday(year, 5),
        last_monday(year, 8),
    ]);
    // A fixed day on a weekend moves to the next weekday that is not taken.
    for mut day in [ymd(year, 1, 1), ymd(year, 12, 25), ymd(year, 12, 26)] {
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || days.contains(&day) {
            day = day + Days::new(1);
        }
        days.insert(day);
    }
    days
}

#[test]
fn the_bank_holidays_from_2024_to_2030_are_those_the_rules_give() {
    let calendar = calendar();
    let in_file: BTreeSet<_> = calendar.holidays().iter().map(|(day, _)| day).collect();
    let worked_out: BTreeSet<_> = (2024..=2030).flat_map(by_rule).collect();
    assert_eq!(in_file, worked_out);
    assert_eq!(in_file.len(), 7 * 8);
    assert_eq!(calendar.holidays().last_year(), Some(2030));
    assert_eq!(
        calendar.holidays().name(ymd(2027, 3, 26)),
        Some("Good Friday")
    );
}

#[test]
fn a_mistake_in_the_file_is_told_with_its_line() {
    let said = |text| Holidays::read(text).expect_err("a mistake").to_string();
    assert_eq!(
        said("[holidays]\n2026-12-25 = \"Christmas Day\"\n2026-12-26 = \"Boxing Day\"\n"),
        "line 3: 2026-12-26 is a Saturday: write the weekday it moves to"
    );
    assert_eq!(
        said("# days\n[holidays]\n\n2026-02-30 = \"No day\"\n"),
        "line 4: “2026-02-30” is not a date such as 2026-12-25"
    );
    assert_eq!(
        said("[holidays]\n2026-12-25 = \" \"\n"),
        "line 2: 2026-12-25 has no name"
    );
    assert!(
        said("[holidays]\n2026-12-25 = \"One\"\n2026-12-25 = \"Two\"\n").starts_with("line 3: ")
    );
    assert!(said("[holidays]\n2026-12-25 = 1\n").starts_with("line 2: "));
    assert!(said("[holiday]\n").starts_with("line 1: "));
}
