//! What the sending worker does with the outbox.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sea_orm::{UpdateMany, sea_query};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::super::entity::outbox::{Column, Entity, Model};
use super::super::seal::SealError;
use super::super::{Keys, Personal, PersonalText, Store, StoreError, Tx};
use super::cause::without_addresses;
use super::{PAYLOAD, State, TABLE, TO};

/// A message that this worker, and no other, may send until its lock runs out.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: Uuid,
    pub kind: String,
    pub referral_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub to: PersonalText,
    /// This attempt's number, from 1.
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    /// When somebody released it, if it was held.
    pub released_at: Option<DateTime<Utc>>,
    payload: Personal<Vec<u8>>,
}

impl Claimed {
    /// What the template needs, as it was put in.
    pub fn payload<P: DeserializeOwned>(&self) -> Result<P, StoreError> {
        let payload = serde_json::from_slice(self.payload.expose());
        payload.map_err(|_| SealError::Unexpected.into())
    }
}

/// Claims up to `most` messages that are due, longest due first, each locked for `lock_for`.
///
/// A message that cannot be opened is marked as failed and left out: it must not stop the others.
pub async fn claim(
    store: &Store,
    most: u64,
    now: DateTime<Utc>,
    lock_for: TimeDelta,
) -> Result<Vec<Claimed>, StoreError> {
    let mut due = due(store, most, now).await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // One order for every worker, so that no two wait for each other.
    due.sort_by_key(|message| message.id);
    let tx = store.begin().await?;
    let mut claimed = Vec::with_capacity(due.len());
    for message in due {
        if !lock(&tx, &message, now, now + lock_for).await? {
            continue;
        }
        let (id, attempt) = (message.id, message.attempts + 1);
        match open(store.keys(), message) {
            Ok(message) => claimed.push(message),
            Err(error) => {
                mark_failed(&tx, id, attempt, &error.to_string()).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(claimed)
}

/// The message went out. True unless it was marked already; a later attempt may be under way, and
/// is then for nothing.
pub async fn mark_sent(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Sent.code()))
        .col_expr(Column::SentAt, Expr::value(Some(now)))
        .col_expr(Column::LockedUntil, none())
        .col_expr(Column::LastError, Expr::value(None::<String>))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(State::Pending.code()));
    changed(tx, update).await
}

/// Marks everything that waits as sent when it was written: for an invented past, whose messages
/// must not go out now.
pub async fn mark_all_sent(tx: &Tx) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Sent.code()))
        .col_expr(Column::SentAt, Expr::col(Column::CreatedAt))
        .filter(Column::State.eq(State::Pending.code()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The attempt failed; try again at `next_at`. False if this attempt was overtaken.
pub async fn mark_retry(
    tx: &Tx,
    id: Uuid,
    attempt: i32,
    next_at: DateTime<Utc>,
    error: &str,
) -> Result<bool, StoreError> {
    let update = after(id, attempt, error).col_expr(Column::NextAttemptAt, Expr::value(next_at));
    changed(tx, update).await
}

/// The attempt failed and was the last. False if it was overtaken.
pub async fn mark_failed(tx: &Tx, id: Uuid, attempt: i32, error: &str) -> Result<bool, StoreError> {
    let update =
        after(id, attempt, error).col_expr(Column::State, Expr::value(State::Failed.code()));
    changed(tx, update).await
}

/// A safe-contact rule, named by its code, forbids the message. False if this attempt was
/// overtaken.
pub async fn mark_held(tx: &Tx, id: Uuid, attempt: i32, rule: &str) -> Result<bool, StoreError> {
    let update = unlock(id, attempt)
        .col_expr(Column::State, Expr::value(State::Held.code()))
        .col_expr(Column::HeldFor, Expr::value(Some(rule.to_owned())));
    changed(tx, update).await
}

async fn due(store: &Store, most: u64, now: DateTime<Utc>) -> Result<Vec<Model>, StoreError> {
    let find = Entity::find()
        .filter(Column::State.eq(State::Pending.code()))
        .filter(Column::NextAttemptAt.lte(now))
        .filter(unlocked(now))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(most);
    Ok(find.all(store.read()).await?)
}

/// Takes a message unless another worker was quicker: the attempt's number must still be the one
/// that was read.
async fn lock(
    tx: &Tx,
    message: &Model,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::LockedUntil, Expr::value(Some(until)))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(message.id))
        .filter(Column::State.eq(State::Pending.code()))
        .filter(Column::Attempts.eq(message.attempts))
        .filter(unlocked(now));
    changed(tx, update).await
}

fn unlocked(now: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(Column::LockedUntil.is_null())
        .add(Column::LockedUntil.lte(now))
}

/// The attempt is over, for this reason.
fn after(id: Uuid, attempt: i32, error: &str) -> UpdateMany<Entity> {
    let error = Expr::value(Some(without_addresses(error)));
    unlock(id, attempt).col_expr(Column::LastError, error)
}

fn unlock(id: Uuid, attempt: i32) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::LockedUntil, none())
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(State::Pending.code()))
        .filter(Column::Attempts.eq(attempt))
}

fn none() -> sea_query::Expr {
    Expr::value(None::<DateTime<Utc>>)
}

async fn changed(tx: &Tx, update: UpdateMany<Entity>) -> Result<bool, StoreError> {
    Ok(update.exec(tx).await?.rows_affected == 1)
}

pub(super) fn open(keys: &Keys, row: Model) -> Result<Claimed, SealError> {
    Ok(Claimed {
        to: keys.open_text(TABLE, TO, row.id, &row.to_sealed)?.into(),
        payload: Personal::new(keys.open(TABLE, PAYLOAD, row.id, &row.payload_sealed)?),
        id: row.id,
        kind: row.kind,
        referral_id: row.referral_id,
        account_id: row.account_id,
        attempts: row.attempts + 1,
        created_at: row.created_at,
        released_at: row.decided_at,
    })
}
