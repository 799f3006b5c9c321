//! Help that families need and nobody offers.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::unmet_need::{ActiveModel, Column, Entity, Model};
use super::episodes::Episode;
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "unmet_need";
/// The most that one list holds.
const MOST: u64 = 500;

/// A need, opened.
#[derive(Clone, Debug)]
pub struct Unmet {
    pub row: Model,
    pub form: Kept,
}

/// Notes one, with the tier and the hub as they are now.
pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    episode: &Episode,
    (outcome, form): (&str, &Kept),
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        episode_id: Set(episode.row.id),
        service: Set(outcome.into()),
        form_sealed: Set(form.seal(keys, TABLE, id)?),
        noted_by: Set(by),
        noted_at: Set(now),
        tier: Set(Some(episode.row.tier)),
        hub_id: Set(episode.row.hub_id.clone()),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Those of one episode, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Unmet>, StoreError> {
    read(
        db,
        keys,
        Entity::find().filter(Column::EpisodeId.eq(episode)),
    )
    .await
}

/// Those noted since this time, the latest first; at most 500.
pub async fn since(
    db: &impl ConnectionTrait,
    keys: &Keys,
    from: DateTime<Utc>,
) -> Result<Vec<Unmet>, StoreError> {
    read(db, keys, Entity::find().filter(Column::NotedAt.gte(from))).await
}

async fn read(
    db: &impl ConnectionTrait,
    keys: &Keys,
    find: Select<Entity>,
) -> Result<Vec<Unmet>, StoreError> {
    let find = find
        .order_by_desc(Column::NotedAt)
        .order_by_desc(Column::Id);
    let rows = find.limit(MOST).all(db).await?;
    let open = |row: Model| {
        let form = Kept::open(keys, TABLE, row.id, &row.form_sealed)?;
        Ok(Unmet { row, form })
    };
    rows.into_iter().map(open).collect()
}

/// How many were noted since this time, by outcome, tier and hub.
pub async fn counts(
    db: &impl ConnectionTrait,
    from: DateTime<Utc>,
) -> Result<Vec<(String, Option<i16>, Option<String>, i64)>, StoreError> {
    let select = Entity::find()
        .select_only()
        .columns([Column::Service, Column::Tier, Column::HubId])
        .column_as(Column::Id.count(), "count")
        .filter(Column::NotedAt.gte(from))
        .group_by(Column::Service)
        .group_by(Column::Tier)
        .group_by(Column::HubId);
    Ok(select.into_tuple().all(db).await?)
}
