//! The early help one family receives.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "episode")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub reference: String,
    pub state: String,
    /// The tier of the level.
    pub tier: i16,
    pub level: String,
    pub hub_id: Option<String>,
    /// The lead practitioner, once they have accepted.
    pub lead_id: Option<Uuid>,
    pub owner_id: Option<Uuid>,
    pub opened_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
