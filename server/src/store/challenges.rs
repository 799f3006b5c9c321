//! Challenges to decisions, and what came of them.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use stepwise_domain::challenge::{ChallengeReason, Outcome, Stage};
use uuid::Uuid;

use super::entity::challenge::{ActiveModel, Column, Entity, Model};
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "challenge";
const ANSWER: &str = "answer";
const OPEN: &str = "open";
const DECIDED: &str = "decided";
/// The most that the list of open ones holds.
const MOST: u64 = 500;

/// A challenge, opened.
#[derive(Clone, Debug)]
pub struct Challenge {
    pub row: Model,
    pub stage: Stage,
    pub reason: ChallengeReason,
    /// None while it is being looked at.
    pub outcome: Option<Outcome>,
    pub form: Kept,
    pub answer: Option<Kept>,
}

impl Challenge {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        let unreadable = |what| StoreError::Unreadable { what };
        let outcome = row
            .outcome
            .as_deref()
            .map(|code| Outcome::from_code(code).ok_or(unreadable("what came of a challenge")));
        let answer = row.answer_sealed.as_ref();
        Ok(Self {
            stage: Stage::from_code(&row.stage).ok_or(unreadable("a challenge's stage"))?,
            reason: ChallengeReason::from_code(&row.reason_code)
                .ok_or(unreadable("a challenge's reason"))?,
            outcome: outcome.transpose()?,
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            answer: answer
                .map(|blob| Kept::open_as(keys, TABLE, ANSWER, row.id, blob))
                .transpose()?,
            row,
        })
    }
}

/// What is needed to keep a challenge that is raised.
pub struct NewChallenge<'a> {
    pub referral_id: Uuid,
    pub decision_id: Uuid,
    pub stage: Stage,
    pub reason: ChallengeReason,
    pub raised_by: Uuid,
    pub form: &'a Kept,
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewChallenge<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        referral_id: Set(new.referral_id),
        decision_id: Set(new.decision_id),
        stage: Set(new.stage.code().into()),
        state: Set(OPEN.into()),
        reason_code: Set(new.reason.code().into()),
        raised_by: Set(new.raised_by),
        raised_at: Set(now),
        form_sealed: Set(new.form.seal(keys, TABLE, id)?),
        outcome: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        answer_sealed: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Challenge>, StoreError> {
    let row = Entity::find_by_id(id).one(db).await?;
    row.map(|row| Challenge::open(keys, row)).transpose()
}

/// The challenges to every decision on one referral, the oldest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
) -> Result<Vec<Challenge>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ReferralId.eq(referral))
        .order_by_asc(Column::RaisedAt)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Challenge::open(keys, row))
        .collect()
}

/// The ones that wait for an answer, the oldest first; at most 500.
pub async fn open(db: &impl ConnectionTrait, keys: &Keys) -> Result<Vec<Challenge>, StoreError> {
    let rows = Entity::find()
        .filter(Column::State.eq(OPEN))
        .order_by_asc(Column::RaisedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Challenge::open(keys, row))
        .collect()
}

/// How many wait for an answer.
pub async fn count_open(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let open = Entity::find().filter(Column::State.eq(OPEN));
    Ok(open.count(db).await?)
}

/// Answers one that waits. False if somebody was quicker.
pub async fn decide(
    tx: &Tx,
    keys: &Keys,
    challenge: &Challenge,
    outcome: Outcome,
    form: &Kept,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let sealed = form.seal_as(keys, TABLE, ANSWER, challenge.row.id)?;
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(DECIDED))
        .col_expr(Column::Outcome, Expr::value(outcome.code()))
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::DecidedAt, Expr::value(now))
        .col_expr(Column::AnswerSealed, Expr::value(sealed))
        .filter(Column::Id.eq(challenge.row.id))
        .filter(Column::State.eq(OPEN))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
