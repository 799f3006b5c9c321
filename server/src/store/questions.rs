//! Questions back to a referrer, and what was answered.

mod waiting;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::question;
use super::{Keys, Personal, PersonalText, StoreError};

pub use waiting::{Waiting, sleep, waking, waking_statement};

const TABLE: &str = "question";
const NEVER: Option<DateTime<Utc>> = None;

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Answered,
    /// The coordinator went on without an answer, or the referral was withdrawn.
    Closed,
}

impl Standing {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Answered, Self::Closed]
            .into_iter()
            .find(|one| one.code() == code)
    }
}

/// A question, opened.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: Uuid,
    pub standing: Standing,
    pub question: PersonalText,
    pub asked_by: Uuid,
    pub asked_at: DateTime<Utc>,
    pub due_at: Option<DateTime<Utc>>,
    pub answer: Option<PersonalText>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTime<Utc>>,
    /// For colleagues: why a coordinator went on without an answer.
    pub gone_on_reason: Option<PersonalText>,
}

impl Question {
    fn open(keys: &Keys, row: question::Model) -> Result<Self, StoreError> {
        let text = |column, blob: &[u8]| {
            keys.open_text(TABLE, column, row.id, blob)
                .map(Personal::new)
        };
        let maybe =
            |column, blob: &Option<Vec<u8>>| blob.as_ref().map(|b| text(column, b)).transpose();
        Ok(Self {
            id: row.id,
            standing: Standing::from_code(&row.state).ok_or(StoreError::Unreadable {
                what: "a question's state",
            })?,
            question: text("question", &row.question_sealed)?,
            answer: maybe("answer", &row.answer_sealed)?,
            gone_on_reason: maybe("gone_on_reason", &row.gone_on_reason_sealed)?,
            asked_by: row.asked_by,
            asked_at: row.asked_at,
            due_at: row.due_at,
            answered_by: row.answered_by,
            answered_at: row.answered_at,
        })
    }
}

/// The questions about one referral, the oldest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
) -> Result<Vec<Question>, StoreError> {
    let rows = question::Entity::find()
        .filter(question::Column::ReferralId.eq(referral))
        .order_by_asc(question::Column::AskedAt)
        .order_by_asc(question::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Question::open(keys, row))
        .collect()
}

/// The times of a question that is being asked.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub asked: DateTime<Utc>,
    pub due: DateTime<Utc>,
    /// When the referrer is reminded; the due time itself where there is no time to remind.
    pub remind: DateTime<Utc>,
}

/// Asks.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
    text: &PersonalText,
    by: Uuid,
    times: Times,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(times.asked);
    question::ActiveModel {
        id: Set(id),
        referral_id: Set(referral),
        question_sealed: Set(keys.seal(TABLE, "question", id, text.expose().as_bytes())),
        asked_by: Set(by),
        asked_at: Set(times.asked),
        answer_sealed: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
        gone_on_reason_sealed: Set(None),
        state: Set(Standing::Open.code().into()),
        due_at: Set(Some(times.due)),
        wake_at: Set(Some(times.remind)),
    }
    .insert(db)
    .await?;
    Ok(id)
}

/// Keeps the answer to an open question. False if it is not open any more.
pub async fn answer(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
    text: &PersonalText,
    by: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sealed = keys.seal(TABLE, "answer", id, text.expose().as_bytes());
    let done = question::Entity::update_many()
        .col_expr(question::Column::AnswerSealed, Expr::value(sealed))
        .col_expr(question::Column::AnsweredBy, Expr::value(by))
        .col_expr(question::Column::AnsweredAt, Expr::value(now))
        .col_expr(
            question::Column::State,
            Expr::value(Standing::Answered.code()),
        )
        .col_expr(question::Column::WakeAt, Expr::value(NEVER))
        .filter(question::Column::Id.eq(id))
        .filter(question::Column::State.eq(Standing::Open.code()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends an open question without an answer; `reason` is none where the referral was withdrawn.
pub async fn close(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
    reason: Option<&PersonalText>,
) -> Result<bool, StoreError> {
    let sealed =
        reason.map(|text| keys.seal(TABLE, "gone_on_reason", id, text.expose().as_bytes()));
    let done = question::Entity::update_many()
        .col_expr(question::Column::GoneOnReasonSealed, Expr::value(sealed))
        .col_expr(
            question::Column::State,
            Expr::value(Standing::Closed.code()),
        )
        .col_expr(question::Column::WakeAt, Expr::value(NEVER))
        .filter(question::Column::Id.eq(id))
        .filter(question::Column::State.eq(Standing::Open.code()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
