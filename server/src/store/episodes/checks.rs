//! Closed episodes of which nobody has found out yet whether the outcome has lasted.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{IntoCondition, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::{Episode, MOST};
use crate::store::StoreError;
use crate::store::entity::episode::{Column, Entity};
use crate::store::entity::{account, clock};

/// Those that one of these people led to the end and whose check falls due by then, the longest
/// closed first.
pub async fn of_leads(
    db: &impl ConnectionTrait,
    leads: impl IntoIterator<Item = Uuid>,
    until: DateTime<Utc>,
) -> Result<Vec<Episode>, StoreError> {
    list(db, Column::LeadId.is_in(leads), until).await
}

/// Those that were closed without a lead practitioner, or whose last does not lead any more.
pub async fn of_nobody(
    db: &impl ConnectionTrait,
    until: DateTime<Utc>,
) -> Result<Vec<Episode>, StoreError> {
    let leading = Query::select()
        .column(account::Column::Id)
        .from(account::Entity)
        .and_where(account::Column::Role.eq(Role::LeadPractitioner.code()))
        .and_where(account::Column::Disabled.eq(false))
        .to_owned();
    let nobody = Condition::any()
        .add(Column::LeadId.is_null())
        .add(Column::LeadId.not_in_subquery(leading));
    list(db, nobody, until).await
}

async fn list(
    db: &impl ConnectionTrait,
    whose: impl IntoCondition,
    until: DateTime<Utc>,
) -> Result<Vec<Episode>, StoreError> {
    let due = Query::select()
        .column(clock::Column::EpisodeId)
        .from(clock::Entity)
        .and_where(clock::Column::Kind.eq(ClockKind::OutcomeCheck.code()))
        .and_where(clock::Column::ToldDueAt.is_not_null())
        .and_where(clock::Column::DueAt.lte(until))
        .to_owned();
    let rows = Entity::find()
        .filter(Column::Id.in_subquery(due))
        .filter(whose.into_condition())
        .order_by_asc(Column::ClosedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.into_iter().map(Episode::read).collect()
}
