//! The one-time code of an access: at most one is out, known by its digest only.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::super::StoreError;
use super::super::entity::family_access::{Column, Entity};
use crate::auth::token::Hash;

/// Puts a fresh code in the place of any other. False if the access was cut off meanwhile.
pub async fn put_code(
    db: &impl ConnectionTrait,
    access: Uuid,
    hash: Hash,
    expires_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::CodeHash, Expr::value(Some(hash.to_vec())))
        .col_expr(Column::CodeExpiresAt, Expr::value(Some(expires_at)))
        .col_expr(Column::CodeTries, Expr::value(0))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(access))
        .filter(Column::CutOffAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Counts one try at every code of a referral. It is one statement whether the referral exists or
/// not, and it comes before the codes are read, so that tries at the same moment all count.
pub async fn count_try(db: &impl ConnectionTrait, referral: Uuid) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::CodeTries, Expr::col(Column::CodeTries).add(1))
        .filter(Column::ReferralId.eq(referral))
        .filter(Column::CodeHash.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Uses the code up. False if somebody was quicker.
pub async fn use_code(db: &impl ConnectionTrait, access: Uuid) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::CodeHash, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::CodeTries, Expr::value(0))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(access))
        .filter(Column::CodeHash.is_not_null())
        .filter(Column::CutOffAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
