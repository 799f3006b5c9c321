//! Steps of episodes, as they were proposed and answered.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use stepwise_domain::episode::step::{StepKind, StepState};
use stepwise_domain::episode::{CloseReason, Level};
use uuid::Uuid;

use super::entity::step::{ActiveModel, Column, Entity, Model};
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "step";
const ANSWER: &str = "answer";

/// A step, opened.
#[derive(Clone, Debug)]
pub struct Step {
    pub row: Model,
    pub kind: StepKind,
    pub state: StepState,
    pub form: Kept,
    pub answer: Option<Kept>,
}

impl Step {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        let unreadable = |what| StoreError::Unreadable { what };
        let answer = row.answer_sealed.as_ref();
        Ok(Self {
            kind: StepKind::from_code(&row.kind).ok_or(unreadable("a step's kind"))?,
            state: StepState::from_code(&row.state).ok_or(unreadable("a step's state"))?,
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            answer: answer
                .map(|blob| Kept::open_as(keys, TABLE, ANSWER, row.id, blob))
                .transpose()?,
            row,
        })
    }
}

impl Step {
    /// Why the episode is to end, where that is the step.
    pub fn reason(&self) -> Option<CloseReason> {
        self.row
            .reason_code
            .as_deref()
            .and_then(CloseReason::from_code)
    }
}

/// What is needed to propose a step, or to take one at once.
pub struct NewStep<'a> {
    pub episode_id: Uuid,
    pub kind: StepKind,
    pub from: Level,
    pub to: Level,
    pub state: StepState,
    pub reason_code: Option<String>,
    pub by: Uuid,
    pub form: &'a Kept,
    pub framework_version: String,
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewStep<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    let at_once = new.state != StepState::Proposed;
    ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        kind: Set(new.kind.code().into()),
        from_level: Set(new.from.code().into()),
        to_level: Set(new.to.code().into()),
        state: Set(new.state.code().into()),
        reason_code: Set(new.reason_code),
        proposed_by: Set(new.by),
        proposed_at: Set(now),
        form_sealed: Set(new.form.seal(keys, TABLE, id)?),
        answered_by: Set(None),
        answered_at: Set(at_once.then_some(now)),
        answer_sealed: Set(None),
        framework_version: Set(new.framework_version),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// The steps of one episode, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Step>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EpisodeId.eq(episode))
        .order_by_desc(Column::ProposedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Step::open(keys, row)).collect()
}

/// The steps that wait for an answer, the oldest first; at most 500.
pub async fn pending(db: &impl ConnectionTrait, keys: &Keys) -> Result<Vec<Step>, StoreError> {
    let rows = Entity::find()
        .filter(Column::State.eq(StepState::Proposed.code()))
        .order_by_asc(Column::ProposedAt)
        .order_by_asc(Column::Id)
        .limit(500)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Step::open(keys, row)).collect()
}

/// Answers a step that waits. False if somebody was quicker.
pub async fn answer(
    tx: &Tx,
    keys: &Keys,
    step: &Step,
    state: StepState,
    form: Option<&Kept>,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let sealed = form.map(|form| form.seal_as(keys, TABLE, ANSWER, step.row.id));
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::AnsweredBy, Expr::value(by))
        .col_expr(Column::AnsweredAt, Expr::value(now))
        .col_expr(Column::AnswerSealed, Expr::value(sealed.transpose()?))
        .filter(Column::Id.eq(step.row.id))
        .filter(Column::State.eq(StepState::Proposed.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes back a step that waits, because of another. False if somebody answered it meanwhile.
pub async fn overtake(tx: &Tx, step: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(StepState::Withdrawn.code()))
        .col_expr(Column::AnsweredAt, Expr::value(now))
        .filter(Column::Id.eq(step))
        .filter(Column::State.eq(StepState::Proposed.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
