//! The outbox: messages written in the transaction of what caused them, and sent afterwards.
//!
//! ```text
//! pending ──claim──▶ (locked) ──mark_sent──▶ sent
//!  ▲ ▲                  ├──mark_retry──▶ pending, later
//!  │ │ lock runs out    ├──mark_failed─▶ failed      given up, shown on the record
//!  │ └──────────────────┴──mark_held───▶ held        a safe-contact rule forbids it
//!  └──────release─────────────────────────┴──let_go──▶ dropped   it never goes
//! ```
//!
//! A message goes out at least once: a worker that dies after sending leaves its lock to run out,
//! and the next one sends again under the same Message-ID, which is made from the message's id. A
//! claim carries the number of its attempt, and the marks that put a message back or give it up
//! count only while that attempt is the latest; so a worker that was overtaken changes nothing.

mod cause;
mod held;
mod read;
mod send;
mod undelivered;
mod waiting;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde::Serialize;
use uuid::Uuid;

use super::entity::outbox;
use super::{Keys, PersonalText, StoreError, Tx, new_id};

pub use held::{Held, held, let_go, release};
pub use read::{Backlog, Delivery, backlog, for_referral, for_referrals, oldest_pending};
pub use send::{Claimed, claim, mark_all_sent, mark_failed, mark_held, mark_retry, mark_sent};
pub use undelivered::{Undelivered, count_undelivered, undelivered};
pub use waiting::{add_up, give_up, waiting_accounts, waiting_of};

const TABLE: &str = "outbox";
const TO: &str = "to_sealed";
const PAYLOAD: &str = "payload_sealed";
const DECISION: &str = "decision_sealed";

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Sent,
    /// Given up after its last attempt.
    Failed,
    /// Not sent, because a safe-contact rule forbids it.
    Held,
    /// Was held, and somebody decided that it never goes.
    Dropped,
    /// Waits for the day's summary.
    Waiting,
    /// Was told in a day's summary, whose own state says whether that arrived.
    Summed,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Sent,
        Self::Failed,
        Self::Held,
        Self::Dropped,
        Self::Waiting,
        Self::Summed,
    ];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Held => "held",
            Self::Dropped => "dropped",
            Self::Waiting => "waiting",
            Self::Summed => "summed",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A message to send.
pub struct NewMessage<'a, P: ?Sized> {
    /// The message's word, clear in the table: it must say nothing about a person.
    pub kind: &'a str,
    pub referral_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub to: &'a PersonalText,
    /// What the template needs. It is sealed.
    pub payload: &'a P,
}

/// Puts a message into the outbox, due at once. Gives its id.
pub async fn enqueue<P: Serialize + ?Sized>(
    tx: &Tx,
    keys: &Keys,
    new: NewMessage<'_, P>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    insert(tx, keys, new, (State::Pending, now), now).await
}

/// Puts a message into the outbox that is told in the summary due at `due`. Gives its id.
pub async fn enqueue_for_summary<P: Serialize + ?Sized>(
    tx: &Tx,
    keys: &Keys,
    new: NewMessage<'_, P>,
    due: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    insert(tx, keys, new, (State::Waiting, due), now).await
}

async fn insert<P: Serialize + ?Sized>(
    tx: &Tx,
    keys: &Keys,
    new: NewMessage<'_, P>,
    (state, due): (State, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = new_id(now);
    let row = outbox::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.to_owned()),
        referral_id: Set(new.referral_id),
        account_id: Set(new.account_id),
        to_sealed: Set(keys.seal(TABLE, TO, id, new.to.expose().as_bytes())),
        payload_sealed: Set(keys.seal_json(TABLE, PAYLOAD, id, new.payload)?),
        state: Set(state.code().to_owned()),
        attempts: Set(0),
        next_attempt_at: Set(due),
        locked_until: Set(None),
        created_at: Set(now),
        sent_at: Set(None),
        last_error: Set(None),
        held_for: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        decision_sealed: Set(None),
        summary_id: Set(None),
    };
    outbox::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(id)
}
