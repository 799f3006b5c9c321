//! Working days: when a promise falls due, and how many days are left.

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday,
};
use chrono_tz::Europe::London;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Allowance, HolidayError, Holidays};

/// When the office is at work, in London time. In a settings file: `cut_off = "17:00:00"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hours {
    pub opens: NaiveTime,
    pub closes: NaiveTime,
    /// What arrives later than this counts from the next working day; promises fall due then.
    pub cut_off: NaiveTime,
    /// When the day's summary goes to those who asked for one.
    pub summary: NaiveTime,
}

impl Default for Hours {
    fn default() -> Self {
        let nine = NaiveTime::MIN + TimeDelta::hours(9);
        let four = NaiveTime::MIN + TimeDelta::hours(16);
        let five = NaiveTime::MIN + TimeDelta::hours(17);
        Self {
            opens: nine,
            closes: five,
            cut_off: five,
            summary: four,
        }
    }
}

/// The working days of one council.
#[derive(Clone, Debug)]
pub struct Calendar {
    holidays: Holidays,
    hours: Hours,
}

impl Calendar {
    pub const fn new(holidays: Holidays, hours: Hours) -> Self {
        Self { holidays, hours }
    }

    /// Office hours of Monday to Friday, 9 to 5, and the bank holidays that come with Stepwise. The
    /// error is about that file, which a test reads.
    pub fn built_in() -> Result<Self, HolidayError> {
        let holidays = Holidays::read(include_str!("../../data/bank-holidays.toml"))?;
        Ok(Self::new(holidays, Hours::default()))
    }

    pub const fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    pub const fn hours(&self) -> Hours {
        self.hours
    }

    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && self.holidays.name(day).is_none()
    }

    /// Whether nobody is watching.
    pub fn is_out_of_hours(&self, now: DateTime<Utc>) -> bool {
        let now = local(now);
        let office = self.hours.opens..self.hours.closes;
        !self.is_working_day(now.date_naive()) || !office.contains(&now.time())
    }

    /// When what was promised at `from` falls due: at the cut-off of a day, save for [`AtOnce`] and
    /// [`Hours`], which run by the clock on the wall.
    ///
    /// [`AtOnce`]: Allowance::AtOnce
    /// [`Hours`]: Allowance::Hours
    pub fn due(&self, from: DateTime<Utc>, allowance: Allowance) -> DateTime<Utc> {
        let day = local(from).date_naive();
        let due = match allowance {
            Allowance::AtOnce => return from,
            Allowance::Hours(hours) => {
                let due = from.checked_add_signed(TimeDelta::hours(hours.into()));
                return due.unwrap_or(DateTime::<Utc>::MAX_UTC);
            }
            Allowance::WorkingDays(days) => self.add_working_days(self.counting_day(from), days),
            Allowance::Weeks(weeks) => self.first_working_day(later(day, u64::from(weeks) * 7)),
            Allowance::Months(months) => self.first_working_day(
                day.checked_add_months(Months::new(months))
                    .unwrap_or(NaiveDate::MAX),
            ),
            Allowance::CalendarDays(days) => later(day, days.into()),
        };
        self.end_of(due)
    }

    /// When a promise that stood still from `paused` to `resumed` falls due instead: the working
    /// days that were left at the pause are granted again. One that was late already, or had only
    /// the day itself, falls due on the working day it resumes.
    pub fn due_after_pause(
        &self,
        due: DateTime<Utc>,
        paused: DateTime<Utc>,
        resumed: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let left = self.working_days(self.counting_day(paused), local(due).date_naive());
        self.due(resumed, Allowance::WorkingDays(left))
    }

    /// The working days after the day of `from`, up to and with the day of `to`; negative where
    /// `to` is the earlier. Days only: the time of day does not matter.
    pub fn working_days_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
        let (from, to) = (local(from).date_naive(), local(to).date_naive());
        if from <= to {
            self.working_days(from, to).into()
        } else {
            -i64::from(self.working_days(to, from))
        }
    }

    /// When the office opens on the working day before the day of `due`: one working day is left.
    pub fn morning_before(&self, due: DateTime<Utc>) -> DateTime<Utc> {
        let mut day = earlier(local(due).date_naive());
        while !self.is_working_day(day) && day > NaiveDate::MIN {
            day = earlier(day);
        }
        instant(day.and_time(self.hours.opens))
    }

    /// When the first summary goes that can still tell what happens at this time: on a working day.
    pub fn next_summary(&self, from: DateTime<Utc>) -> DateTime<Utc> {
        let from = local(from);
        let missed = from.time() >= self.hours.summary;
        let day = self.first_working_day(later(from.date_naive(), missed.into()));
        instant(day.and_time(self.hours.summary))
    }

    /// The working day that an arrival counts from.
    fn counting_day(&self, arrival: DateTime<Utc>) -> NaiveDate {
        let arrival = local(arrival);
        let late = arrival.time() > self.hours.cut_off;
        self.first_working_day(later(arrival.date_naive(), late.into()))
    }

    /// This day, or the first working day after it.
    fn first_working_day(&self, mut day: NaiveDate) -> NaiveDate {
        while !self.is_working_day(day) && day < NaiveDate::MAX {
            day = later(day, 1);
        }
        day
    }

    fn add_working_days(&self, mut day: NaiveDate, count: u32) -> NaiveDate {
        for _ in 0..count {
            day = self.first_working_day(later(day, 1));
        }
        day
    }

    /// The working days after `from`, up to and with `to`.
    fn working_days(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.map(|day| u32::from(self.is_working_day(day))).sum()
    }

    /// When the office closes on this day.
    pub fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        instant(day.and_time(self.hours.cut_off))
    }
}

/// When it is this time on the wall in London. One in the hour that is skipped in March is taken
/// for the end of that hour.
pub fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    let there = wall.and_local_timezone(London);
    let there = there.earliest().or_else(|| {
        let hour_on = wall.checked_add_signed(TimeDelta::hours(1))?;
        hour_on.and_local_timezone(London).earliest()
    });
    there.map_or(DateTime::<Utc>::MAX_UTC, |there| there.to_utc())
}

/// The time on the wall in London.
pub(crate) fn local(time: DateTime<Utc>) -> DateTime<Tz> {
    time.with_timezone(&London)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

fn earlier(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(NaiveDate::MIN)
}
