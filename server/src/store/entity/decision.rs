//! A decision on a referral. Rows are added, never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub referral_id: Uuid,
    pub outcome: String,
    pub tier: Option<i16>,
    pub hub_id: Option<String>,
    pub reason_code: Option<String>,
    pub rationale_sealed: Vec<u8>,
    /// The text the referrer reads.
    pub feedback_sealed: Vec<u8>,
    /// What the outcome asks beyond that: named services, what would change it.
    pub details_sealed: Option<Vec<u8>>,
    pub decided_by: Uuid,
    pub decided_at: DateTimeUtc,
    pub framework_version: String,
}

impl ActiveModelBehavior for ActiveModel {}
