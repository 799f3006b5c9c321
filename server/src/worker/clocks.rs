//! What the clocks bring about: slips are told before anybody has to ask, managers hear of what
//! stays late, unanswered questions and old drafts are reminded of, and drafts go when their time
//! is up.
//!
//! Several instances may run this on one database, stop at any moment and start again a day later:
//! what is due is in the rows, and whoever changes a row from what it read does the telling, in the
//! same transaction.

mod drafts;
mod late;
mod pass;
mod questions;
mod running;
mod slips;
mod summaries;

use crate::app::App;
use crate::error::Result;

/// Goes through everything whose time has come. Gives how much there was.
///
/// # Errors
/// The last failure, after the others were done all the same; what failed is tried again in the
/// next pass.
pub async fn run_clocks(app: &App) -> Result<usize> {
    let now = app.now();
    let mut outcome = Ok(0);
    for done in [
        pass::run(app, &slips::Slips { now }).await,
        pass::run(app, &running::Slips { now }).await,
        late::run(app, now).await,
        pass::run(app, &questions::Questions { now }).await,
        summaries::run(app, now).await,
        pass::run(app, &drafts::Reminders { now }).await,
        pass::run(app, &drafts::Deletions::unsent(now)).await,
        pass::run(app, &drafts::Deletions::discarded(now)).await,
    ] {
        outcome = match (outcome, done) {
            (Ok(sum), Ok(count)) => Ok(sum + count),
            (Err(error), Ok(_)) | (_, Err(error)) => Err(error),
        };
    }
    outcome
}
