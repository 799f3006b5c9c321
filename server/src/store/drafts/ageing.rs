//! Drafts that nobody goes on with.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::store::clocks::{Mark, batch};
use crate::store::entity::draft::{Column, Entity};
use crate::store::{StoreError, Tx};

/// Which drafts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resting {
    /// Open, and their author was not reminded since the last change.
    ToRemind,
    /// Open, and their author was.
    Reminded,
    Discarded,
}

/// A draft, unopened.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ageing {
    pub id: Uuid,
    pub account_id: Uuid,
    pub state: String,
    pub updated_at: DateTime<Utc>,
    pub reminded_at: Option<DateTime<Utc>>,
    pub version: i32,
}

/// Those that were changed last by `before`, the longest resting first, from behind `after`.
pub async fn resting(
    db: &impl ConnectionTrait,
    which: Resting,
    before: DateTime<Utc>,
    after: Option<Mark>,
    most: u64,
) -> Result<Vec<Ageing>, StoreError> {
    let query = select(which, before, after, most);
    Ok(query.into_model().all(db).await?)
}

/// The query of [`resting`], for the test that an index answers it.
pub fn resting_statement(
    which: Resting,
    before: DateTime<Utc>,
    after: Option<Mark>,
) -> SelectStatement {
    select(which, before, after, 500).into_query()
}

fn select(which: Resting, before: DateTime<Utc>, after: Option<Mark>, most: u64) -> Select<Entity> {
    let state = match which {
        Resting::ToRemind | Resting::Reminded => "open",
        Resting::Discarded => "discarded",
    };
    let query = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::AccountId,
            Column::State,
            Column::UpdatedAt,
            Column::RemindedAt,
            Column::Version,
        ])
        .filter(Column::State.eq(state))
        .filter(Column::UpdatedAt.lte(before));
    let query = match which {
        Resting::ToRemind => query.filter(Column::RemindedAt.is_null()),
        Resting::Reminded => query.filter(Column::RemindedAt.is_not_null()),
        Resting::Discarded => query,
    };
    batch(query, (Column::UpdatedAt, Column::Id), after, most)
}

/// Notes that the author is reminded. False if somebody was quicker or went on with the draft.
pub async fn note_reminder(
    tx: &Tx,
    draft: &Ageing,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(now))
        .filter(unchanged(draft))
        .filter(Column::RemindedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes it. False if it is gone, or somebody went on with it.
pub async fn delete(tx: &Tx, draft: &Ageing) -> Result<bool, StoreError> {
    let done = Entity::delete_many()
        .filter(unchanged(draft))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

fn unchanged(draft: &Ageing) -> Condition {
    Condition::all()
        .add(Column::Id.eq(draft.id))
        .add(Column::Version.eq(draft.version))
        .add(Column::State.eq(&draft.state))
}
