//! Times as people read them: London time, "5pm", "Thursday 14 May 2026".

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

use super::calendar::{Calendar, local};

/// "14 May 2026"
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "14 May 2026", the day it is in London.
pub fn day(time: DateTime<Utc>) -> String {
    date(local(time).date_naive())
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
    /// since 5pm today", "2 working days late". The year stands only where it is not this year.
    pub fn words(&self, due: DateTime<Utc>, now: DateTime<Utc>) -> String {
        let days = self.working_days_between(now, due);
        let when = nearby(due, now);
        match (due < now, days) {
            (true, 0) => format!("late since {when}"),
            (true, _) => format!("{} late", working_days(-days)),
            (false, 0) => format!("by {when}"),
            (false, _) => format!("by {when}, {} left", working_days(days)),
        }
    }
}

/// "5pm today", "5pm on Thursday 14 May", "5pm on Monday 4 January 2027"
fn nearby(time: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (time, now) = (local(time), local(now));
    let hour = hour(time.time());
    if time.date_naive() == now.date_naive() {
        format!("{hour} today")
    } else if time.year() == now.year() {
        format!("{hour} on {}", time.format("%A %-d %B"))
    } else {
        format!("{hour} on {}", time.format("%A %-d %B %Y"))
    }
}

fn working_days(count: i64) -> String {
    format!("{count} working day{}", if count == 1 { "" } else { "s" })
}
