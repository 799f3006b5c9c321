//! Tallies of failed tries, by a keyed digest of what is counted: no address is kept.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::throttle;
use super::{Keys, StoreError};
use crate::auth::throttle::Tally;

fn key(keys: &Keys, scope: &str, what: &str) -> Vec<u8> {
    keys.blind_index(scope, what).to_vec()
}

pub async fn read(
    db: &impl ConnectionTrait,
    keys: &Keys,
    scope: &str,
    what: &str,
) -> Result<Option<Tally>, StoreError> {
    let row = throttle::Entity::find_by_id(key(keys, scope, what))
        .one(db)
        .await?;
    Ok(row.map(|row| Tally {
        failures: u32::try_from(row.failures).unwrap_or(u32::MAX),
        since: row.window_started_at,
    }))
}

/// Writes a tally, or deletes it.
pub async fn write(
    db: &impl ConnectionTrait,
    keys: &Keys,
    scope: &str,
    what: &str,
    tally: Option<Tally>,
) -> Result<(), StoreError> {
    let key = key(keys, scope, what);
    let Some(tally) = tally else {
        throttle::Entity::delete_by_id(key).exec(db).await?;
        return Ok(());
    };
    let row = throttle::ActiveModel {
        key: Set(key),
        failures: Set(i32::try_from(tally.failures).unwrap_or(i32::MAX)),
        window_started_at: Set(tally.since),
        blocked_until: Set(None),
    };
    let mut on_conflict = OnConflict::column(throttle::Column::Key);
    on_conflict.update_columns([
        throttle::Column::Failures,
        throttle::Column::WindowStartedAt,
    ]);
    throttle::Entity::insert(row)
        .on_conflict(on_conflict)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Deletes tallies older than any that still counts.
pub async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<(), StoreError> {
    throttle::Entity::delete_many()
        .filter(throttle::Column::WindowStartedAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}
