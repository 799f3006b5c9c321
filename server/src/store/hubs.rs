//! The directory of hubs: public data, kept whole.

use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use stepwise_domain::hub::Hub;

use super::entity::hub;
use super::{StoreError, Tx};

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

/// What became of a hub that was put into the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    New,
    Changed,
    /// It stood there just so.
    Same,
}

/// Puts a hub at this place of the directory, over the one with the same id.
pub async fn put(tx: &Tx, position: i32, hub: &Hub) -> Result<Put, StoreError> {
    let details =
        serde_json::to_value(hub).map_err(|_| StoreError::Unreadable { what: "a hub" })?;
    let found = hub::Entity::find_by_id(&hub.id).one(tx).await?;
    if let Some(row) = &found
        && row.active
        && row.position == position
        && row.details == details
    {
        return Ok(Put::Same);
    }
    let mut row = hub::ActiveModel {
        id: Set(hub.id.clone()),
        position: Set(position),
        details: Set(details),
        active: Set(true),
        version: Set(1),
    };
    let Some(old) = found else {
        row.insert(tx).await?;
        return Ok(Put::New);
    };
    row.id = Unchanged(old.id);
    row.version = Set(old.version + 1);
    row.update(tx).await?;
    Ok(Put::Changed)
}
