//! What was done over a stretch of time: how long it took, what became of challenges, and how far
//! families came. Each question reads that stretch of an index, however much lies before it.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use stepwise_domain::challenge::{ChallengeReason, Outcome};
use stepwise_domain::clock::ClockKind;
use uuid::Uuid;

use super::MOST;
use crate::store::StoreError;
use crate::store::entity::{challenge, clock, goal, referral};

/// The most cases that anything is measured over: the latest ones. So many tell the median and the
/// slow end, and each more is a row to fetch for every look at the page.
pub const SAMPLE: u64 = 1_000;

/// A length of time that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// From sending a referral to somebody who has claimed it, for the first time.
    Claim,
    /// From sending a referral to the decision on it.
    Decision,
    /// From the start of a promise to the day it was kept.
    Kept(ClockKind),
}

/// When something began and ended.
pub type Length = (DateTime<Utc>, DateTime<Utc>);

/// When each began and ended of those that ended since `from`, the latest first; at most 1,000.
/// Those of families who have left since count like any other.
pub async fn times(
    db: &impl ConnectionTrait,
    stage: Stage,
    from: DateTime<Utc>,
) -> Result<Vec<Length>, StoreError> {
    use referral::Column;
    let rows = match stage {
        Stage::Claim => {
            sent_times(Column::ClaimedAt, from)
                .into_tuple()
                .all(db)
                .await
        }
        Stage::Decision => {
            sent_times(Column::DecidedAt, from)
                .into_tuple()
                .all(db)
                .await
        }
        Stage::Kept(kind) => kept_times(kind, from).into_tuple().all(db).await,
    };
    Ok(rows?)
}

fn sent_times(end: referral::Column, from: DateTime<Utc>) -> Select<referral::Entity> {
    sent_to(end, from, SAMPLE)
        .select_only()
        .columns([referral::Column::SubmittedAt, end])
}

/// The referrals that came to this end since `from`.
fn sent_to(end: referral::Column, from: DateTime<Utc>, most: u64) -> Select<referral::Entity> {
    referral::Entity::find()
        .filter(end.gte(from))
        .order_by_desc(end)
        .limit(most)
}

/// The referrals behind a length of time, the latest to end first; at most 500. None for a stage
/// that is an episode's.
pub async fn referrals(
    db: &impl ConnectionTrait,
    stage: Stage,
    from: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    let end = match stage {
        Stage::Claim => referral::Column::ClaimedAt,
        Stage::Decision => referral::Column::DecidedAt,
        Stage::Kept(_) => return Ok(Vec::new()),
    };
    let select = sent_to(end, from, MOST)
        .select_only()
        .column(referral::Column::Id);
    Ok(select.into_tuple().all(db).await?)
}

fn kept_times(kind: ClockKind, from: DateTime<Utc>) -> Select<clock::Entity> {
    kept(kind, from, SAMPLE)
        .select_only()
        .columns([clock::Column::StartedAt, clock::Column::KeptAt])
}

/// The clocks of this kind whose promise was kept since `from`.
fn kept(kind: ClockKind, from: DateTime<Utc>, most: u64) -> Select<clock::Entity> {
    use clock::{Column, Entity};
    Entity::find()
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::KeptAt.gte(from))
        .order_by_desc(Column::KeptAt)
        .limit(most)
}

/// The episodes behind a length of time, the latest to end first; at most 500.
pub async fn episodes(
    db: &impl ConnectionTrait,
    kind: ClockKind,
    from: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    let select = kept(kind, from, MOST)
        .select_only()
        .column(clock::Column::EpisodeId)
        .filter(clock::Column::EpisodeId.is_not_null());
    Ok(select.into_tuple().all(db).await?)
}

/// How many challenges were answered since `from`, by what was challenged for and what came of it.
pub async fn challenges(
    db: &impl ConnectionTrait,
    from: DateTime<Utc>,
) -> Result<Vec<(ChallengeReason, Outcome, i64)>, StoreError> {
    let rows: Vec<(String, String, i64)> = answered(from).into_tuple().all(db).await?;
    let unreadable = |what| StoreError::Unreadable { what };
    let read = |(reason, outcome, count): (String, String, i64)| {
        let reason = ChallengeReason::from_code(&reason);
        let outcome = Outcome::from_code(&outcome);
        Ok((
            reason.ok_or(unreadable("a challenge's reason"))?,
            outcome.ok_or(unreadable("what came of a challenge"))?,
            count,
        ))
    };
    rows.into_iter().map(read).collect()
}

/// The referrals whose challenges were answered since `from`, the latest first, for this reason and
/// with this outcome where one is named; at most 500.
pub async fn challenged(
    db: &impl ConnectionTrait,
    (reason, outcome): (Option<ChallengeReason>, Option<Outcome>),
    from: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    use challenge::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::ReferralId)
        .filter(Column::DecidedAt.gte(from))
        .apply_if(reason, |all, one| {
            all.filter(Column::ReasonCode.eq(one.code()))
        })
        .apply_if(outcome, |all, one| {
            all.filter(Column::Outcome.eq(one.code()))
        })
        .order_by_desc(Column::DecidedAt)
        .limit(MOST);
    Ok(select.into_tuple().all(db).await?)
}

fn answered(from: DateTime<Utc>) -> Select<challenge::Entity> {
    use challenge::{Column, Entity};
    Entity::find()
        .select_only()
        .columns([Column::ReasonCode, Column::Outcome])
        .column_as(Column::Id.count(), "count")
        .filter(Column::DecidedAt.gte(from))
        .group_by(Column::ReasonCode)
        .group_by(Column::Outcome)
}

/// The goals of those for whom help ended since `from`: the outcome each belongs to, and where
/// things were at the start and at the end; the latest 1,000.
pub async fn goals(
    db: &impl ConnectionTrait,
    from: DateTime<Utc>,
) -> Result<Vec<(String, i16, i16)>, StoreError> {
    use goal::Column;
    let select = ended_goals(from, SAMPLE).select_only().columns([
        Column::Outcome,
        Column::StartScore,
        Column::EndScore,
    ]);
    Ok(select.into_tuple().all(db).await?)
}

/// The episodes whose help ended since `from` with a goal of this outcome, the latest first; at most
/// 500.
pub async fn with_goals(
    db: &impl ConnectionTrait,
    outcome: &str,
    from: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    let select = ended_goals(from, MOST)
        .select_only()
        .column(goal::Column::EpisodeId)
        .filter(goal::Column::Outcome.eq(outcome));
    Ok(select.into_tuple().all(db).await?)
}

fn ended_goals(from: DateTime<Utc>, most: u64) -> Select<goal::Entity> {
    use goal::{Column, Entity};
    Entity::find()
        .filter(Column::EndedAt.gte(from))
        .order_by_desc(Column::EndedAt)
        .limit(most)
}

pub(super) fn statements(now: DateTime<Utc>) -> Vec<(&'static str, SelectStatement)> {
    use referral::Column;
    vec![
        (
            "claims",
            sent_to(Column::ClaimedAt, now, SAMPLE).into_query(),
        ),
        (
            "decisions",
            sent_to(Column::DecidedAt, now, SAMPLE).into_query(),
        ),
        (
            "kept clocks",
            kept(ClockKind::FirstContact, now, SAMPLE).into_query(),
        ),
        ("answered challenges", answered(now).into_query()),
        ("ended goals", ended_goals(now, SAMPLE).into_query()),
    ]
}
