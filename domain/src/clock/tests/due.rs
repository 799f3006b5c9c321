//! When promises fall due: Fridays, Easter, Christmas, both clock changes, pauses.

use super::*;

#[test]
fn promises_fall_due_on_working_days_in_london_time() {
    use Allowance::*;
    let table = [
        // In the week, before, at and after the cut-off.
        (
            "2026-05-12T10:00+01:00",
            WorkingDays(1),
            "2026-05-13T17:00+01:00",
        ),
        (
            "2026-05-12T17:00+01:00",
            WorkingDays(1),
            "2026-05-13T17:00+01:00",
        ),
        (
            "2026-05-12T17:01+01:00",
            WorkingDays(1),
            "2026-05-14T17:00+01:00",
        ),
        (
            "2026-05-12T10:00+01:00",
            WorkingDays(0),
            "2026-05-12T17:00+01:00",
        ),
        (
            "2026-05-12T18:00+01:00",
            WorkingDays(0),
            "2026-05-13T17:00+01:00",
        ),
        // Late on a Friday counts from Monday, and a weekend counts from Monday.
        (
            "2026-05-15T16:59+01:00",
            WorkingDays(1),
            "2026-05-18T17:00+01:00",
        ),
        (
            "2026-05-15T17:01+01:00",
            WorkingDays(1),
            "2026-05-19T17:00+01:00",
        ),
        (
            "2026-05-16T03:00+01:00",
            WorkingDays(1),
            "2026-05-19T17:00+01:00",
        ),
        // Late on the Friday before a bank holiday Monday.
        (
            "2026-05-22T17:30+01:00",
            WorkingDays(1),
            "2026-05-27T17:00+01:00",
        ),
        // Easter: Good Friday and Easter Monday.
        (
            "2026-04-02T12:00+01:00",
            WorkingDays(1),
            "2026-04-07T17:00+01:00",
        ),
        (
            "2026-04-02T17:30+01:00",
            WorkingDays(1),
            "2026-04-08T17:00+01:00",
        ),
        (
            "2026-04-03T12:00+01:00",
            WorkingDays(3),
            "2026-04-10T17:00+01:00",
        ),
        // Christmas with a substitute day, and New Year.
        (
            "2026-12-24T12:00+00:00",
            WorkingDays(1),
            "2026-12-29T17:00+00:00",
        ),
        (
            "2026-12-24T18:00+00:00",
            WorkingDays(1),
            "2026-12-30T17:00+00:00",
        ),
        (
            "2027-12-24T12:00+00:00",
            WorkingDays(3),
            "2027-12-31T17:00+00:00",
        ),
        (
            "2027-12-31T12:00+00:00",
            WorkingDays(1),
            "2028-01-04T17:00+00:00",
        ),
        // The clocks go forward on 29 March 2026 and back on 25 October.
        (
            "2026-03-27T12:00+00:00",
            WorkingDays(1),
            "2026-03-30T17:00+01:00",
        ),
        (
            "2026-10-23T12:00+01:00",
            WorkingDays(1),
            "2026-10-26T17:00+00:00",
        ),
        ("2026-03-29T00:30+00:00", Hours(4), "2026-03-29T05:30+01:00"),
        ("2026-10-25T00:30+01:00", Hours(4), "2026-10-25T03:30+00:00"),
        // Summer time decides which day and hour it is: 16:30 UTC is half past five.
        (
            "2026-05-12T16:30+00:00",
            WorkingDays(1),
            "2026-05-14T17:00+01:00",
        ),
        (
            "2026-05-17T23:30+00:00",
            WorkingDays(0),
            "2026-05-18T17:00+01:00",
        ),
        // By the wall clock, whatever the day.
        ("2026-12-25T03:00+00:00", AtOnce, "2026-12-25T03:00+00:00"),
        ("2026-12-25T03:00+00:00", Hours(1), "2026-12-25T04:00+00:00"),
        // Weeks and months move to the next working day; days do not.
        ("2026-05-12T10:00+01:00", Weeks(6), "2026-06-23T17:00+01:00"),
        ("2026-11-16T10:00+00:00", Weeks(6), "2026-12-29T17:00+00:00"),
        (
            "2026-08-31T10:00+01:00",
            Months(6),
            "2027-03-01T17:00+00:00",
        ),
        (
            "2026-11-25T10:00+00:00",
            CalendarDays(30),
            "2026-12-25T17:00+00:00",
        ),
    ];
    for (from, allowance, due) in table {
        assert_eq!(
            calendar().due(at(from), allowance),
            at(due),
            "{from} {allowance:?}"
        );
    }
}

#[test]
fn a_pause_gives_back_the_working_days_that_were_left() {
    let table = [
        // due, paused, resumed, due instead
        (
            "2026-05-14T17:00+01:00",
            "2026-05-12T10:00+01:00",
            "2026-05-20T10:00+01:00",
            "2026-05-22T17:00+01:00",
        ),
        (
            "2026-05-14T17:00+01:00",
            "2026-05-12T10:00+01:00",
            "2026-05-12T11:00+01:00",
            "2026-05-14T17:00+01:00",
        ),
        // Paused on the last day: the working day it resumes.
        (
            "2026-05-14T17:00+01:00",
            "2026-05-14T10:00+01:00",
            "2026-05-20T10:00+01:00",
            "2026-05-20T17:00+01:00",
        ),
        (
            "2026-05-14T17:00+01:00",
            "2026-05-14T10:00+01:00",
            "2026-05-22T18:00+01:00",
            "2026-05-26T17:00+01:00",
        ),
        // Late before the pause: the same.
        (
            "2026-05-14T17:00+01:00",
            "2026-05-18T10:00+01:00",
            "2026-05-20T10:00+01:00",
            "2026-05-20T17:00+01:00",
        ),
        // Friday evening to Monday's cut-off is Monday alone.
        (
            "2026-05-18T17:00+01:00",
            "2026-05-15T18:00+01:00",
            "2026-05-20T10:00+01:00",
            "2026-05-20T17:00+01:00",
        ),
    ];
    for (due, paused, resumed, instead) in table {
        let got = calendar().due_after_pause(at(due), at(paused), at(resumed));
        assert_eq!(got, at(instead), "{due} {paused} {resumed}");
    }
}

#[test]
fn one_working_day_is_left_from_the_morning_before() {
    let table = [
        ("2026-05-14T17:00+01:00", "2026-05-13T09:00+01:00"),
        // Monday's is Friday's; and over Easter it is Thursday's.
        ("2026-05-18T17:00+01:00", "2026-05-15T09:00+01:00"),
        ("2026-04-07T17:00+01:00", "2026-04-02T09:00+01:00"),
        // Over the change to summer time.
        ("2026-03-30T17:00+01:00", "2026-03-27T09:00+00:00"),
    ];
    for (due, morning) in table {
        let got = calendar().morning_before(at(due));
        assert_eq!(got, at(morning), "{due}");
        assert_eq!(calendar().working_days_between(got, at(due)), 1, "{due}");
    }
}
