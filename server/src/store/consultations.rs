//! Questions to the coordinators before referring, and their answers.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::consultation::{ActiveModel, Column, Entity, Model};
use super::{Keys, Personal, PersonalText, StoreError};

const TABLE: &str = "consultation";
const OPEN: &str = "open";
const ANSWERED: &str = "answered";

/// A consultation, opened.
#[derive(Clone, Debug)]
pub struct Consultation {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub account_id: Uuid,
    pub question: PersonalText,
    pub asked_at: DateTime<Utc>,
    pub answer: Option<Answer>,
    /// The draft that was started from it.
    pub draft_id: Option<Uuid>,
    pub version: i32,
}

/// What was answered, by whom and when.
#[derive(Clone, Debug)]
pub struct Answer {
    pub text: PersonalText,
    pub by: Uuid,
    pub at: DateTime<Utc>,
}

impl Consultation {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        let text = |column, blob: &[u8]| {
            keys.open_text(TABLE, column, row.id, blob)
                .map(Personal::new)
        };
        let answer = match (&row.answer_sealed, row.answered_by, row.answered_at) {
            (Some(sealed), Some(by), Some(at)) => Some(Answer {
                text: text("answer", sealed)?,
                by,
                at,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            organisation_id: row.organisation_id,
            account_id: row.account_id,
            question: text("question", &row.question_sealed)?,
            asked_at: row.asked_at,
            answer,
            draft_id: row.draft_id,
            version: row.version,
        })
    }
}

/// Keeps a question, unanswered.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    (organisation_id, account_id): (Uuid, Uuid),
    question: &str,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation_id),
        account_id: Set(account_id),
        question_sealed: Set(keys.seal(TABLE, "question", id, question.as_bytes())),
        answer_sealed: Set(None),
        asked_at: Set(now),
        answered_by: Set(None),
        answered_at: Set(None),
        draft_id: Set(None),
        state: Set(OPEN.into()),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(id)
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Consultation>, StoreError> {
    let row = Entity::find_by_id(id).one(db).await?;
    row.map(|row| Consultation::open(keys, row)).transpose()
}

/// What an organisation asked, latest first; at most 100.
pub async fn asked_by(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: Uuid,
) -> Result<Vec<Consultation>, StoreError> {
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(organisation))
        .order_by_desc(Column::AskedAt)
        .order_by_desc(Column::Id)
        .limit(100)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Consultation::open(keys, row))
        .collect()
}

/// What nobody has answered, the longest waiting first; at most 100.
pub async fn unanswered(
    db: &impl ConnectionTrait,
    keys: &Keys,
) -> Result<Vec<Consultation>, StoreError> {
    let rows = Entity::find()
        .filter(Column::State.eq(OPEN))
        .order_by_asc(Column::AskedAt)
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Consultation::open(keys, row))
        .collect()
}

/// Keeps the answer. False if somebody else answered first.
pub async fn answer(
    db: &impl ConnectionTrait,
    keys: &Keys,
    consultation: &Consultation,
    text: &str,
    by: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sealed = keys.seal(TABLE, "answer", consultation.id, text.as_bytes());
    let done = Entity::update_many()
        .col_expr(Column::AnswerSealed, Expr::value(sealed))
        .col_expr(Column::AnsweredBy, Expr::value(by))
        .col_expr(Column::AnsweredAt, Expr::value(now))
        .col_expr(Column::State, Expr::value(ANSWERED))
        .col_expr(Column::Version, Expr::value(consultation.version + 1))
        .filter(Column::Id.eq(consultation.id))
        .filter(Column::Version.eq(consultation.version))
        .filter(Column::State.eq(OPEN))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes which draft was started from it. False if one was already.
pub async fn link_draft(
    db: &impl ConnectionTrait,
    consultation: Uuid,
    draft: Uuid,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::DraftId, Expr::value(draft))
        .filter(Column::Id.eq(consultation))
        .filter(Column::DraftId.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets a draft that was deleted, so that another can be started from the answer.
pub async fn forget_draft(db: &impl ConnectionTrait, draft: Uuid) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::DraftId, Expr::value(None::<Uuid>))
        .filter(Column::DraftId.eq(draft))
        .exec(db)
        .await?;
    Ok(())
}
