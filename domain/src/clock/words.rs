//! Times as people read them: London time, "5pm", "Thursday 14 May 2026".

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use super::calendar::{Calendar, local};
use super::promises::counted;

/// "14 May 2026"
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "14 May 2026", the day it is in London.
pub fn day(time: DateTime<Utc>) -> String {
    date(local(time).date_naive())
}

/// "14 May 2026, 3 days ago", "14 May 2026, today"
pub fn day_and_age(time: DateTime<Utc>, now: DateTime<Utc>) -> String {
    match (now - time).num_days() {
        0 => format!("{}, today", day(time)),
        days => format!("{}, {} ago", day(time), counted(days, "day")),
    }
}

/// "5pm on Thursday 14 May 2026"
pub fn moment(time: DateTime<Utc>) -> String {
    let time = local(time);
    format!("{} on {}", hour(time.time()), time.format("%A %-d %B %Y"))
}

/// "5pm", "9:05am", "midday", "midnight"
pub fn hour(time: NaiveTime) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => time.format("%-I%P").to_string(),
        _ => time.format("%-I:%M%P").to_string(),
    }
}

impl Calendar {
    /// A promise in words: "by 5pm on Thursday 14 May, 1 working day left", "by 5pm today", "late
    /// since 5pm today", "2 working days late, was due 5pm on Tuesday 12 May". The
    /// year stands only where it is not this year.
    pub fn words(&self, due: DateTime<Utc>, now: DateTime<Utc>) -> String {
        let days = self.working_days_between(now, due);
        let when = nearby(due, now);
        match (due < now, days) {
            (true, 0) => format!("late since {when}"),
            (true, _) => format!("{} late, was due {when}", working_days(-days)),
            (false, 0) => format!("by {when}"),
            (false, _) => format!("by {when}, {} left", working_days(days)),
        }
    }
}

/// A promise that runs day and night, in words: "by 3:40pm today, 38 minutes left", "2 hours late".
/// Working days would call one that slips on a Saturday "0 days late" until Monday.
pub fn around_the_clock(due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let length = length((due - now).abs());
    if due < now {
        format!("{length} late")
    } else {
        format!("by {}, {length} left", nearby(due, now))
    }
}

/// "38 minutes", "1 hour", "3 days": what is whole of it, in minutes below an hour and in hours
/// below two days.
fn length(long: TimeDelta) -> String {
    match (long.num_minutes(), long.num_hours()) {
        (0, _) => "less than a minute".into(),
        (minutes, 0) => counted(minutes, "minute"),
        (_, hours @ ..48) => counted(hours, "hour"),
        _ => counted(long.num_days(), "day"),
    }
}

/// Whether both are on one day in London.
pub fn same_day(one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
    local(one).date_naive() == local(other).date_naive()
}

/// "5pm today", "5pm on Thursday 14 May", "5pm on Monday 4 January 2027"
fn nearby(time: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let today = same_day(time, now);
    let (time, now) = (local(time), local(now));
    let hour = hour(time.time());
    if today {
        format!("{hour} today")
    } else if time.year() == now.year() {
        format!("{hour} on {}", time.format("%A %-d %B"))
    } else {
        format!("{hour} on {}", time.format("%A %-d %B %Y"))
    }
}

fn working_days(count: i64) -> String {
    counted(count, "working day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_says_how_long_ago_it_was() {
        let time: DateTime<Utc> = "2026-05-14T09:00:00Z".parse().expect("a time");
        for (hours, wanted) in [
            (23, "14 May 2026, today"),
            (24, "14 May 2026, 1 day ago"),
            (80, "14 May 2026, 3 days ago"),
        ] {
            let now = time + TimeDelta::hours(hours);
            assert_eq!(day_and_age(time, now), wanted);
        }
    }

    #[test]
    fn a_promise_around_the_clock_is_worded_in_real_time() {
        // A Saturday evening in summer, when no working day passes until Monday.
        let due: DateTime<Utc> = "2026-05-16T18:30:00Z".parse().expect("a time");
        for (minutes, wanted) in [
            (-2 * 24 * 60, "by 7:30pm on Saturday 16 May, 2 days left"),
            (-119, "by 7:30pm today, 1 hour left"),
            (-38, "by 7:30pm today, 38 minutes left"),
            (0, "by 7:30pm today, less than a minute left"),
            (1, "1 minute late"),
            (60 * 47 + 59, "47 hours late"),
            (60 * 24 * 3, "3 days late"),
        ] {
            let now = due + TimeDelta::minutes(minutes);
            assert_eq!(around_the_clock(due, now), wanted, "{minutes}");
        }
    }
}
