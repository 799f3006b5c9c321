//! The one place that asks the machine for the time.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_domain::clock::{Clock, whole_micros};

/// The machine's clock: the one place that asks it.
pub struct SystemClock {
    ahead: TimeDelta,
}

impl SystemClock {
    /// A clock that runs so many days ahead of the machine's, to see in a demonstration what time
    /// brings. A service that people rely on runs 0 ahead.
    pub fn ahead(days: u16) -> Self {
        Self {
            ahead: TimeDelta::days(days.into()),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        whole_micros(Utc::now() + self.ahead)
    }
}
