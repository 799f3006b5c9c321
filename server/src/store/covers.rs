//! Who covers for whom, from one day to another. Accountability does not move: the lead stays the
//! lead, and whoever covers reads, writes and hears what the lead would.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::cover::{ActiveModel, Column, Entity};
use super::{StoreError, Tx};

pub use super::entity::cover::Model as Cover;

/// The most that one list holds.
const MOST: u64 = 200;

/// What is needed to arrange one.
pub struct NewCover {
    pub lead_id: Uuid,
    pub cover_id: Uuid,
    pub from_day: NaiveDate,
    pub to_day: NaiveDate,
    pub arranged_by: Uuid,
}

pub async fn insert(tx: &Tx, new: NewCover, now: DateTime<Utc>) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        lead_id: Set(new.lead_id),
        cover_id: Set(new.cover_id),
        from_day: Set(new.from_day),
        to_day: Set(new.to_day),
        arranged_by: Set(new.arranged_by),
        arranged_at: Set(now),
        ended_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Not ended by hand, and not past on this day.
fn coming(today: NaiveDate) -> Condition {
    Condition::all()
        .add(Column::ToDay.gte(today))
        .add(Column::EndedAt.is_null())
}

async fn list(db: &impl ConnectionTrait, condition: Condition) -> Result<Vec<Cover>, StoreError> {
    let find = Entity::find().filter(condition);
    let find = find.order_by_asc(Column::FromDay).order_by_asc(Column::Id);
    Ok(find.limit(MOST).all(db).await?)
}

/// Every cover that runs on this day or is still to come, the earliest first.
pub async fn upcoming(
    db: &impl ConnectionTrait,
    today: NaiveDate,
) -> Result<Vec<Cover>, StoreError> {
    list(db, coming(today)).await
}

/// Those of one person, whether they are away or cover.
pub async fn of(
    db: &impl ConnectionTrait,
    person: Uuid,
    today: NaiveDate,
) -> Result<Vec<Cover>, StoreError> {
    let theirs = Condition::any()
        .add(Column::LeadId.eq(person))
        .add(Column::CoverId.eq(person));
    list(db, coming(today).add(theirs)).await
}

/// Who covers for this lead on this day.
pub async fn for_lead(
    db: &impl ConnectionTrait,
    lead: Uuid,
    today: NaiveDate,
) -> Result<Option<Cover>, StoreError> {
    let now = coming(today)
        .add(Column::FromDay.lte(today))
        .add(Column::LeadId.eq(lead));
    Ok(list(db, now).await?.pop())
}

/// For whom this person covers on this day.
pub async fn by(
    db: &impl ConnectionTrait,
    cover: Uuid,
    today: NaiveDate,
) -> Result<Vec<Cover>, StoreError> {
    let now = coming(today)
        .add(Column::FromDay.lte(today))
        .add(Column::CoverId.eq(cover));
    list(db, now).await
}

/// Every cover for these leads that there ever was, the earliest first.
pub async fn history(
    db: &impl ConnectionTrait,
    leads: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Cover>, StoreError> {
    list(db, Condition::all().add(Column::LeadId.is_in(leads))).await
}

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Cover>, StoreError> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// Ends one by hand. False if it was ended already.
pub async fn end(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
