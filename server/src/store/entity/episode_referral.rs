//! Which episode a referral opened or joined.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "episode_referral")]
pub struct Model {
    pub episode_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub referral_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
