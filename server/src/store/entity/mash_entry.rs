//! A referral passed to the MASH, which must accept or return it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mash_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub referral_id: Uuid,
    /// `pending`, `accepted` or `returned`.
    pub state: String,
    pub passed_by: Uuid,
    pub passed_at: DateTimeUtc,
    pub rationale_sealed: Vec<u8>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub reason_sealed: Option<Vec<u8>>,
    pub due_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
