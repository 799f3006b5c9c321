//! What did not go out, for whoever can still do something about it.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::State;
use crate::store::StoreError;
use crate::store::entity::outbox::{Column, Entity};

/// The most that the list holds.
const MOST: u64 = 500;

fn stuck() -> Select<Entity> {
    Entity::find().filter(Column::State.is_in([State::Failed.code(), State::Held.code()]))
}

/// How much that is.
pub async fn count_undelivered(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let count = stuck().select_only().column_as(Column::Id.count(), "count");
    Ok(count.into_tuple().one(db).await?.unwrap_or_default())
}

/// A message that did not go out.
#[derive(Clone, Debug)]
pub struct Undelivered {
    pub id: Uuid,
    pub kind: String,
    pub state: State,
    pub referral_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    /// The code of the rule that holds it.
    pub held_for: Option<String>,
}

/// What failed for good or is held, the oldest first; at most 500.
pub async fn undelivered(db: &impl ConnectionTrait) -> Result<Vec<Undelivered>, StoreError> {
    type Row = (
        Uuid,
        String,
        String,
        Option<Uuid>,
        DateTime<Utc>,
        Option<String>,
    );
    let rows: Vec<Row> = stuck()
        .select_only()
        .columns([
            Column::Id,
            Column::Kind,
            Column::State,
            Column::ReferralId,
            Column::CreatedAt,
            Column::HeldFor,
        ])
        .order_by_asc(Column::CreatedAt)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, kind, state, referral_id, created_at, held_for)| {
            let state = State::from_code(&state).ok_or(StoreError::Unreadable {
                what: "a message's state",
            })?;
            Ok(Undelivered {
                id,
                kind,
                state,
                referral_id,
                created_at,
                held_for,
            })
        })
        .collect()
}
