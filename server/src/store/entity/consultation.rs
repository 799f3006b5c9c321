//! A question to the coordinators before referring.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub account_id: Uuid,
    pub question_sealed: Vec<u8>,
    pub answer_sealed: Option<Vec<u8>>,
    pub asked_at: DateTimeUtc,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    /// The draft it was turned into.
    pub draft_id: Option<Uuid>,
    pub state: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
