//! Episodes offered to a hub and a lead practitioner, and what they answered.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::offer::{ActiveModel, Column, Entity, Model};
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "offer";
const ANSWER: &str = "answer";

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Accepted,
    Declined,
    Withdrawn,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Declined, Self::Withdrawn];

    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An offer, opened.
#[derive(Clone, Debug)]
pub struct Offer {
    pub row: Model,
    pub standing: Standing,
    pub form: Kept,
    /// Why it was declined.
    pub answer: Option<Kept>,
}

impl Offer {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        let standing = Standing::ALL
            .into_iter()
            .find(|one| one.code() == row.state);
        let answer = row.answer_sealed.as_ref();
        Ok(Self {
            standing: standing.ok_or(StoreError::Unreadable {
                what: "an offer's state",
            })?,
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            answer: answer
                .map(|blob| Kept::open_as(keys, TABLE, ANSWER, row.id, blob))
                .transpose()?,
            row,
        })
    }
}

/// What is needed to offer.
pub struct NewOffer<'a> {
    pub episode_id: Uuid,
    pub hub_id: String,
    pub lead_id: Uuid,
    pub offered_by: Uuid,
    pub form: &'a Kept,
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewOffer<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        hub_id: Set(new.hub_id),
        lead_id: Set(new.lead_id),
        offered_by: Set(new.offered_by),
        offered_at: Set(now),
        state: Set(Standing::Open.code().into()),
        reason_code: Set(None),
        form_sealed: Set(new.form.seal(keys, TABLE, id)?),
        answer_sealed: Set(None),
        answered_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Every offer of one episode, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Offer>, StoreError> {
    let find = Entity::find().filter(Column::EpisodeId.eq(episode));
    let rows = find
        .order_by_desc(Column::OfferedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Offer::open(keys, row)).collect()
}

/// The offers that wait for these people, the oldest first.
pub async fn waiting_for(
    db: &impl ConnectionTrait,
    keys: &Keys,
    leads: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Offer>, StoreError> {
    let rows = Entity::find()
        .filter(Column::LeadId.is_in(leads))
        .filter(Column::State.eq(Standing::Open.code()))
        .order_by_asc(Column::OfferedAt)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Offer::open(keys, row)).collect()
}

/// The episodes whose offer this person ever accepted.
pub async fn accepted_by(db: &impl ConnectionTrait, lead: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let find = Entity::find()
        .select_only()
        .column(Column::EpisodeId)
        .filter(Column::LeadId.eq(lead))
        .filter(Column::State.eq(Standing::Accepted.code()));
    Ok(find.into_tuple().all(db).await?)
}

/// Takes back an offer that was accepted while social care has the family: whoever accepted has
/// left, somebody else accepted since, or help has ended. The audit log keeps that they had.
pub async fn undo(tx: &Tx, offer: Uuid) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(Standing::Withdrawn.code()))
        .filter(Column::Id.eq(offer))
        .filter(Column::State.eq(Standing::Accepted.code()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whom each of these episodes is offered to at the moment.
pub async fn open_for(
    db: &impl ConnectionTrait,
    episodes: &[Uuid],
) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
    let rows: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::EpisodeId, Column::LeadId])
        .filter(Column::EpisodeId.is_in(episodes.iter().copied()))
        .filter(Column::State.eq(Standing::Open.code()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Answers an open offer. False if it does not wait any more.
pub async fn answer(
    tx: &Tx,
    keys: &Keys,
    offer: &Offer,
    (standing, reason): (Standing, Option<&str>),
    form: Option<&Kept>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let id = offer.row.id;
    let sealed = form.map(|form| form.seal_as(keys, TABLE, ANSWER, id));
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(standing.code()))
        .col_expr(Column::ReasonCode, Expr::value(reason))
        .col_expr(Column::AnswerSealed, Expr::value(sealed.transpose()?))
        .col_expr(Column::AnsweredAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(Standing::Open.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
