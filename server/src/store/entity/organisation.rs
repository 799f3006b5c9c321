//! Who people refer for or work for.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// The setting's word: school, early years, health, police, voluntary, council, hub.
    pub kind: String,
    pub active: bool,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
