//! A family hub.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hub")]
pub struct Model {
    /// As the council's file gives it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Where it stands in lists.
    pub position: i32,
    /// The whole hub as `domain` writes it: public data.
    pub details: Json,
    pub active: bool,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
