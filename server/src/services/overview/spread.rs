//! The middle and the far end of a set of measures: lengths of time, or scores.

use chrono::TimeDelta;

/// The measure that at least `percent` of them do not exceed: the nearest rank, so that it is one
/// that was measured. None of none.
pub fn percentile<T: Copy>(sorted: &[T], percent: usize) -> Option<T> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// A length of time in words: hours up to two days, days after that.
pub fn words(length: TimeDelta) -> String {
    let (count, unit) = match length.num_hours() {
        ..1 => return "under 1 hour".into(),
        hours @ 1..48 => (hours, "hour"),
        _ => (length.num_days(), "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(all: &[i64]) -> Vec<TimeDelta> {
        all.iter().map(|hours| TimeDelta::hours(*hours)).collect()
    }

    #[test]
    fn a_percentile_is_a_length_that_was_measured() {
        let all: Vec<i64> = (1..=20).collect();
        let all = hours(&all);
        assert_eq!(percentile(&all, 50), Some(TimeDelta::hours(10)));
        assert_eq!(percentile(&all, 95), Some(TimeDelta::hours(19)));
        assert_eq!(percentile(&hours(&[7]), 95), Some(TimeDelta::hours(7)));
        assert_eq!(percentile(&hours(&[1, 9]), 50), Some(TimeDelta::hours(1)));
        assert_eq!(percentile(&hours(&[]), 50), None);
    }

    #[test]
    fn a_length_is_said_in_the_unit_that_people_would_use() {
        let said = |minutes| words(TimeDelta::minutes(minutes));
        assert_eq!(said(59), "under 1 hour");
        assert_eq!(said(60), "1 hour");
        assert_eq!(said(47 * 60 + 59), "47 hours");
        assert_eq!(said(48 * 60), "2 days");
    }
}
