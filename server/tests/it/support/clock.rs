//! The tests' own time.

use chrono::{DateTime, TimeZone, Utc};

/// Noon on an ordinary Tuesday.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 3, 2, 12, 0, 0)
        .single()
        .expect("a time in UTC is never ambiguous")
}
