//! Someone who can sign in.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub role: String,
    pub email_sealed: Vec<u8>,
    /// The blind index of the normalised address: what finds the account.
    #[sea_orm(unique)]
    pub email_index: Vec<u8>,
    pub name_sealed: Vec<u8>,
    pub job_sealed: Option<Vec<u8>>,
    /// An argon2id string; none until the invitation is taken up.
    pub password_hash: Option<String>,
    /// Raised to end every session of the account.
    pub session_epoch: i32,
    pub disabled: bool,
    /// Wants what can wait told once a day.
    pub daily_summary: bool,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
