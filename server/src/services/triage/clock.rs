//! How a referral's promise stands, as a page shows it.

use chrono::{DateTime, Utc};
use stepwise_app::components::clock_words::{ClockState, ClockWordsOptions};
use stepwise_domain::clock::words;
use stepwise_domain::referral::State;

use crate::app::App;
use crate::store::referrals::Referral;
use crate::store::triage::Line;

/// The times that a clock is read from.
pub struct Times {
    pub state: State,
    pub due_at: DateTime<Utc>,
    pub paused_at: Option<DateTime<Utc>>,
    /// While it stands still: when the answer is due.
    pub late_from: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl From<&Line> for Times {
    fn from(line: &Line) -> Self {
        Self {
            state: line.state,
            due_at: line.due_at,
            paused_at: line.paused_at,
            late_from: line.late_from,
            decided_at: line.decided_at,
            closed_at: line.closed_at,
        }
    }
}

impl From<&Referral> for Times {
    fn from(referral: &Referral) -> Self {
        Self {
            state: referral.state,
            due_at: referral.row.due_at,
            paused_at: referral.row.paused_at,
            late_from: referral.row.late_from,
            decided_at: referral.row.decided_at,
            closed_at: referral.row.closed_at,
        }
    }
}

/// The clock in words.
pub fn clock(app: &App, times: &Times) -> ClockWordsOptions {
    let ended = times.decided_at.or(times.closed_at);
    if let (false, Some(at)) = (times.state.is_open(), ended) {
        let state = if at > times.due_at {
            ClockState::KeptLate
        } else {
            ClockState::Kept
        };
        let what = if times.decided_at.is_some() {
            "decided"
        } else {
            "ended"
        };
        return ClockWordsOptions::new(state, at, format!("{what} {}", words::day(at)));
    }
    let Some(since) = times.paused_at else {
        return ClockWordsOptions::running(&app.calendar, times.due_at, app.now());
    };
    match times.late_from {
        Some(due) if due < app.now() => ClockWordsOptions::new(
            ClockState::Late,
            due,
            format!("no answer by {}", words::moment(due)),
        ),
        Some(due) => ClockWordsOptions::new(
            ClockState::Paused,
            since,
            format!(
                "waiting since {}, answer {}",
                words::day(since),
                app.calendar.words(due, app.now())
            ),
        ),
        None => ClockWordsOptions::new(
            ClockState::Paused,
            since,
            format!("waiting since {}", words::day(since)),
        ),
    }
}
