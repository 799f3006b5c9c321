//! What the manager's first page counts: open work only, or a bounded stretch of what was done, so
//! that it stays quick however much is closed.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::step::StepState;
use stepwise_domain::episode::{Level, State};
use stepwise_domain::referral as referral_state;
use uuid::Uuid;

use super::entity::{clock, episode, ownership, referral, step};
use super::{StoreError, episodes};

pub mod measured;

/// The most that a list behind a figure holds.
pub const MOST: u64 = 500;

/// Open episodes that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub state: State,
    pub level: Level,
    pub hub_id: Option<String>,
    pub count: i64,
}

/// The open episodes, by state, level and hub.
pub async fn episodes(db: &impl ConnectionTrait) -> Result<Vec<Group>, StoreError> {
    let rows: Vec<(String, String, Option<String>, i64)> =
        episode_groups().into_tuple().all(db).await?;
    let unreadable = |what| StoreError::Unreadable { what };
    rows.into_iter()
        .map(|(state, level, hub_id, count)| {
            Ok(Group {
                state: State::from_code(&state).ok_or(unreadable("an episode's state"))?,
                level: Level::from_code(&level).ok_or(unreadable("an episode's level"))?,
                hub_id,
                count,
            })
        })
        .collect()
}

fn episode_groups() -> Select<episode::Entity> {
    use episode::{Column, Entity};
    Entity::find()
        .select_only()
        .columns([Column::State, Column::Level, Column::HubId])
        .column_as(Column::Id.count(), "count")
        .filter(Column::State.is_in(State::open().map(State::code)))
        .group_by(Column::State)
        .group_by(Column::Level)
        .group_by(Column::HubId)
}

/// Since when the episodes that no lead practitioner has accepted are without one.
pub async fn unallocated_since(
    db: &impl ConnectionTrait,
) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let select = episodes::unallocated()
        .select_only()
        .column(ownership::Column::Since);
    Ok(select.into_tuple().all(db).await?)
}

/// How many open referrals there are, by state and suggested tier.
pub async fn referrals(
    db: &impl ConnectionTrait,
) -> Result<Vec<(referral_state::State, i16, i64)>, StoreError> {
    let rows: Vec<(String, i16, i64)> = referral_groups().into_tuple().all(db).await?;
    let state = |code: &str| {
        referral_state::State::from_code(code).ok_or(StoreError::Unreadable {
            what: "a referral's state",
        })
    };
    rows.into_iter()
        .map(|(code, tier, count)| Ok((state(&code)?, tier, count)))
        .collect()
}

fn referral_groups() -> Select<referral::Entity> {
    use referral::{Column, Entity};
    let open = (referral_state::State::ALL.iter()).filter(|state| state.is_open());
    Entity::find()
        .select_only()
        .columns([Column::State, Column::SuggestedTier])
        .column_as(Column::Id.count(), "count")
        .filter(Column::State.is_in(open.map(|state| state.code())))
        .group_by(Column::State)
        .group_by(Column::SuggestedTier)
}

/// How many running clocks are past their time, by kind.
pub async fn overdue(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<(ClockKind, i64)>, StoreError> {
    let rows: Vec<(String, i64)> = overdue_counts(now).into_tuple().all(db).await?;
    let kind = |code: &str| {
        ClockKind::from_code(code).ok_or(StoreError::Unreadable {
            what: "a clock's kind",
        })
    };
    rows.into_iter()
        .map(|(code, count)| Ok((kind(&code)?, count)))
        .collect()
}

fn overdue_counts(now: DateTime<Utc>) -> Select<clock::Entity> {
    use clock::Column;
    late_clocks(now)
        .select_only()
        .column(Column::Kind)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::Kind)
}

/// Every kind is named, so that an index by kind and time answers.
fn late_clocks(now: DateTime<Utc>) -> Select<clock::Entity> {
    use clock::{Column, Entity};
    Entity::find()
        .filter(Column::Kind.is_in(ClockKind::ALL.iter().map(|kind| kind.code())))
        .filter(Column::ToldDueAt.is_not_null())
        .filter(Column::DueAt.lte(now))
}

/// How many steps wait for the other side's answer.
pub async fn pending_steps(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let select = pending()
        .select_only()
        .column_as(step::Column::Id.count(), "count");
    Ok(select.into_tuple().one(db).await?.unwrap_or_default())
}

fn pending() -> Select<step::Entity> {
    step::Entity::find().filter(step::Column::State.eq(StepState::Proposed.code()))
}

/// Which episodes stand behind a figure.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub state: Option<State>,
    pub level: Option<Level>,
    pub hub: Option<String>,
}

/// The open episodes that are wanted, the longest open first; at most 500.
pub async fn open_episodes(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
) -> Result<Vec<Uuid>, StoreError> {
    use episode::{Column, Entity};
    let states: Vec<_> = match wanted.state {
        Some(state) => vec![state.code()],
        None => State::open().map(State::code).collect(),
    };
    let mut find = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in(states));
    if let Some(level) = wanted.level {
        find = find.filter(Column::Level.eq(level.code()));
    }
    if let Some(hub) = &wanted.hub {
        find = find.filter(Column::HubId.eq(hub));
    }
    let find = find
        .order_by_asc(Column::OpenedAt)
        .order_by_asc(Column::Id)
        .limit(MOST);
    Ok(find.into_tuple().all(db).await?)
}

/// The episodes with a running clock of this kind that is past its time, the longest overdue
/// first; at most 500.
pub async fn overdue_episodes(
    db: &impl ConnectionTrait,
    kind: ClockKind,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    use clock::Column;
    let select = late_clocks(now)
        .select_only()
        .column(Column::EpisodeId)
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::EpisodeId.is_not_null())
        .order_by_asc(Column::DueAt)
        .limit(MOST);
    Ok(select.into_tuple().all(db).await?)
}

/// The episodes with a step that waits for an answer, the longest waiting first; at most 500.
pub async fn pending_episodes(db: &impl ConnectionTrait) -> Result<Vec<Uuid>, StoreError> {
    let select = pending()
        .select_only()
        .column(step::Column::EpisodeId)
        .order_by_asc(step::Column::ProposedAt)
        .limit(MOST);
    Ok(select.into_tuple().all(db).await?)
}

/// The questions of the page that large tables answer, for the test that an index does.
pub fn statements(now: DateTime<Utc>) -> Vec<(&'static str, SelectStatement)> {
    let mut all = vec![
        ("open episodes", episode_groups().into_query()),
        ("open referrals", referral_groups().into_query()),
        ("overdue clocks", overdue_counts(now).into_query()),
        ("pending steps", pending().into_query()),
    ];
    all.extend(measured::statements(now));
    all
}
