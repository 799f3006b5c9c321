//! Places on the waiting lists of hubs' services.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use stepwise_domain::episode_form::WaitOutcome;
use uuid::Uuid;

use super::entity::waiting::{ActiveModel, Column, Entity, Model};
use super::entity::waiting_review;
use super::forms::Kept;
use super::{Keys, StoreError, Tx};

const TABLE: &str = "waiting";
const ANSWER: &str = "answer";
const REVIEWS: &str = "waiting_review";
/// The most that one list holds.
const MOST: u64 = 1_000;

/// A place, opened.
#[derive(Clone, Debug)]
pub struct Place {
    pub row: Model,
    pub form: Kept,
    pub outcome: Option<WaitOutcome>,
    /// What was said when it ended.
    pub answer: Option<Kept>,
}

impl Place {
    fn open(keys: &Keys, row: Model) -> Result<Self, StoreError> {
        let answer = row.answer_sealed.as_ref();
        Ok(Self {
            form: Kept::open(keys, TABLE, row.id, &row.form_sealed)?,
            outcome: row.outcome.as_deref().and_then(WaitOutcome::from_code),
            answer: answer
                .map(|blob| Kept::open_as(keys, TABLE, ANSWER, row.id, blob))
                .transpose()?,
            row,
        })
    }
}

/// What is needed to put a family on a list.
pub struct NewPlace<'a> {
    pub episode_id: Uuid,
    pub hub_id: String,
    pub service: String,
    pub form: &'a Kept,
    pub by: Uuid,
}

pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewPlace<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        hub_id: Set(new.hub_id),
        service: Set(new.service),
        form_sealed: Set(new.form.seal(keys, TABLE, id)?),
        listed_by: Set(new.by),
        since: Set(now),
        reviewed_at: Set(now),
        ended_at: Set(None),
        outcome: Set(None),
        ended_by: Set(None),
        answer_sealed: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Every place of one episode, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Place>, StoreError> {
    let find = Entity::find().filter(Column::EpisodeId.eq(episode));
    read(db, keys, find.order_by_desc(Column::Since)).await
}

/// Who waits, list by list, the longest waiting first; at most 1,000.
pub async fn open(db: &impl ConnectionTrait, keys: &Keys) -> Result<Vec<Place>, StoreError> {
    let find = Entity::find().filter(Column::EndedAt.is_null());
    let find = find
        .order_by_asc(Column::HubId)
        .order_by_asc(Column::Service)
        .order_by_asc(Column::Since);
    read(db, keys, find).await
}

async fn read(
    db: &impl ConnectionTrait,
    keys: &Keys,
    find: Select<Entity>,
) -> Result<Vec<Place>, StoreError> {
    let rows = find.limit(MOST).all(db).await?;
    rows.into_iter().map(|row| Place::open(keys, row)).collect()
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Place>, StoreError> {
    let row = Entity::find_by_id(id).one(db).await?;
    row.map(|row| Place::open(keys, row)).transpose()
}

/// Hub, service, since when and last looked at, of all who wait: for counting.
pub async fn times(
    db: &impl ConnectionTrait,
) -> Result<Vec<(String, String, DateTime<Utc>, DateTime<Utc>)>, StoreError> {
    let select = Entity::find()
        .select_only()
        .columns([
            Column::HubId,
            Column::Service,
            Column::Since,
            Column::ReviewedAt,
        ])
        .filter(Column::EndedAt.is_null());
    Ok(select.into_tuple().all(db).await?)
}

/// Keeps that somebody looked at a place that goes on. False if it has ended meanwhile.
pub async fn review(
    tx: &Tx,
    keys: &Keys,
    place: Uuid,
    form: &Kept,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::ReviewedAt, Expr::value(now))
        .filter(Column::Id.eq(place))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    let id = super::new_id(now);
    waiting_review::ActiveModel {
        id: Set(id),
        waiting_id: Set(place),
        reviewed_by: Set(by),
        reviewed_at: Set(now),
        form_sealed: Set(form.seal(keys, REVIEWS, id)?),
    }
    .insert(tx)
    .await?;
    Ok(true)
}

/// Who looked at a place, when, and what they found; the latest first.
pub async fn reviews(
    db: &impl ConnectionTrait,
    keys: &Keys,
    place: Uuid,
) -> Result<Vec<(Uuid, DateTime<Utc>, Kept)>, StoreError> {
    use waiting_review::{Column, Entity};
    let find = Entity::find().filter(Column::WaitingId.eq(place));
    let rows = find.order_by_desc(Column::ReviewedAt).all(db).await?;
    let open = |row: waiting_review::Model| {
        let form = Kept::open(keys, REVIEWS, row.id, &row.form_sealed)?;
        Ok((row.reviewed_by, row.reviewed_at, form))
    };
    rows.into_iter().map(open).collect()
}

/// Takes a family off a list. False if it was taken off already.
pub async fn end(
    tx: &Tx,
    keys: &Keys,
    place: Uuid,
    (outcome, form): (WaitOutcome, &Kept),
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let sealed = form.seal_as(keys, TABLE, ANSWER, place)?;
    let done = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::Outcome, Expr::value(outcome.code()))
        .col_expr(Column::EndedBy, Expr::value(by))
        .col_expr(Column::AnswerSealed, Expr::value(sealed))
        .filter(Column::Id.eq(place))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a family off every list: its episode was closed.
pub async fn end_all(
    tx: &Tx,
    episode: Uuid,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::Outcome, Expr::value(WaitOutcome::Closed.code()))
        .col_expr(Column::EndedBy, Expr::value(by))
        .filter(Column::EpisodeId.eq(episode))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
