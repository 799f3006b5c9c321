//! What runs against a promise, whatever it is: the queries and the conditional writes by which
//! each slip is told once, however many workers look.
//!
//! A table takes part with three columns beside its id. `due_at` is the promise, and stays for
//! measuring. `told_due_at` is the date that was told last, and is empty while nothing runs; the
//! worker acts once it has passed, and writes the next date over the one it read, so that of two
//! workers one writes nothing and tells nobody. `escalated_at` is set when the managers are told.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::entity::referral;
use super::{StoreError, Tx, paging};

pub use super::paging::Mark;

/// A table whose rows have a promise.
pub trait Clocked: EntityTrait {
    const ID: Self::Column;
    const DUE_AT: Self::Column;
    const TOLD_DUE_AT: Self::Column;
    const ESCALATED_AT: Self::Column;
}

impl Clocked for referral::Entity {
    const ID: Self::Column = referral::Column::Id;
    const DUE_AT: Self::Column = referral::Column::DueAt;
    const TOLD_DUE_AT: Self::Column = referral::Column::ToldDueAt;
    const ESCALATED_AT: Self::Column = referral::Column::EscalatedAt;
}

/// The rows whose last told date has passed, the earliest first, from behind `after`. The caller
/// picks the columns.
pub fn slipped<E: Clocked>(now: DateTime<Utc>, after: Option<Mark>, most: u64) -> Select<E> {
    let query = E::find().filter(E::TOLD_DUE_AT.lte(now));
    batch(query, (E::TOLD_DUE_AT, E::ID), after, most)
}

/// The rows that run, were due by `due_by` and that no manager was told of, in the same way.
pub fn late<E: Clocked>(due_by: DateTime<Utc>, after: Option<Mark>, most: u64) -> Select<E> {
    // These two conditions are the index's own, to the word.
    let query = E::find()
        .filter(E::TOLD_DUE_AT.is_not_null())
        .filter(E::ESCALATED_AT.is_null())
        .filter(E::DUE_AT.lte(due_by));
    batch(query, (E::DUE_AT, E::ID), after, most)
}

/// The next rows in the order of a time, from behind `after`.
pub fn batch<E: EntityTrait>(
    query: Select<E>,
    by: (E::Column, E::Column),
    after: Option<Mark>,
    most: u64,
) -> Select<E> {
    paging::sorted(query, by, Order::Asc, after).limit(most)
}

/// Writes the date that is told next over the one that was read. False if somebody was quicker, or
/// the clock was stopped meanwhile: then nobody is to be told.
pub async fn promise_anew<E: Clocked>(
    tx: &Tx,
    id: Uuid,
    read: DateTime<Utc>,
    next: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = E::update_many()
        .col_expr(E::TOLD_DUE_AT, Expr::value(next))
        .filter(E::ID.eq(id))
        .filter(E::TOLD_DUE_AT.eq(read))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that the managers are told of a promise that was due at `due`. False if somebody was
/// quicker, or another promise runs by now.
pub async fn escalate<E: Clocked>(
    tx: &Tx,
    id: Uuid,
    due: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = E::update_many()
        .col_expr(E::ESCALATED_AT, Expr::value(now))
        .filter(E::ID.eq(id))
        .filter(E::DUE_AT.eq(due))
        .filter(E::TOLD_DUE_AT.is_not_null())
        .filter(E::ESCALATED_AT.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
