//! A red flag that stopped a form: the least that must be kept.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "diversion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub draft_id: Uuid,
    pub organisation_id: Uuid,
    pub account_id: Uuid,
    /// The ids of the flags, as a list.
    pub flags: Json,
    pub out_of_hours: bool,
    pub recorded_at: DateTimeUtc,
    /// Why flags were taken back as wrong answers. The talk with the MASH that clears one stands in
    /// the draft, and so in the referral.
    pub consultation_sealed: Option<Vec<u8>>,
    pub cleared_at: Option<DateTimeUtc>,
    pub cleared_by: Option<Uuid>,
    /// When somebody of the MASH looked at it.
    pub seen_at: Option<DateTimeUtc>,
    pub seen_by: Option<Uuid>,
    /// When the MASH said what becomes of it.
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
    pub outcome: Option<String>,
    /// Why, in the words of whoever decided.
    pub reason_sealed: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
