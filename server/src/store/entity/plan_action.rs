//! Something that somebody does by a day.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_action")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    pub goal_id: Option<Uuid>,
    pub what_sealed: Vec<u8>,
    pub who_sealed: Vec<u8>,
    pub due_on: Date,
    pub planned_at: DateTimeUtc,
    pub planned_by: Uuid,
    pub done_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
