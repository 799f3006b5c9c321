//! Help that a family needs and nobody offers.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unmet_need")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    /// The outcome that it would have been part of.
    pub service: String,
    pub form_sealed: Vec<u8>,
    pub noted_by: Uuid,
    pub noted_at: DateTimeUtc,
    /// As they were then.
    pub tier: Option<i16>,
    pub hub_id: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
