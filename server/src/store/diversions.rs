//! Red flags met at the safety gate: the memory of each, whatever is answered later.

pub mod answers;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::drafts::StoredDraft;
use super::entity::diversion;
use super::{Keys, PersonalText, StoreError};

const TABLE: &str = "diversion";

/// Why a red flag was taken back without a talk with the MASH: it had been a wrong answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// The ids of the flags.
    pub flags: Vec<String>,
    /// The code of the reason.
    pub reason: String,
    /// What the referrer wrote about it.
    pub note: PersonalText,
    pub by: Uuid,
    pub at: DateTime<Utc>,
}

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

/// The latest, open or ended; at most `most`.
pub async fn latest(
    db: &impl ConnectionTrait,
    most: u64,
) -> Result<Vec<diversion::Model>, StoreError> {
    Ok(diversion::Entity::find()
        .order_by_desc(diversion::Column::RecordedAt)
        .limit(most)
        .all(db)
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
        seen_at: Set(None),
        seen_by: Set(None),
        decided_at: Set(None),
        decided_by: Set(None),
        outcome: Set(None),
        reason_sealed: Set(None),
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

/// The flags an open diversion stands for.
pub fn flags_of(diversion: &diversion::Model) -> Vec<String> {
    serde_json::from_value(diversion.flags.clone()).unwrap_or_default()
}

/// Adds flags that were met later to an open diversion.
pub async fn set_flags(
    db: &impl ConnectionTrait,
    id: Uuid,
    flags: &[String],
) -> Result<(), StoreError> {
    diversion::ActiveModel {
        id: Unchanged(id),
        flags: Set(serde_json::json!(flags)),
        ..Default::default()
    }
    .update(db)
    .await?;
    Ok(())
}

/// Keeps a correction beside any earlier one. Those flags stand no more; without any left the
/// diversion is over, which is what it gives.
pub async fn correct(
    db: &impl ConnectionTrait,
    keys: &Keys,
    diversion: &diversion::Model,
    correction: Correction,
) -> Result<bool, StoreError> {
    let mut left = flags_of(diversion);
    left.retain(|flag| !correction.flags.contains(flag));
    let over = left.is_empty();
    let (by, at) = (correction.by, correction.at);
    let mut corrections = corrections(keys, diversion)?;
    corrections.push(correction);
    let sealed = keys.seal_json(TABLE, "grounds", diversion.id, &corrections)?;
    diversion::ActiveModel {
        id: Unchanged(diversion.id),
        // Once it is over, what it stood for stays on record.
        flags: if over {
            Unchanged(diversion.flags.clone())
        } else {
            Set(serde_json::json!(left))
        },
        consultation_sealed: Set(Some(sealed)),
        cleared_at: Set(over.then_some(at)),
        cleared_by: Set(over.then_some(by)),
        ..Default::default()
    }
    .update(db)
    .await?;
    Ok(over)
}

/// Every diversion of a draft with its corrections, the oldest first: for whoever triages what
/// the draft became.
pub async fn of_draft(
    db: &impl ConnectionTrait,
    keys: &Keys,
    draft: Uuid,
) -> Result<Vec<(diversion::Model, Vec<Correction>)>, StoreError> {
    let rows = diversion::Entity::find()
        .filter(diversion::Column::DraftId.eq(draft))
        .order_by_asc(diversion::Column::RecordedAt)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Ok((row.clone(), corrections(keys, &row)?)))
        .collect()
}

fn corrections(keys: &Keys, row: &diversion::Model) -> Result<Vec<Correction>, StoreError> {
    match &row.consultation_sealed {
        None => Ok(Vec::new()),
        Some(sealed) => Ok(keys.open_json(TABLE, "grounds", row.id, sealed)?),
    }
}
