//! The directory of hubs: public data, kept whole.

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use stepwise_domain::hub::Hub;

use super::StoreError;
use super::entity::hub;

fn read(row: hub::Model) -> Result<Hub, StoreError> {
    serde_json::from_value(row.details).map_err(|_| StoreError::Unreadable { what: "a hub" })
}

/// The hubs that are open, in the council's own order.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Hub>, StoreError> {
    let rows = hub::Entity::find()
        .filter(hub::Column::Active.eq(true))
        .order_by_asc(hub::Column::Position)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

pub async fn by_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<Hub>, StoreError> {
    hub::Entity::find_by_id(id)
        .one(db)
        .await?
        .map(read)
        .transpose()
}

pub async fn insert(db: &impl ConnectionTrait, position: i32, hub: &Hub) -> Result<(), StoreError> {
    let details =
        serde_json::to_value(hub).map_err(|_| StoreError::Unreadable { what: "a hub" })?;
    hub::ActiveModel {
        id: Set(hub.id.clone()),
        position: Set(position),
        details: Set(details),
        active: Set(true),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(())
}
