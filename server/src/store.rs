//! What the service keeps, and the only code that touches the database.
//!
//! ```text
//! connect   Store: one writer and several readers on SQLite, one pool on PostgreSQL
//! entity    the tables, one a file
//! seal      personal data is sealed before it reaches a column, and searched by blind index
//! personal  the wrapper that keeps personal data out of logs
//! audit     the append-only, chained log
//! outbox    messages to send, written in the same transaction as what caused them
//! sessions  where tower-sessions keeps its sessions
//! ```
//!
//! A change is one transaction: [`Store::begin`], the row (with a version check), the messages,
//! the audit event last, [`Tx::commit`](Tx). Dropping the transaction undoes it.

pub mod accounts;
pub mod audit;
pub mod challenges;
pub mod clocks;
pub mod connect;
pub mod consultations;
pub mod covers;
pub mod decisions;
pub mod diversions;
pub mod drafts;
pub mod entity;
pub mod entries;
pub mod episodes;
pub mod error;
pub mod family;
pub mod forms;
pub mod goals;
pub mod handover;
pub mod health;
pub mod hubs;
pub mod mash;
pub mod meetings;
pub mod offers;
pub mod outbox;
pub mod overview;
pub mod ownership;
pub mod paging;
pub mod personal;
pub mod questions;
pub mod referrals;
pub mod running;
pub mod seal;
pub mod sessions;
pub mod stash;
pub mod steps;
pub mod throttle;
pub mod tokens;
pub mod triage;
pub mod unmet;
pub mod waiting;

use chrono::{DateTime, Utc};
use uuid::{NoContext, Timestamp, Uuid};

pub use connect::{DatabaseUrl, Store, Tx};
pub use error::{Fault, StoreError};
pub use personal::{Personal, PersonalText};
pub use seal::Keys;

/// A new id, version 7: it sorts by `now` and is otherwise random.
pub fn new_id(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
}

/// Deletes what has expired and says nothing any more: sessions, tallies of failed tries, links.
pub async fn tidy(store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    sessions::delete_expired(&tx, now).await?;
    stash::delete_expired(&tx, now).await?;
    throttle::forget(&tx, now - chrono::TimeDelta::days(1)).await?;
    tokens::forget(&tx, now - chrono::TimeDelta::days(1)).await?;
    tx.commit().await?;
    Ok(())
}
