//! What the family wrote.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::super::entity::family_entry;
use super::super::{Keys, PersonalText, StoreError, new_id};

const TABLE: &str = "family_entry";

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Feedback,
    Correction,
    /// The adult no longer agrees.
    Withdrawal,
}

impl EntryKind {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Feedback => "feedback",
            Self::Correction => "correction",
            Self::Withdrawal => "withdrawal",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Feedback, Self::Correction, Self::Withdrawal]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// What staff read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Feedback => "Feedback",
            Self::Correction => "Something is wrong or has changed",
            Self::Withdrawal => "No longer agrees",
        }
    }
}

/// One entry.
pub struct Entry {
    pub access_id: Uuid,
    pub kind: EntryKind,
    /// Empty where no reason was given.
    pub text: PersonalText,
    pub at: DateTime<Utc>,
}

pub async fn insert_entry(
    db: &impl ConnectionTrait,
    keys: &Keys,
    access: Uuid,
    kind: EntryKind,
    text: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = new_id(now);
    family_entry::ActiveModel {
        id: Set(id),
        access_id: Set(access),
        kind: Set(kind.code().into()),
        text_sealed: Set(keys.seal(TABLE, "text", id, text.as_bytes())),
        at: Set(now),
    }
    .insert(db)
    .await?;
    Ok(())
}

/// What was written with these accesses, latest first.
pub async fn entries_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    accesses: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Entry>, StoreError> {
    let rows = family_entry::Entity::find()
        .filter(family_entry::Column::AccessId.is_in(accesses))
        .order_by_desc(family_entry::Column::At)
        .order_by_desc(family_entry::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let kind = EntryKind::from_code(&row.kind).ok_or(StoreError::Unreadable {
                what: "a family’s entry",
            })?;
            Ok(Entry {
                access_id: row.access_id,
                kind,
                text: keys
                    .open_text(TABLE, "text", row.id, &row.text_sealed)?
                    .into(),
                at: row.at,
            })
        })
        .collect()
}
