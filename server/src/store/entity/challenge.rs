//! A referrer thinks a decision is wrong.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub referral_id: Uuid,
    pub decision_id: Uuid,
    /// `manager` or `senior_officer`.
    pub stage: String,
    /// `open` or `decided`.
    pub state: String,
    pub reason_code: String,
    pub raised_by: Uuid,
    pub raised_at: DateTimeUtc,
    pub form_sealed: Vec<u8>,
    pub outcome: Option<String>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub answer_sealed: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
