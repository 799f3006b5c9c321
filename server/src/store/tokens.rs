//! Single-use links: only a digest of each is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::entity::token;
use super::{StoreError, Tx};
use crate::auth::token::Token;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Invitation,
    Reset,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

pub async fn insert(
    db: &impl ConnectionTrait,
    token: &Token,
    account: Uuid,
    purpose: Purpose,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    token::ActiveModel {
        hash: Set(token.hash().to_vec()),
        account_id: Set(account),
        purpose: Set(purpose.code().into()),
        expires_at: Set(expires_at),
        used_at: Set(None),
    }
    .insert(db)
    .await?;
    Ok(())
}

/// The account a link is for, while it can still be used.
pub async fn account_of(
    db: &impl ConnectionTrait,
    token: &Token,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, StoreError> {
    let row = token::Entity::find_by_id(token.hash().to_vec())
        .filter(token::Column::Purpose.eq(purpose.code()))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(row.map(|row| row.account_id))
}

/// Uses the link up and gives its account; `None` if it was used before or has expired. Of two
/// who come with the same link at the same moment one gets it.
pub async fn take(
    tx: &Tx,
    token: &Token,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, StoreError> {
    let Some(account) = account_of(tx, token, purpose, now).await? else {
        return Ok(None);
    };
    let done = token::Entity::update_many()
        .col_expr(token::Column::UsedAt, Expr::value(now))
        .filter(token::Column::Hash.eq(token.hash().to_vec()))
        .filter(token::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok((done.rows_affected == 1).then_some(account))
}

/// Who has an invitation that can still be taken up.
pub async fn invited(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let accounts: Vec<Uuid> = token::Entity::find()
        .select_only()
        .column(token::Column::AccountId)
        .filter(token::Column::Purpose.eq(Purpose::Invitation.code()))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(now))
        .into_tuple()
        .all(db)
        .await?;
    Ok(accounts.into_iter().collect())
}

/// Uses up every link of the account, this one and any other that is still out.
pub async fn use_up(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    token::Entity::update_many()
        .col_expr(token::Column::UsedAt, Expr::value(now))
        .filter(token::Column::AccountId.eq(account))
        .filter(token::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes links that expired before this.
pub async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<(), StoreError> {
    token::Entity::delete_many()
        .filter(token::Column::ExpiresAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}
