//! A promise that is running, or was.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clock")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub episode_id: Option<Uuid>,
    pub referral_id: Option<Uuid>,
    /// The step or challenge it waits for.
    pub subject_id: Option<Uuid>,
    pub started_at: DateTimeUtc,
    /// The promise.
    pub due_at: DateTimeUtc,
    /// The latest date that was told, later than the promise once that has slipped; empty once it
    /// was stopped.
    pub told_due_at: Option<DateTimeUtc>,
    pub escalated_at: Option<DateTimeUtc>,
    pub stopped_at: Option<DateTimeUtc>,
    /// When what was promised was done; empty where it was only not waited for any more.
    pub kept_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
