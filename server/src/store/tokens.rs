//! Single-use links: only a digest of each is kept.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::StoreError;
use super::entity::token;
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
