//! How long the queues are, in one query.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
};
use stepwise_domain::referral::State;
use uuid::Uuid;

use super::open_states;
use crate::store::StoreError;
use crate::store::entity::referral;

/// How many open referrals there are: by state, and of those how many are this person's.
pub async fn counts(
    db: &impl ConnectionTrait,
    me: Uuid,
) -> Result<Vec<(State, i64, bool)>, StoreError> {
    let rows: Vec<(String, Option<Uuid>, i64)> = counting().into_tuple().all(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, owner, count)| {
            Some((State::from_code(&state)?, count, owner == Some(me)))
        })
        .collect())
}

/// How many are late by `now`.
pub async fn count_late(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let late = referral::Entity::find()
        .select_only()
        .column_as(Expr::col(referral::Column::Id).count(), "count")
        .filter(referral::Column::LateFrom.lt(now));
    Ok(late.into_tuple().one(db).await?.unwrap_or_default())
}

/// The query of [`counts`], for the test that an index answers it.
pub fn counting_statement() -> SelectStatement {
    counting().into_query()
}

fn counting() -> Select<referral::Entity> {
    use referral::Column;
    referral::Entity::find()
        .select_only()
        .column(Column::State)
        .column(Column::OwnerId)
        .column_as(Expr::col(Column::Id).count(), "count")
        .filter(Column::State.is_in(open_states()))
        .group_by(Column::State)
        .group_by(Column::OwnerId)
}
