//! What people ask of the outbox: did it go out, and is anything stuck.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::entity::outbox::{Column, Entity, Model};
use super::super::{Store, StoreError};
use super::State;

/// What became of one message, without its words or its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub id: Uuid,
    pub kind: String,
    pub account_id: Option<Uuid>,
    pub state: State,
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    /// The last attempt's failure.
    pub last_error: Option<String>,
    /// The code of why it is held, or last was.
    pub held_for: Option<String>,
    /// Who released or dropped it, and when.
    pub decided: Option<(Uuid, DateTime<Utc>)>,
}

/// How much is waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    pub pending: i64,
    pub failed: i64,
    pub held: i64,
    /// When the oldest pending message was written.
    pub oldest_pending: Option<DateTime<Utc>>,
}

/// The messages about one referral, oldest first.
pub async fn for_referral(
    db: &impl ConnectionTrait,
    referral_id: Uuid,
) -> Result<Vec<Delivery>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ReferralId.eq(referral_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    deliveries(db, rows).await
}

/// The messages about these referrals, the latest first; at most `most`.
pub async fn for_referrals(
    db: &impl ConnectionTrait,
    referrals: &[Uuid],
    most: u64,
) -> Result<Vec<Delivery>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ReferralId.is_in(referrals.iter().copied()))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    deliveries(db, rows).await
}

async fn deliveries(
    db: &impl ConnectionTrait,
    rows: Vec<Model>,
) -> Result<Vec<Delivery>, StoreError> {
    let summaries = summaries(db, &rows).await?;
    let read = rows.into_iter().map(|row| {
        let summary = row.summary_id.and_then(|id| summaries.get(&id));
        delivery(&row, summary.unwrap_or(&row))
    });
    read.collect()
}

/// `sent` is the row itself, or the summary that told it: what was told in one arrived if that did.
fn delivery(row: &Model, sent: &Model) -> Result<Delivery, StoreError> {
    let state = State::from_code(&sent.state);
    Ok(Delivery {
        id: row.id,
        kind: row.kind.clone(),
        account_id: row.account_id,
        state: state.ok_or(StoreError::Unreadable {
            what: "a message's state",
        })?,
        attempts: sent.attempts,
        created_at: row.created_at,
        sent_at: sent.sent_at,
        last_error: sent.last_error.clone(),
        held_for: row.held_for.clone(),
        decided: row.decided_by.zip(row.decided_at),
    })
}

/// The summaries that told these messages, by their ids.
async fn summaries(
    db: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<BTreeMap<Uuid, Model>, StoreError> {
    let ids: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.summary_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// Counts what was not sent, for metrics and the readiness check.
pub async fn backlog(store: &Store) -> Result<Backlog, StoreError> {
    let select = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .filter(Column::State.is_in([
            State::Pending.code(),
            State::Failed.code(),
            State::Held.code(),
        ]))
        .group_by(Column::State);
    let counts: Vec<(String, i64)> = select.into_tuple().all(store.read()).await?;
    let mut backlog = Backlog {
        oldest_pending: oldest_pending(store).await?,
        ..Backlog::default()
    };
    for (state, count) in counts {
        match State::from_code(&state) {
            Some(State::Pending) => backlog.pending = count,
            Some(State::Failed) => backlog.failed = count,
            Some(State::Held) => backlog.held = count,
            _ => {}
        }
    }
    Ok(backlog)
}

/// When the oldest message that still waits was written.
pub async fn oldest_pending(store: &Store) -> Result<Option<DateTime<Utc>>, StoreError> {
    let select = Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(Column::State.eq(State::Pending.code()))
        .order_by_asc(Column::CreatedAt)
        .limit(1);
    Ok(select.into_tuple().one(store.read()).await?)
}
