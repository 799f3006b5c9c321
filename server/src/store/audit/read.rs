//! What happened to one record, for its history.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::super::StoreError;
use super::super::entity::audit_event::{Column, Entity};

/// One thing that happened to a record.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: DateTime<Utc>,
    /// None is the service itself.
    pub actor: Option<Uuid>,
    pub action: String,
    /// Ids and codes.
    pub detail: Value,
}

/// What changed a record, the latest first, at most `most`; that somebody looked at it is left
/// out, or was refused a look.
pub async fn changes_of(
    db: &impl ConnectionTrait,
    (kind, id): (&str, &str),
    most: u64,
) -> Result<Vec<Event>, StoreError> {
    changes(db, kind, [id.to_owned()], most).await
}

/// The same of several records of a kind, in one order.
pub async fn changes_of_all(
    db: &impl ConnectionTrait,
    kind: &str,
    ids: &[Uuid],
    most: u64,
) -> Result<Vec<Event>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    changes(db, kind, ids.iter().map(Uuid::to_string), most).await
}

async fn changes(
    db: &impl ConnectionTrait,
    kind: &str,
    ids: impl IntoIterator<Item = String>,
    most: u64,
) -> Result<Vec<Event>, StoreError> {
    let rows = Entity::find()
        .filter(Column::SubjectKind.eq(kind))
        .filter(Column::SubjectId.is_in(ids))
        .filter(Column::Action.not_like("%.viewed"))
        .filter(Column::Action.ne("refused"))
        .order_by_desc(Column::Seq)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Event {
            at: row.at(),
            actor: row.actor_id,
            action: row.action,
            detail: serde_json::from_str(&row.detail).unwrap_or_default(),
        })
        .collect())
}
