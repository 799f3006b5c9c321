//! Meetings of the Team Around the Family that were planned.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::meeting::{ActiveModel, Column, Entity, Model};
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "meeting";
const PLANNED: &str = "planned";
const CANCELLED: &str = "cancelled";

/// A meeting, opened.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub row: Model,
    pub form: Kept,
}

impl Meeting {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            row,
        })
    }

    pub fn is_cancelled(&self) -> bool {
        self.row.state == CANCELLED
    }
}

/// When it is, and what the form says of it.
pub struct Plan<'a> {
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub form: &'a Kept,
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    episode: Uuid,
    plan: Plan<'_>,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        episode_id: Set(episode),
        state: Set(PLANNED.into()),
        starts_at: Set(plan.starts_at),
        minutes: Set(plan.minutes.into()),
        sequence: Set(0),
        form_sealed: Set(plan.form.seal(keys, TABLE, id)?),
        planned_by: Set(by),
        planned_at: Set(now),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// The meetings of one episode, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Meeting>, StoreError> {
    let find = Entity::find().filter(Column::EpisodeId.eq(episode));
    let rows = find
        .order_by_desc(Column::StartsAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Meeting::open(keys, row))
        .collect()
}

/// Changes a planned meeting. False if somebody changed or cancelled it meanwhile.
pub async fn change(
    tx: &Tx,
    keys: &Keys,
    meeting: &Model,
    plan: Plan<'_>,
) -> Result<bool, StoreError> {
    let sealed = plan.form.seal(keys, TABLE, meeting.id)?;
    let done = Entity::update_many()
        .col_expr(Column::StartsAt, Expr::value(plan.starts_at))
        .col_expr(Column::Minutes, Expr::value(i32::from(plan.minutes)))
        .col_expr(Column::FormSealed, Expr::value(sealed))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .filter(Column::Id.eq(meeting.id))
        .filter(Column::State.eq(PLANNED))
        .filter(Column::Sequence.eq(meeting.sequence))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Cancels a planned meeting. False if somebody changed or cancelled it meanwhile.
pub async fn cancel(tx: &Tx, meeting: &Model) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(CANCELLED))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .filter(Column::Id.eq(meeting.id))
        .filter(Column::State.eq(PLANNED))
        .filter(Column::Sequence.eq(meeting.sequence))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
