//! Changing an account. Whatever ends its sessions raises the epoch, which every request compares.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::store::entity::account::{Column, Entity};
use crate::store::{StoreError, Tx};

/// Sets the password and ends every session of the account.
pub async fn set_password(
    db: &impl ConnectionTrait,
    id: Uuid,
    hash: String,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(Some(hash)))
        .col_expr(Column::SessionEpoch, Expr::col(Column::SessionEpoch).add(1))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the stored hash by a stronger one of the same password; sessions go on.
pub async fn rehash(db: &impl ConnectionTrait, id: Uuid, hash: String) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(Some(hash)))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Disables or enables, if the account is still at this version. Either ends its sessions.
pub async fn set_disabled(
    db: &impl ConnectionTrait,
    id: Uuid,
    version: i32,
    disabled: bool,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Disabled, Expr::value(disabled))
        .col_expr(Column::SessionEpoch, Expr::col(Column::SessionEpoch).add(1))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Whether what can wait is told once a day. Sessions go on.
pub async fn set_daily_summary(
    db: &impl ConnectionTrait,
    id: Uuid,
    daily: bool,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::DailySummary, Expr::value(daily))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives the account another role, if it is still at this version. It ends its sessions.
pub async fn set_role(tx: &Tx, id: Uuid, version: i32, role: Role) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Role, Expr::value(role.code()))
        .col_expr(Column::SessionEpoch, Expr::col(Column::SessionEpoch).add(1))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps the account enabled and in this role until the transaction ends, so that nothing is given
/// to somebody who leaves at the same moment. False where it is not so any more. Call it before
/// anything else is written.
pub async fn hold(tx: &Tx, id: Uuid, role: Role) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Role, Expr::col(Column::Role))
        .filter(Column::Id.eq(id))
        .filter(Column::Role.eq(role.code()))
        .filter(Column::Disabled.eq(false))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
