//! An episode offered to a hub and a lead practitioner.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    pub hub_id: String,
    pub lead_id: Uuid,
    pub offered_by: Uuid,
    pub offered_at: DateTimeUtc,
    /// `open`, `accepted`, `declined` or `withdrawn`.
    pub state: String,
    /// Why it was declined.
    pub reason_code: Option<String>,
    pub form_sealed: Vec<u8>,
    pub answer_sealed: Option<Vec<u8>>,
    pub answered_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
