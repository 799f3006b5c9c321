//! Time: what it is now, and when a promise falls due.
//!
//! Nothing in Stepwise asks the machine for the time except through [`Clock`], so that every rule
//! about time can be tested on a Friday evening before a bank holiday.

#[cfg(feature = "server")]
mod calendar;
#[cfg(feature = "server")]
mod holidays;
mod kind;
pub mod promises;
#[cfg(all(test, feature = "server"))]
mod tests;
#[cfg(feature = "server")]
pub mod words;

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

#[cfg(feature = "server")]
pub(crate) use calendar::local;
#[cfg(feature = "server")]
pub use calendar::{Calendar, Hours, instant};
#[cfg(feature = "server")]
pub use holidays::{HolidayError, Holidays};
pub use kind::ClockKind;
pub use promises::{Allowance, Promises};

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now, in whole microseconds: see [`whole_micros`].
    fn now(&self) -> DateTime<Utc>;
}

/// Drops what is finer than a microsecond, which a database would drop: so a time read back equals
/// the time written.
#[must_use]
pub fn whole_micros(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(6)
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    pub fn at(time: DateTime<Utc>) -> Self {
        Self(Mutex::new(whole_micros(time)))
    }

    pub fn set(&self, time: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = whole_micros(time);
    }

    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
