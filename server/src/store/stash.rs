//! Posts that arrived after their session had ended, kept for their author.
//!
//! Nothing here tells whose they are: the row is found by a token that only the author's browser
//! holds, and `account` is a digest that only the same account gives.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::stash::{ActiveModel, Column, Entity};
use super::{Keys, StoreError};
use crate::auth::token::Token;

const TABLE: &str = "stash";
const BODY: &str = "body_sealed";

/// A post as it arrived. No `Debug`: the body is what somebody typed.
pub struct Stashed {
    pub path: String,
    pub body: Vec<u8>,
}

/// Keeps a post until `expires_at`.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    token: &Token,
    account: &[u8],
    post: &Stashed,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let hash = token.hash().to_vec();
    ActiveModel {
        body_sealed: Set(keys.seal(TABLE, BODY, &hash, &post.body)),
        token_hash: Set(hash),
        account_token: Set(account.to_vec()),
        path: Set(post.path.clone()),
        expires_at: Set(expires_at),
    }
    .insert(db)
    .await?;
    Ok(())
}

/// What is kept for this account under these tokens.
pub async fn of_account(
    db: &impl ConnectionTrait,
    keys: &Keys,
    tokens: &[Token],
    account: &[u8],
    now: DateTime<Utc>,
) -> Result<Vec<Stashed>, StoreError> {
    let rows = Entity::find()
        .filter(Column::TokenHash.is_in(hashes(tokens)))
        .filter(Column::AccountToken.eq(account.to_vec()))
        .filter(Column::ExpiresAt.gt(now))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let body = keys.open(TABLE, BODY, &row.token_hash, &row.body_sealed)?;
            Ok(Stashed {
                path: row.path,
                body,
            })
        })
        .collect()
}

/// Forgets what these tokens keep: all of it, or only what was posted to `path`.
pub async fn delete(
    db: &impl ConnectionTrait,
    tokens: &[Token],
    path: Option<&str>,
) -> Result<(), StoreError> {
    let mut delete = Entity::delete_many().filter(Column::TokenHash.is_in(hashes(tokens)));
    if let Some(path) = path {
        delete = delete.filter(Column::Path.eq(path));
    }
    delete.exec(db).await?;
    Ok(())
}

/// Forgets what nobody came back for.
pub async fn delete_expired(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let delete = Entity::delete_many().filter(Column::ExpiresAt.lte(now));
    delete.exec(db).await?;
    Ok(())
}

fn hashes(tokens: &[Token]) -> Vec<Vec<u8>> {
    tokens.iter().map(|token| token.hash().to_vec()).collect()
}
