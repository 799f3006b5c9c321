//! What happens without being asked for: mails leave, late promises are told, old sessions go.

mod clocks;
mod mail;

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use clocks::run_clocks;
pub use mail::deliver_due;

use crate::app::Shared;

/// How often the outbox is looked at.
const MAIL_EVERY: Duration = Duration::from_secs(1);
/// How often is looked for promises whose time has come.
const CLOCKS_EVERY: Duration = Duration::from_secs(30);
/// How often what has expired is deleted.
const TIDY_EVERY: Duration = Duration::from_mins(15);

/// Starts every worker; they end when told to stop.
pub fn start(app: Shared, stop: CancellationToken) -> TaskTracker {
    let tracker = TaskTracker::new();
    let (tidying, watching) = (app.clone(), app.clone());
    tracker.spawn(repeat(stop.clone(), MAIL_EVERY, move || {
        let app = app.clone();
        async move { mail::deliver_due(&app).await.map(drop) }
    }));
    tracker.spawn(repeat(stop.clone(), CLOCKS_EVERY, move || {
        let app = watching.clone();
        async move { clocks::run_clocks(&app).await.map(drop) }
    }));
    tracker.spawn(repeat(stop, TIDY_EVERY, move || {
        let app = tidying.clone();
        async move {
            crate::store::tidy(&app.store, app.now())
                .await
                .map_err(Into::into)
        }
    }));
    tracker.close();
    tracker
}

/// Does the work, waits, and does it again; a failure is logged and tried again next time.
async fn repeat<F, W>(stop: CancellationToken, every: Duration, mut work: F)
where
    F: FnMut() -> W,
    W: Future<Output = crate::error::Result<()>>,
{
    loop {
        if let Err(error) = work().await {
            tracing::warn!(%error, "background work failed, and is tried again");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(every) => {}
        }
    }
}
