//! Questions about which the service does something by itself, because no answer comes.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use super::Standing;
use crate::store::clocks::{Mark, batch};
use crate::store::entity::question::{Column, Entity};
use crate::store::entity::referral;
use crate::store::{StoreError, Tx};

/// A question whose time has come, unopened.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    pub id: Uuid,
    pub referral_id: Uuid,
    pub asked_by: Uuid,
    pub due_at: DateTime<Utc>,
    pub wake_at: DateTime<Utc>,
    pub reference: String,
    pub submitted_by: Uuid,
}

/// The questions whose time has come by `now`, the earliest first, from behind `after`.
pub async fn waking(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    after: Option<Mark>,
    most: u64,
) -> Result<Vec<Waiting>, StoreError> {
    let query = select(now, after, most);
    Ok(query.into_model().all(db).await?)
}

/// The query of [`waking`], for the test that an index answers it.
pub fn waking_statement(now: DateTime<Utc>, after: Option<Mark>) -> SelectStatement {
    select(now, after, 500).into_query()
}

fn select(now: DateTime<Utc>, after: Option<Mark>, most: u64) -> Select<Entity> {
    let to_referral: RelationDef = Entity::belongs_to(referral::Entity)
        .from(Column::ReferralId)
        .to(referral::Column::Id)
        .into();
    let query = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::ReferralId,
            Column::AskedBy,
            Column::DueAt,
            Column::WakeAt,
        ])
        .columns([referral::Column::Reference, referral::Column::SubmittedBy])
        // A left join, so that a database starts from the questions, in the order of their index.
        .join(JoinType::LeftJoin, to_referral)
        .filter(Column::WakeAt.lte(now));
    batch(query, (Column::WakeAt, Column::Id), after, most)
}

/// Puts off what is next, to a time or for good. False if somebody was quicker, or answered.
pub async fn sleep(
    tx: &Tx,
    waiting: &Waiting,
    next: Option<DateTime<Utc>>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::WakeAt, Expr::value(next))
        .filter(Column::Id.eq(waiting.id))
        .filter(Column::State.eq(Standing::Open.code()))
        .filter(Column::WakeAt.eq(waiting.wake_at))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
