//! A family waits for a service of a hub.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    pub hub_id: String,
    pub service: String,
    pub form_sealed: Vec<u8>,
    pub listed_by: Uuid,
    pub since: DateTimeUtc,
    pub reviewed_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    /// The stored word of a `WaitOutcome`.
    pub outcome: Option<String>,
    pub ended_by: Option<Uuid>,
    pub answer_sealed: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
