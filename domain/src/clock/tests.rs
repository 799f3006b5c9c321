mod due;
mod holidays;
mod reference;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;

fn calendar() -> Calendar {
    Calendar::built_in().expect("the built-in file is right")
}

/// A time written with its own offset from UTC, so that no table leans on the code under test.
fn at(text: &str) -> DateTime<Utc> {
    let minutes = format!("{}:00{}", &text[..16], &text[16..]);
    let time = DateTime::parse_from_rfc3339(&minutes);
    time.unwrap_or_else(|_| panic!("{text} is no time"))
        .to_utc()
}

#[test]
fn a_fixed_clock_stands_still_in_whole_microseconds_until_it_is_moved() {
    let clock = FixedClock::at(at("2026-05-14T10:00+01:00") + TimeDelta::nanoseconds(1_999));
    let then = at("2026-05-14T10:00+01:00") + TimeDelta::microseconds(1);
    assert_eq!(clock.now(), then);
    clock.advance(TimeDelta::hours(1));
    assert_eq!(clock.now(), then + TimeDelta::hours(1));
}

#[test]
fn a_promise_is_put_in_words() {
    let due = "2026-05-14T17:00+01:00";
    let table = [
        (
            due,
            "2026-05-11T10:00+01:00",
            "by 5pm on Thursday 14 May, 3 working days left",
        ),
        (
            due,
            "2026-05-13T20:00+01:00",
            "by 5pm on Thursday 14 May, 1 working day left",
        ),
        (due, "2026-05-14T17:00+01:00", "by 5pm today"),
        (due, "2026-05-14T17:01+01:00", "late since 5pm today"),
        (
            due,
            "2026-05-15T09:00+01:00",
            "1 working day late, was due 5pm on Thursday 14 May",
        ),
        (
            due,
            "2026-05-17T09:00+01:00",
            "1 working day late, was due 5pm on Thursday 14 May",
        ),
        (
            due,
            "2026-05-18T09:00+01:00",
            "2 working days late, was due 5pm on Thursday 14 May",
        ),
        (
            "2026-05-15T17:00+01:00",
            "2026-05-16T09:00+01:00",
            "late since 5pm on Friday 15 May",
        ),
        (
            "2026-05-16T14:37+01:00",
            "2026-05-16T13:37+01:00",
            "by 2:37pm today",
        ),
        (
            "2027-01-04T17:00+00:00",
            "2026-12-31T09:00+00:00",
            "by 5pm on Monday 4 January 2027, 1 working day left",
        ),
    ];
    for (due, now, words) in table {
        assert_eq!(calendar().words(at(due), at(now)), words, "{due} {now}");
    }
    assert_eq!(words::moment(at(due)), "5pm on Thursday 14 May 2026");
    assert_eq!(words::day(at("2026-05-14T23:30+00:00")), "15 May 2026");
    assert_eq!(
        words::moment(at("2026-01-05T12:00+00:00")),
        "midday on Monday 5 January 2026"
    );
}

#[test]
fn nobody_is_watching_outside_office_hours() {
    for (now, out) in [
        ("2026-05-14T08:59+01:00", true),
        ("2026-05-14T09:00+01:00", false),
        ("2026-05-14T16:59+01:00", false),
        ("2026-05-14T17:00+01:00", true),
        ("2026-05-16T12:00+01:00", true),
        ("2026-05-25T12:00+01:00", true),
        ("2026-05-14T08:30+00:00", false),
        ("2026-11-16T08:30+00:00", true),
    ] {
        assert_eq!(calendar().is_out_of_hours(at(now)), out, "{now}");
    }
}

#[test]
fn an_allowance_is_put_in_words() {
    let said: Vec<_> = [
        Allowance::AtOnce,
        Allowance::WorkingDays(0),
        Allowance::WorkingDays(1),
        Allowance::Weeks(6),
    ]
    .map(|a| a.to_string())
    .into();
    assert_eq!(
        said,
        [
            "at once",
            "the same working day",
            "1 working day",
            "6 weeks"
        ]
    );
}

#[test]
fn a_settings_file_may_change_one_promise_and_leave_the_others() {
    let read: Promises = toml::from_str("triage = { working_days = 2 }\nacknowledge = \"at_once\"")
        .expect("settings");
    let expected = Promises {
        triage: Allowance::WorkingDays(2),
        ..Promises::default()
    };
    assert_eq!(read, expected);
    assert!(toml::from_str::<Promises>("triaje = { hours = 2 }").is_err());
}

#[test]
fn the_days_summary_goes_at_four_on_working_days_and_tells_what_came_before() {
    let table = [
        ("2026-05-14T10:00+01:00", "2026-05-14T16:00+01:00"),
        ("2026-05-14T15:59+01:00", "2026-05-14T16:00+01:00"),
        ("2026-05-14T16:00+01:00", "2026-05-15T16:00+01:00"),
        // A weekend, and the late May bank holiday after it.
        ("2026-05-15T17:00+01:00", "2026-05-18T16:00+01:00"),
        ("2026-05-22T16:30+01:00", "2026-05-26T16:00+01:00"),
        // Christmas.
        ("2026-12-24T16:00+00:00", "2026-12-29T16:00+00:00"),
        // The clocks go forward and back over the weekend.
        ("2027-03-26T23:30+00:00", "2027-03-30T16:00+01:00"),
        ("2026-10-23T20:00+01:00", "2026-10-26T16:00+00:00"),
    ];
    for (from, goes) in table {
        assert_eq!(calendar().next_summary(at(from)), at(goes), "{from}");
    }
}
