//! One pass through what is due, batch by batch, in which one failure does not stop the rest.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store::clocks::Mark;
use crate::store::{Tx, audit};

/// How many rows one look takes.
pub const BATCH: u64 = 500;
/// How many share a transaction. On SQLite nobody else writes until it ends.
const TOGETHER: usize = 50;

/// Something to be done, once, with each row whose time has come.
pub trait Duty: Sync {
    type Item: Item;

    /// For the log.
    const NAME: &'static str;

    /// The rows that are due, in the order of their marks, from behind `after`; at most [`BATCH`].
    fn next(
        &self,
        app: &App,
        after: Option<Mark>,
    ) -> impl Future<Output = Result<Vec<Self::Item>>> + Send;

    /// Takes the row: changes it from what was read. False if somebody was quicker; then nothing
    /// more is done.
    fn take(
        &self,
        tx: &Tx,
        app: &App,
        item: &Self::Item,
    ) -> impl Future<Output = Result<bool>> + Send;

    /// Tells whom it concerns.
    fn tell(
        &self,
        tx: &Tx,
        app: &App,
        item: &Self::Item,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What the audit log says.
    fn event(&self, item: &Self::Item) -> audit::NewEvent;
}

/// A row that a [`Duty`] read.
pub trait Item: Send + Sync {
    fn id(&self) -> Uuid;

    /// The time by which rows are in order.
    fn at(&self) -> DateTime<Utc>;

    /// Whether it is due after all, where the query can only tell about.
    fn is_due(&self) -> bool {
        true
    }
}

/// Does the duty for everything that is due now. Gives how much that was.
pub async fn run<D: Duty>(app: &App, duty: &D) -> Result<usize> {
    let (mut after, mut done) = (None, 0);
    loop {
        let mut items = duty.next(app, after).await?;
        // The mark goes on past what fails, so that it cannot hold the others up.
        after = match items.last() {
            Some(last) => Some((last.at(), last.id())),
            None => return Ok(done),
        };
        items.retain(Item::is_due);
        for few in items.chunks(TOGETHER) {
            done += match together(app, duty, few).await {
                Ok(count) => count,
                Err(error @ Error::Busy(_)) => return Err(error),
                Err(_) => one_by_one(app, duty, few).await?,
            };
        }
    }
}

/// Each in its own transaction, since one of them fails: that one is left for the next pass.
async fn one_by_one<D: Duty>(app: &App, duty: &D, items: &[D::Item]) -> Result<usize> {
    let mut done = 0;
    for item in items {
        match together(app, duty, std::slice::from_ref(item)).await {
            Ok(count) => done += count,
            Err(error @ Error::Busy(_)) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, duty = D::NAME, id = %item.id(), "left for the next pass");
            }
        }
    }
    Ok(done)
}

/// All in one transaction: first the rows, then the messages, and the audit log last, so that it
/// is held for as short as can be, and never while waiting for a row.
async fn together<D: Duty>(app: &App, duty: &D, items: &[D::Item]) -> Result<usize> {
    let tx = app.store.begin().await?;
    let mut taken = Vec::with_capacity(items.len());
    for item in items {
        if duty.take(&tx, app, item).await? {
            taken.push(item);
        }
    }
    for item in &taken {
        duty.tell(&tx, app, item).await?;
    }
    let events = taken.iter().map(|item| duty.event(item)).collect();
    audit::append_all(&tx, app.now(), events).await?;
    tx.commit().await?;
    Ok(taken.len())
}

/// An event of the service itself.
pub fn event(kind: &'static str, id: Uuid, action: &str) -> audit::NewEvent {
    audit::NewEvent {
        actor: None,
        action: action.into(),
        subject: (kind, Some(id.to_string())),
        detail: serde_json::json!({}),
    }
}
