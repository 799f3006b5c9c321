//! A referral as it was sent. The snapshot never changes.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub reference: String,
    #[sea_orm(unique)]
    pub draft_id: Uuid,
    pub organisation_id: Uuid,
    pub setting_kind: String,
    pub submitted_by: Uuid,
    /// The questions as asked and answered.
    pub snapshot_sealed: Vec<u8>,
    /// A short name for lists: the first child's.
    pub child_sealed: Vec<u8>,
    pub framework_version: String,
    pub suggested_tier: i16,
    pub referrer_tier: Option<i16>,
    pub decided_tier: Option<i16>,
    pub state: String,
    /// The person accountable now; none is the duty team.
    pub owner_id: Option<Uuid>,
    pub hub_id: Option<String>,
    /// Postcode without its last two letters: enough for a map, too little for a door.
    pub postcode_sector: Option<String>,
    pub submitted_at: DateTimeUtc,
    pub due_at: DateTimeUtc,
    /// The date that the referrer was told last: `due_at` until that slips. None while no promise
    /// runs.
    pub told_due_at: Option<DateTimeUtc>,
    /// When the managers were told that this promise is late.
    pub escalated_at: Option<DateTimeUtc>,
    /// From when somebody is late with it: with what was promised or, while the clock stands
    /// still, with an answer. None once it is closed.
    pub late_from: Option<DateTimeUtc>,
    /// Since when the decision clock has stood still.
    pub paused_at: Option<DateTimeUtc>,
    /// When somebody took it from the duty team for the first time.
    pub claimed_at: Option<DateTimeUtc>,
    pub decided_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
