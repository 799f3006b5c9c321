//! Who was accountable for an episode, and from when until when. Never changed but for its end.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ownership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    /// `duty_team`, `lead` or `social_care`.
    pub owner: String,
    /// The lead practitioner.
    pub account_id: Option<Uuid>,
    pub since: DateTimeUtc,
    pub until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
