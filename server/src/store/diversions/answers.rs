//! What the MASH answers to a red flag that stopped a form: that somebody looked, and what becomes
//! of it.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use stepwise_domain::diversion::DiversionOutcome;
use uuid::Uuid;

use super::TABLE;
use crate::store::entity::diversion::{Column, Entity, Model};
use crate::store::{Keys, PersonalText, StoreError, Tx};

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// What nobody has decided and no consultation has ended, the oldest first; at most 500.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Model>, StoreError> {
    Ok(wait().all(db).await?)
}

/// The conditions are the index's own, to the word.
fn wait() -> Select<Entity> {
    Entity::find()
        .filter(Column::ClearedAt.is_null())
        .filter(Column::DecidedAt.is_null())
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
        .limit(500)
}

/// Notes that somebody looked. False if somebody was quicker, or it is over.
pub async fn see(tx: &Tx, id: Uuid, by: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(now))
        .col_expr(Column::SeenBy, Expr::value(by))
        .filter(Column::Id.eq(id))
        .filter(Column::SeenAt.is_null())
        .filter(Column::ClearedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps what becomes of it. False if somebody was quicker, or it is over.
pub async fn decide(
    tx: &Tx,
    keys: &Keys,
    id: Uuid,
    (outcome, reason): (DiversionOutcome, &PersonalText),
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let sealed = keys.seal(TABLE, "reason", id, reason.expose().as_bytes());
    let done = Entity::update_many()
        .col_expr(Column::DecidedAt, Expr::value(now))
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::Outcome, Expr::value(outcome.code()))
        .col_expr(Column::ReasonSealed, Expr::value(sealed))
        .filter(Column::Id.eq(id))
        .filter(Column::DecidedAt.is_null())
        .filter(Column::ClearedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets that it was seen and decided: a further red flag was met, which nobody has looked at.
/// What was said before stands in the audit log.
pub async fn ask_anew(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::SeenBy, Expr::value(None::<Uuid>))
        .col_expr(Column::DecidedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::DecidedBy, Expr::value(None::<Uuid>))
        .col_expr(Column::Outcome, Expr::value(None::<String>))
        .col_expr(Column::ReasonSealed, Expr::value(None::<Vec<u8>>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What became of it, and why.
pub fn decision(
    keys: &Keys,
    row: &Model,
) -> Result<Option<(DiversionOutcome, PersonalText)>, StoreError> {
    let outcome = row.outcome.as_deref().and_then(DiversionOutcome::from_code);
    let (Some(outcome), Some(sealed)) = (outcome, &row.reason_sealed) else {
        return Ok(None);
    };
    let reason = keys.open_text(TABLE, "reason", row.id, sealed)?;
    Ok(Some((outcome, reason.into())))
}
