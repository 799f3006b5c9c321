//! A question back to the referrer, and its answer.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub referral_id: Uuid,
    pub question_sealed: Vec<u8>,
    pub asked_by: Uuid,
    pub asked_at: DateTimeUtc,
    pub answer_sealed: Option<Vec<u8>>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    /// Why the coordinator went on without an answer.
    pub gone_on_reason_sealed: Option<Vec<u8>>,
    pub state: String,
    /// When the answer is due.
    pub due_at: Option<DateTimeUtc>,
    /// When the service next does something about it by itself; none where nothing is left.
    pub wake_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
