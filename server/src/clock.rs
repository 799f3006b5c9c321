//! The one place that asks the machine for the time.

use chrono::{DateTime, Utc};
use stepwise_domain::clock::{Clock, whole_micros};

/// The machine's clock: the one place that asks it.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        whole_micros(Utc::now())
    }
}
