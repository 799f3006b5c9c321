//! Something written in an episode: a contact, an assessment, a meeting, a review, a note.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub episode_id: Uuid,
    /// Which form it is.
    pub kind: String,
    pub is_draft: bool,
    pub author_id: Uuid,
    /// The stored word of an `Audiences`.
    pub audience: String,
    pub form_sealed: Vec<u8>,
    pub written_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
