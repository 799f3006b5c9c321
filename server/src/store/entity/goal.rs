//! What a family and its worker want to be different.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    /// The headline outcome it belongs to.
    pub outcome: String,
    pub words_sealed: Vec<u8>,
    /// What 0 and 10 mean to the family, where it said so.
    pub lowest_sealed: Option<Vec<u8>>,
    pub highest_sealed: Option<Vec<u8>>,
    /// Where the family was when it was set, 0 to 10.
    pub start_score: i16,
    pub set_at: DateTimeUtc,
    pub set_by: Uuid,
    /// Where the family was when help ended, and when that was.
    pub end_score: Option<i16>,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
