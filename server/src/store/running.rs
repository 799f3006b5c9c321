//! Running clocks: promises of episodes, steps and challenges. A referral's own decision clock is
//! in its row.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use stepwise_domain::clock::ClockKind;
use uuid::Uuid;

use super::clocks::Clocked;
use super::entity::clock::{ActiveModel, Column, Entity, Model};
use super::{StoreError, Tx};

/// A clock, with its kind read.
#[derive(Clone, Debug)]
pub struct Running {
    pub kind: ClockKind,
    pub row: Model,
}

/// What a clock belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Episode(Uuid),
    Referral(Uuid),
    /// A red flag that stopped a form. It is the clock's subject too.
    Diversion(Uuid),
}

impl Of {
    const fn ids(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Episode(id) => (Some(id), None),
            Self::Referral(id) => (None, Some(id)),
            Self::Diversion(_) => (None, None),
        }
    }

    fn condition(self) -> Condition {
        let own = match self {
            Self::Episode(id) => Column::EpisodeId.eq(id),
            Self::Referral(id) => Column::ReferralId.eq(id),
            Self::Diversion(id) => Column::SubjectId.eq(id),
        };
        Condition::all().add(own)
    }
}

/// Starts a clock, in the place of one of its kind that runs for the same subject.
pub async fn start(
    tx: &Tx,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
    (now, due_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), StoreError> {
    stop(tx, of, kind, subject, now).await?;
    let (episode_id, referral_id) = of.ids();
    ActiveModel {
        id: Set(super::new_id(now)),
        kind: Set(kind.code().into()),
        episode_id: Set(episode_id),
        referral_id: Set(referral_id),
        subject_id: Set(subject),
        started_at: Set(now),
        due_at: Set(due_at),
        told_due_at: Set(Some(due_at)),
        escalated_at: Set(None),
        stopped_at: Set(None),
        kept_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Stops the clock of this kind and subject because what was promised is done. True if it ran.
pub async fn keep(
    tx: &Tx,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    stop_where(tx, which(of, kind, subject), now, Some(now)).await
}

/// Stops the clock of this kind and subject because nobody waits for it any more. True if it ran.
pub async fn stop(
    tx: &Tx,
    of: Of,
    kind: ClockKind,
    subject: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    stop_where(tx, which(of, kind, subject), now, None).await
}

fn which(of: Of, kind: ClockKind, subject: Option<Uuid>) -> Condition {
    let which = of.condition().add(Column::Kind.eq(kind.code()));
    which.add_option(subject.map(|subject| Column::SubjectId.eq(subject)))
}

/// Stops every clock: the episode was closed.
pub async fn stop_all(tx: &Tx, of: Of, now: DateTime<Utc>) -> Result<bool, StoreError> {
    stop_where(tx, of.condition(), now, None).await
}

async fn stop_where(
    tx: &Tx,
    which: Condition,
    now: DateTime<Utc>,
    kept: Option<DateTime<Utc>>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::StoppedAt, Expr::value(now))
        .col_expr(Column::KeptAt, Expr::value(kept))
        .col_expr(Column::ToldDueAt, Expr::value(None::<DateTime<Utc>>))
        .filter(which)
        .filter(Column::ToldDueAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// The clocks that run for these episodes, the next to fall due first.
pub async fn running(
    db: &impl ConnectionTrait,
    episodes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Running>, StoreError> {
    let find = Entity::find()
        .filter(Column::EpisodeId.is_in(episodes))
        .filter(Column::ToldDueAt.is_not_null());
    read(find.order_by_asc(Column::DueAt).all(db).await?)
}

/// The clocks that run for these subjects, the next to fall due first.
pub async fn of_subjects(
    db: &impl ConnectionTrait,
    kinds: &[ClockKind],
    subjects: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Running>, StoreError> {
    let find = Entity::find()
        .filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.code())))
        .filter(Column::ToldDueAt.is_not_null())
        .filter(Column::SubjectId.is_in(subjects));
    read(find.order_by_asc(Column::DueAt).all(db).await?)
}

/// When the clocks that run for the challenges of these referrals fall due, by the challenge.
pub async fn of_challenges(
    db: &impl ConnectionTrait,
    referrals: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, DateTime<Utc>>, StoreError> {
    let rows: Vec<(Option<Uuid>, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::SubjectId, Column::DueAt])
        .filter(Column::ToldDueAt.is_not_null())
        .filter(Column::ReferralId.is_in(referrals))
        .into_tuple()
        .all(db)
        .await?;
    let found = rows.into_iter().filter_map(|(id, due)| Some((id?, due)));
    Ok(found.collect())
}

/// Every clock that one episode or referral ever had, the latest first.
pub async fn history(db: &impl ConnectionTrait, of: Of) -> Result<Vec<Running>, StoreError> {
    let find = Entity::find().filter(of.condition());
    read(find.order_by_desc(Column::StartedAt).all(db).await?)
}

/// The clocks that ran out, the longest overdue first; at most this many.
pub async fn overdue(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Running>, StoreError> {
    let find = Entity::find()
        .filter(Column::ToldDueAt.is_not_null())
        .filter(Column::DueAt.lte(now));
    read(find.order_by_asc(Column::DueAt).limit(most).all(db).await?)
}

impl Clocked for Entity {
    const ID: Self::Column = Column::Id;
    const DUE_AT: Self::Column = Column::DueAt;
    const TOLD_DUE_AT: Self::Column = Column::ToldDueAt;
    const ESCALATED_AT: Self::Column = Column::EscalatedAt;
}

/// The clocks that a query finds.
pub async fn all(
    db: &impl ConnectionTrait,
    query: Select<Entity>,
) -> Result<Vec<Running>, StoreError> {
    read(query.all(db).await?)
}

fn read(rows: Vec<Model>) -> Result<Vec<Running>, StoreError> {
    let one = |row: Model| {
        let kind = ClockKind::from_code(&row.kind).ok_or(StoreError::Unreadable {
            what: "a clock's kind",
        })?;
        Ok(Running { kind, row })
    };
    rows.into_iter().map(one).collect()
}
