//! What becomes of each referral after it was sent, and when: by its number, so that every
//! demonstration has the same mixture.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_domain::referral::WithdrawReason;

use crate::app::App;
use crate::error::Result;
use crate::services::referral_answers;
use crate::services::viewer::Viewer;

/// One step of a referral's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Withdraw,
}

/// What is planned for one referral.
pub struct Plan;

impl Plan {
    /// The steps after sending, in order, as far as they lie in the past.
    pub fn of(
        referral: usize,
        sent: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> impl Iterator<Item = (DateTime<Utc>, Step)> {
        let steps: &[(i64, Step)] = match referral % 15 {
            7 => &[(30, Step::Withdraw)],
            _ => &[],
        };
        steps
            .iter()
            .map(move |(hours, step)| (sent + TimeDelta::hours(*hours), *step))
            .filter(move |(at, _)| *at < now)
    }
}

impl Step {
    /// Takes the step as the person whose it is.
    pub async fn take(
        self,
        app: &App,
        sender: &Viewer,
        reference: &str,
        number: usize,
    ) -> Result<()> {
        match self {
            Self::Withdraw => {
                let reasons = WithdrawReason::ALL;
                let reason = &reasons[number / 15 % reasons.len()];
                referral_answers::withdraw(app, sender, reference, reason).await
            }
        }
    }
}
