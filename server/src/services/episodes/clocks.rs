//! The clocks of an episode: started and stopped with what they measure.

use chrono::{DateTime, Utc};
use stepwise_domain::clock::ClockKind;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::triage::history::capitalised;
use crate::store::Tx;
use crate::store::running::{self, Of, Running};

/// Starts a clock now, with the allowance of its kind. Gives when it falls due.
pub async fn start(
    tx: &Tx,
    app: &App,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
) -> Result<DateTime<Utc>> {
    let due = app.calendar.due(app.now(), kind.allowance(&app.promises));
    start_until(tx, app, of, kind, subject, due).await?;
    Ok(due)
}

/// Starts a clock that measures one thing once, since help last began: not where it runs, however
/// late, nor where it was kept since then. Gives the date that was told last, where it runs now.
pub async fn start_once(
    tx: &Tx,
    app: &App,
    of: Of,
    kind: ClockKind,
    since: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut clocks = running::history(tx, of).await?;
    clocks.retain(|clock| clock.kind == kind);
    if let Some(told) = clocks.iter().find_map(|clock| clock.row.told_due_at) {
        return Ok(Some(told));
    }
    let kept = |clock: &Running| clock.row.kept_at.is_some_and(|at| at >= since);
    if clocks.iter().any(kept) {
        return Ok(None);
    }
    Ok(Some(start(tx, app, of, kind, None).await?))
}

/// Starts a clock with a day of its own: a review that was agreed for a date.
pub async fn start_until(
    tx: &Tx,
    app: &App,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
    due: DateTime<Utc>,
) -> Result<()> {
    running::start(tx, of, kind, subject, (app.now(), due)).await?;
    Ok(())
}

/// Stops the clock because what was promised is done. True if it ran.
pub async fn keep(
    tx: &Tx,
    app: &App,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
) -> Result<bool> {
    Ok(running::keep(tx, of, kind, subject, app.now()).await?)
}

/// Stops the clock because nobody waits for it any more. True if it ran.
pub async fn stop(
    tx: &Tx,
    app: &App,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
) -> Result<bool> {
    Ok(running::stop(tx, of, kind, subject, app.now()).await?)
}

/// What a clock is for, at the beginning of a line.
pub fn name(kind: ClockKind) -> String {
    capitalised(kind.name())
}
