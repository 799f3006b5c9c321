//! A meeting of the Team Around the Family that was planned. See `store::meetings`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    /// `planned` or `cancelled`.
    pub state: String,
    pub starts_at: DateTimeUtc,
    pub minutes: i32,
    /// Raised with each change, as calendars count it.
    pub sequence: i32,
    pub form_sealed: Vec<u8>,
    pub planned_by: Uuid,
    pub planned_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
