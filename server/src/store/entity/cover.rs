//! Who covers for a lead practitioner who is away. See `store::covers`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cover")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who is away.
    pub lead_id: Uuid,
    pub cover_id: Uuid,
    /// The first and the last day, in London.
    pub from_day: Date,
    pub to_day: Date,
    pub arranged_by: Uuid,
    pub arranged_at: DateTimeUtc,
    /// Ended by hand before its last day.
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
