//! One line of the audit log. See `store::audit`, which alone writes it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    /// 1, 2, 3 … without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When, in microseconds since 1970, UTC.
    pub at_micros: i64,
    /// The account that acted; none is the service itself, or someone not signed in.
    pub actor_id: Option<Uuid>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<String>,
    /// A small JSON object without personal data, kept as the text that was hashed.
    pub detail: String,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

impl Model {
    /// When it happened.
    pub fn at(&self) -> DateTimeUtc {
        DateTimeUtc::from_timestamp_micros(self.at_micros).unwrap_or_default()
    }
}

impl ActiveModelBehavior for ActiveModel {}
