//! One adult's access to the family's view.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_access")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub referral_id: Uuid,
    pub adult_sealed: Vec<u8>,
    pub email_sealed: Vec<u8>,
    /// The day the adult agreed to it.
    pub agreed_on: Date,
    pub opened_by: Uuid,
    pub opened_at: DateTimeUtc,
    /// Digest of the one-time code that is out.
    pub code_hash: Option<Vec<u8>>,
    pub code_expires_at: Option<DateTimeUtc>,
    pub code_tries: i32,
    pub cut_off_at: Option<DateTimeUtc>,
    /// How and when it is safe to reach the adult; none while nothing but the address was confirmed.
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_changed_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
