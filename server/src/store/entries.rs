//! What is written in an episode: contacts, the assessment, meetings, reviews, notes. A draft may
//! be changed; what was kept is added to and never changed.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use stepwise_domain::audience::{Audience, Audiences};
use stepwise_domain::episode_form::FormKind;
use uuid::Uuid;

use super::entity::entry::{ActiveModel, Column, Entity, Model};
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "entry";
/// The most entries that a page for others than the team shows.
const MOST: u64 = 100;

/// An entry, opened.
#[derive(Clone, Debug)]
pub struct Entry {
    pub row: Model,
    pub kind: FormKind,
    pub audience: Audiences,
    pub form: Kept,
}

/// What is needed to write one.
pub struct NewEntry<'a> {
    pub episode_id: Uuid,
    pub kind: FormKind,
    pub is_draft: bool,
    pub author_id: Uuid,
    pub audience: &'a Audiences,
    pub form: &'a Kept,
}

impl Entry {
    /// Whether it is what somebody put aside of the form with this code. Each step has one of its
    /// own, though all of them are of one kind.
    pub fn is_draft_of(&self, form: &str) -> bool {
        self.row.is_draft && self.form.asked.slug == form
    }

    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            kind: FormKind::from_code(&row.kind).ok_or(StoreError::Unreadable {
                what: "an entry's kind",
            })?,
            audience: Audiences::from_code(&row.audience),
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            row,
        })
    }
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewEntry<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        kind: Set(new.kind.code().into()),
        is_draft: Set(new.is_draft),
        author_id: Set(new.author_id),
        audience: Set(new.audience.code()),
        form_sealed: Set(new.form.seal(keys, TABLE, id)?),
        written_at: Set(now),
        version: Set(1),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Writes a draft anew, or keeps it for good; it is whoever's who writes. False if it was kept or
/// changed meanwhile.
pub async fn rewrite(
    tx: &Tx,
    keys: &Keys,
    entry: &Model,
    new: NewEntry<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::IsDraft, Expr::value(new.is_draft))
        .col_expr(Column::AuthorId, Expr::value(new.author_id))
        .col_expr(Column::Audience, Expr::value(new.audience.code()))
        .col_expr(
            Column::FormSealed,
            Expr::value(new.form.seal(keys, TABLE, entry.id)?),
        )
        .col_expr(Column::WrittenAt, Expr::value(now))
        .col_expr(Column::Version, Expr::value(entry.version + 1))
        .filter(Column::Id.eq(entry.id))
        .filter(Column::IsDraft.eq(true))
        .filter(Column::Version.eq(entry.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes a draft that has become something else. False if it was kept or changed meanwhile.
pub async fn forget(tx: &Tx, draft: &Model) -> Result<bool, StoreError> {
    let delete = Entity::delete_many()
        .filter(Column::Id.eq(draft.id))
        .filter(Column::IsDraft.eq(true))
        .filter(Column::Version.eq(draft.version));
    Ok(delete.exec(tx).await?.rows_affected == 1)
}

/// What this person has begun and not sent in these episodes, the latest first.
pub async fn drafts_by(
    db: &impl ConnectionTrait,
    keys: &Keys,
    author: Uuid,
    episodes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Entry>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EpisodeId.is_in(episodes))
        .filter(Column::IsDraft.eq(true))
        .filter(Column::AuthorId.eq(author))
        .order_by_desc(Column::WrittenAt)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Entry::open(keys, row)).collect()
}

/// Everything written in one episode, the latest first, drafts among it.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Entry>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EpisodeId.eq(episode))
        .order_by_desc(Column::WrittenAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Entry::open(keys, row)).collect()
}

/// What was kept in one episode for an audience beyond the team, the latest first; at most 100.
pub async fn marked_for(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
    audience: Audience,
) -> Result<Vec<Entry>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EpisodeId.eq(episode))
        .filter(Column::IsDraft.eq(false))
        .filter(Column::Audience.contains(audience.code()))
        .order_by_desc(Column::WrittenAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Entry::open(keys, row)).collect()
}
