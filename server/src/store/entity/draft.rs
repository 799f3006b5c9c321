//! A referral being written.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub account_id: Uuid,
    pub answers_sealed: Vec<u8>,
    /// The first child's name, for lists.
    pub child_sealed: Option<Vec<u8>>,
    /// Where its author left off.
    pub last_section: Option<String>,
    /// `open`, `sent` or `discarded`.
    pub state: String,
    pub framework_version: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    /// When its author was told that it will be deleted; none since the last change.
    pub reminded_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
