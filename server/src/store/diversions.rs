//! Red flags met at the safety gate: the memory of each, whatever is answered later.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::StoreError;
use super::drafts::StoredDraft;
use super::entity::diversion;

/// The open diversion of a draft, if there is one.
pub async fn open_of(
    db: &impl ConnectionTrait,
    draft: Uuid,
) -> Result<Option<diversion::Model>, StoreError> {
    Ok(diversion::Entity::find()
        .filter(diversion::Column::DraftId.eq(draft))
        .filter(diversion::Column::ClearedAt.is_null())
        .one(db)
        .await?)
}

pub async fn insert(
    db: &impl ConnectionTrait,
    draft: &StoredDraft,
    account: Uuid,
    flags: &[String],
    out_of_hours: bool,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    diversion::ActiveModel {
        id: Set(id),
        draft_id: Set(draft.id),
        organisation_id: Set(draft.organisation_id),
        account_id: Set(account),
        flags: Set(serde_json::json!(flags)),
        out_of_hours: Set(out_of_hours),
        recorded_at: Set(now),
        consultation_sealed: Set(None),
        cleared_at: Set(None),
        cleared_by: Set(None),
    }
    .insert(db)
    .await?;
    Ok(id)
}

/// Ends the open diversion of a draft. False if there was none.
pub async fn clear(
    db: &impl ConnectionTrait,
    draft: Uuid,
    by: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = diversion::Entity::update_many()
        .col_expr(diversion::Column::ClearedAt, Expr::value(now))
        .col_expr(diversion::Column::ClearedBy, Expr::value(by))
        .filter(diversion::Column::DraftId.eq(draft))
        .filter(diversion::Column::ClearedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}
