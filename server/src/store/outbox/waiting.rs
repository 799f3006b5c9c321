//! What waits for a day's summary.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::entity::outbox::{Column, Entity};
use super::super::{Keys, StoreError, Tx};
use super::State;
use super::send::{Claimed, open};

/// The accounts whose summary is due, in order, from behind `after`; at most `most`.
pub async fn waiting_accounts(
    db: &impl ConnectionTrait,
    due_by: DateTime<Utc>,
    after: Option<Uuid>,
    most: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let mut select = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(Column::State.eq(State::Waiting.code()))
        .filter(Column::NextAttemptAt.lte(due_by))
        .filter(Column::AccountId.is_not_null())
        .order_by_asc(Column::AccountId)
        .limit(most);
    if let Some(after) = after {
        select = select.filter(Column::AccountId.gt(after));
    }
    Ok(select.into_tuple().all(db).await?)
}

/// What an account's summary is to tell, the oldest first. A message that cannot be opened is
/// marked as failed and left out: it must not stop the others.
pub async fn waiting_of(
    tx: &Tx,
    keys: &Keys,
    account: Uuid,
    due_by: DateTime<Utc>,
) -> Result<Vec<Claimed>, StoreError> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::State.eq(State::Waiting.code()))
        .filter(Column::NextAttemptAt.lte(due_by))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id;
        match open(keys, row) {
            Ok(message) => waiting.push(message),
            Err(error) => {
                give_up(tx, &[id], &error.to_string()).await?;
            }
        }
    }
    Ok(waiting)
}

/// Notes that these were told in a summary. False if another worker took one of them first.
pub async fn add_up(tx: &Tx, ids: &[Uuid], summary: Uuid) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Summed.code()))
        .col_expr(Column::SummaryId, Expr::value(Some(summary)))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::State.eq(State::Waiting.code()))
        .exec(tx)
        .await?;
    Ok(usize::try_from(done.rows_affected) == Ok(ids.len()))
}

/// Nobody is left to tell these to: they are shown as not delivered. False as in [`add_up`].
pub async fn give_up(tx: &Tx, ids: &[Uuid], why: &str) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Failed.code()))
        .col_expr(Column::LastError, Expr::value(Some(why.to_owned())))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::State.eq(State::Waiting.code()))
        .exec(tx)
        .await?;
    Ok(usize::try_from(done.rows_affected) == Ok(ids.len()))
}
