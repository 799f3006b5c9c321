//! Somebody looked at a place on a waiting list, and the family goes on waiting.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub waiting_id: Uuid,
    pub reviewed_by: Uuid,
    pub reviewed_at: DateTimeUtc,
    pub form_sealed: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
