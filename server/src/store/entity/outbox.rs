//! A message to send. See `store::outbox`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub referral_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub to_sealed: Vec<u8>,
    pub payload_sealed: Vec<u8>,
    /// See [`State`](crate::store::outbox::State).
    pub state: String,
    pub attempts: i32,
    pub next_attempt_at: DateTimeUtc,
    pub locked_until: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    /// Without addresses or names.
    pub last_error: Option<String>,
    /// The code of why it is held, or last was.
    pub held_for: Option<String>,
    /// Who released or dropped what was held, when and why.
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub decision_sealed: Option<Vec<u8>>,
    /// The message that told it in a day's summary.
    pub summary_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
