//! The calendar against a slow one that walks hour by hour and day by day.

use chrono::NaiveTime;
use proptest::prelude::*;

use super::*;

const HOUR: TimeDelta = TimeDelta::hours(1);

/// The hour of day in London, by the rule of the law rather than the time zone tables: an hour
/// ahead from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
fn london(time: DateTime<Utc>) -> chrono::NaiveDateTime {
    use chrono::Datelike;
    let change = |month| {
        let last = (25..=31)
            .filter_map(|day| chrono::NaiveDate::from_ymd_opt(time.year(), month, day))
            .find(|day| day.weekday() == chrono::Weekday::Sun);
        last.and_then(|day| day.and_hms_opt(1, 0, 0))
            .expect("a Sunday")
            .and_utc()
    };
    let summer = change(3) <= time && time < change(10);
    time.naive_utc() + if summer { HOUR } else { TimeDelta::zero() }
}

/// Walks on hour by hour from the next full hour, counting each 5pm of a working day.
fn slow_due(calendar: &Calendar, from: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    let five = NaiveTime::from_hms_opt(17, 0, 0).expect("a time");
    let whole =
        DateTime::from_timestamp(from.timestamp().div_euclid(3600) * 3600, 0).expect("a time");
    let mut time = if whole < from { whole + HOUR } else { whole };
    let mut passed = 0;
    loop {
        let here = london(time);
        if here.time() == five && calendar.is_working_day(here.date()) {
            if passed == days {
                return time;
            }
            passed += 1;
        }
        time += HOUR;
    }
}

prop_compose! {
    fn any_time()(seconds in 1_704_067_200_i64..1_900_000_000) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a time")
    }
}

proptest! {
    #[test]
    fn the_due_time_is_the_nth_five_o_clock(from in any_time(), days in 0_u32..25) {
        let calendar = calendar();
        prop_assert_eq!(
            calendar.due(from, Allowance::WorkingDays(days)),
            slow_due(&calendar, from, days)
        );
    }

    #[test]
    fn a_pause_of_no_length_changes_nothing(from in any_time(), days in 0_u32..25) {
        let calendar = calendar();
        let due = calendar.due(from, Allowance::WorkingDays(days));
        prop_assert_eq!(calendar.due_after_pause(due, from, from), due);
    }

    #[test]
    fn resuming_later_never_makes_a_promise_earlier(
        from in any_time(), days in 0_u32..25, one in 0_i32..900, two in 0_i32..900
    ) {
        let calendar = calendar();
        let due = calendar.due(from, Allowance::WorkingDays(days));
        let (soon, late) = (one.min(two), one.max(two));
        let resumed = |hours| calendar.due_after_pause(due, from, from + HOUR * hours);
        prop_assert!(due <= resumed(soon));
        prop_assert!(resumed(soon) <= resumed(late));
    }

    #[test]
    fn working_days_between_is_the_same_backwards(one in any_time(), hours in 0_i32..2_000) {
        let calendar = calendar();
        let two = one + HOUR * hours;
        let there = calendar.working_days_between(one, two);
        prop_assert!(there >= 0);
        prop_assert_eq!(calendar.working_days_between(two, one), -there);
    }

    #[test]
    fn nothing_falls_due_sooner_than_at_least(from in any_time(), count in 0_u32..40) {
        let calendar = calendar();
        for allowance in [
            Allowance::AtOnce,
            Allowance::Hours(count),
            Allowance::WorkingDays(count),
            Allowance::CalendarDays(count.max(1)),
            Allowance::Weeks(count.max(1)),
            Allowance::Months(count.max(1)),
        ] {
            let due = calendar.due(from, allowance);
            prop_assert!(due - from >= allowance.at_least(), "{allowance}: {from} to {due}");
        }
    }
}
