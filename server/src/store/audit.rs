//! The audit log: who did or saw what, in an order that cannot be changed unseen.
//!
//! Events are numbered 1, 2, 3 … Each carries the SHA-256 of its own columns and of the event
//! before it, and `audit_head` holds the last number and hash. Changing, removing, adding or
//! swapping rows breaks the chain at a row that [`verify`] names. Whoever may write to the
//! database could still compute the whole chain afresh, or cut its end off and put the head back;
//! so the [`Head`] is exported and kept elsewhere, and given to [`verify`] as its anchor.
//!
//! An event says what happened to which record by ids and codes. It never holds personal data.

mod read;
mod verify;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::entity::{audit_event, audit_head};
use super::{StoreError, Tx};

pub use read::{Event, changes_of, changes_of_all};
pub use verify::{Break, VerifyError, verify};

/// The end of the log: the number of the last event and its hash. Written `12:9f86d0…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// 0 before the first event.
    pub seq: i64,
    pub hash: [u8; 32],
}

/// Something to add to the log.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// None is the service itself.
    pub actor: Option<Uuid>,
    pub action: String,
    /// A kind of record and the id of one.
    pub subject: (&'static str, Option<String>),
    /// A small JSON object of ids and codes.
    pub detail: Value,
}

/// Adds an event to the log, as part of `tx`: with the change, or not at all.
///
/// `subject` is a kind of record and the id of one; `detail` a small JSON object of ids and codes.
/// Call it last: on PostgreSQL every other transaction that appends waits from here to the commit.
pub async fn append(
    tx: &Tx,
    now: DateTime<Utc>,
    actor: Option<Uuid>,
    action: &str,
    (kind, id): (&str, Option<String>),
    detail: Value,
) -> Result<Head, StoreError> {
    let last = lock_head(tx).await?;
    let subject = (kind.to_owned(), id);
    let event = link(last, now, actor, action.to_owned(), subject, detail);
    write(tx, vec![event]).await
}

/// Adds several events in their order, for the price of one. Call it last, as [`append`].
pub async fn append_all(
    tx: &Tx,
    now: DateTime<Utc>,
    events: Vec<NewEvent>,
) -> Result<(), StoreError> {
    if events.is_empty() {
        return Ok(());
    }
    let mut last = lock_head(tx).await?;
    let mut linked = Vec::with_capacity(events.len());
    for new in events {
        let subject = (new.subject.0.to_owned(), new.subject.1);
        let event = link(last, now, new.actor, new.action, subject, new.detail);
        last = head_of(&event)?;
        linked.push(event);
    }
    write(tx, linked).await?;
    Ok(())
}

/// The event that comes after `last`.
fn link(
    last: Head,
    now: DateTime<Utc>,
    actor: Option<Uuid>,
    action: String,
    (subject_kind, subject_id): (String, Option<String>),
    detail: Value,
) -> audit_event::Model {
    let mut event = audit_event::Model {
        seq: last.seq + 1,
        at_micros: now.timestamp_micros(),
        actor_id: actor,
        action,
        subject_kind,
        subject_id,
        detail: detail.to_string(),
        prev_hash: last.hash.to_vec(),
        hash: Vec::new(),
    };
    event.hash = digest(&event).to_vec();
    event
}

/// Writes linked events, and the head that the last of them makes.
async fn write(tx: &Tx, events: Vec<audit_event::Model>) -> Result<Head, StoreError> {
    let head = events.last().map(head_of).transpose()?;
    let head = head.ok_or(NO_HEAD)?;
    let events = events.into_iter().map(IntoActiveModel::into_active_model);
    audit_event::Entity::insert_many(events)
        .exec_without_returning(tx)
        .await?;
    let head_row = audit_head::ActiveModel {
        id: Unchanged(HEAD),
        seq: Set(head.seq),
        hash: Set(head.hash.to_vec()),
    };
    head_row.update(tx).await?;
    Ok(head)
}

fn head_of(event: &audit_event::Model) -> Result<Head, StoreError> {
    let hash = event.hash.as_slice().try_into().map_err(|_| NO_HEAD)?;
    Ok(Head {
        seq: event.seq,
        hash,
    })
}

/// The end of the log now, to export.
pub async fn head(db: &impl ConnectionTrait) -> Result<Head, StoreError> {
    let row = audit_head::Entity::find_by_id(HEAD).one(db).await?;
    read_head(row)
}

/// The id of the only row of `audit_head`.
const HEAD: i32 = 1;
const NO_HEAD: StoreError = StoreError::Unreadable {
    what: "the audit log's head",
};

async fn lock_head(tx: &Tx) -> Result<Head, StoreError> {
    let find = audit_head::Entity::find_by_id(HEAD).lock_exclusive();
    read_head(find.one(tx).await?)
}

fn read_head(row: Option<audit_head::Model>) -> Result<Head, StoreError> {
    let head = row.and_then(|row| {
        let hash = row.hash.try_into().ok()?;
        Some(Head { seq: row.seq, hash })
    });
    head.ok_or(NO_HEAD)
}

/// The hash of every column but the hash itself. Each part has its length before it, so that no
/// two events give the same bytes.
fn digest(event: &audit_event::Model) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut add = |part: Option<&[u8]>| {
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hasher.update(length.to_be_bytes());
        hasher.update(part.unwrap_or_default());
    };
    add(Some(b"stepwise audit 1"));
    add(Some(&event.seq.to_be_bytes()));
    add(Some(&event.at_micros.to_be_bytes()));
    add(event.actor_id.as_ref().map(|id| id.as_bytes().as_slice()));
    add(Some(event.action.as_bytes()));
    add(Some(event.subject_kind.as_bytes()));
    add(event.subject_id.as_ref().map(String::as_bytes));
    add(Some(event.detail.as_bytes()));
    add(Some(&event.prev_hash));
    hasher.finalize().into()
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, HEXLOWER.encode(&self.hash))
    }
}

/// An exported head is a number, a colon and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head of the audit log is written as a number, a colon and 64 hexadecimal digits")]
pub struct HeadError;

impl FromStr for Head {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<Self, HeadError> {
        let (seq, hash) = text.trim().split_once(':').ok_or(HeadError)?;
        let seq = seq.parse().map_err(|_| HeadError)?;
        let hash = HEXLOWER.decode(hash.as_bytes()).map_err(|_| HeadError)?;
        let hash = hash.try_into().map_err(|_| HeadError)?;
        Ok(Self { seq, hash })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exported_head_reads_back() {
        let head = Head {
            seq: 12,
            hash: [0x9f; 32],
        };
        let text = head.to_string();
        assert!(text.starts_with("12:9f9f"));
        assert_eq!(format!("{text}\n").parse(), Ok(head));
        assert_eq!(text[..20].parse::<Head>(), Err(HeadError));
    }
}
