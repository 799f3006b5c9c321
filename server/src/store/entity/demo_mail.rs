//! A mail kept instead of sent, in demonstration mode only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demo_mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub outbox_id: Uuid,
    pub message_sealed: Vec<u8>,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
