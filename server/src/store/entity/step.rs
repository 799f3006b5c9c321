//! A step of an episode up or down the levels, to or from social care, to its end or back.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    pub kind: String,
    pub from_level: String,
    pub to_level: String,
    /// `proposed`, `accepted`, `declined` or `withdrawn`.
    pub state: String,
    /// Why it ends, where it does.
    pub reason_code: Option<String>,
    pub proposed_by: Uuid,
    pub proposed_at: DateTimeUtc,
    pub form_sealed: Vec<u8>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    pub answer_sealed: Option<Vec<u8>>,
    pub framework_version: String,
}

impl ActiveModelBehavior for ActiveModel {}
