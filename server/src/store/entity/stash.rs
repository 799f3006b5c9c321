//! A post that arrived after its session had ended, kept until its author signs in again.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stash")]
pub struct Model {
    /// SHA-256 of the token in the author's cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// Who may have it back: a digest that only the same account gives.
    pub account_token: Vec<u8>,
    pub path: String,
    pub body_sealed: Vec<u8>,
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
