//! Episodes of early help, and the referrals that opened or joined them.

pub mod checks;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use stepwise_domain::episode::step::StepState;
use stepwise_domain::episode::{CloseReason, Level, State};
use stepwise_domain::reference::Reference;
use uuid::Uuid;

use super::entity::episode::{Column, Entity};
use super::entity::{episode, episode_referral, moved_referral, ownership as stretch, step};
use super::ownership::{self, Owner};
use super::{StoreError, Tx};

/// The most that one list holds.
const MOST: u64 = 500;

/// An episode, with its words read.
#[derive(Clone, Debug)]
pub struct Episode {
    pub row: episode::Model,
    pub state: State,
    pub level: Level,
}

impl Episode {
    fn read(row: episode::Model) -> Result<Self, StoreError> {
        let unreadable = |what| StoreError::Unreadable { what };
        Ok(Self {
            state: State::from_code(&row.state).ok_or(unreadable("an episode's state"))?,
            level: Level::from_code(&row.level).ok_or(unreadable("an episode's level"))?,
            row,
        })
    }
}

/// Opens an episode at this level for the referral, meant for the hub and owned by the duty team.
pub async fn open(
    tx: &Tx,
    referral: Uuid,
    level: Level,
    hub: &str,
    now: DateTime<Utc>,
) -> Result<Episode, StoreError> {
    let owner = (State::AwaitingAllocation, Owner::DutyTeam);
    begin(tx, referral, level, Some(hub), owner, now).await
}

/// Opens an episode for a referral that social care has taken on, so that the family can be
/// stepped down later.
pub async fn open_with_social_care(
    tx: &Tx,
    referral: Uuid,
    now: DateTime<Utc>,
) -> Result<Episode, StoreError> {
    let owner = (State::WithSocialCare, Owner::SocialCare);
    begin(tx, referral, Level::ChildInNeed, None, owner, now).await
}

async fn begin(
    tx: &Tx,
    referral: Uuid,
    level: Level,
    hub: Option<&str>,
    (state, owner): (State, Owner),
    now: DateTime<Utc>,
) -> Result<Episode, StoreError> {
    let id = super::new_id(now);
    let row = episode::ActiveModel {
        id: Set(id),
        reference: Set(Reference::from_random(rand::random()).to_string()),
        state: Set(state.code().into()),
        tier: Set(level.tier().number().into()),
        level: Set(level.code().into()),
        hub_id: Set(hub.map(str::to_owned)),
        lead_id: Set(None),
        owner_id: Set(None),
        opened_at: Set(now),
        closed_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await?;
    join(tx, id, referral).await?;
    ownership::begin(tx, id, owner, now).await?;
    Episode::read(row)
}

/// Adds a referral to an episode. One that it belonged to before it was decided anew keeps it on
/// its record, which would be about nobody otherwise.
pub async fn join(tx: &Tx, episode: Uuid, referral: Uuid) -> Result<(), StoreError> {
    let before = episode_referral::Entity::find_by_id(referral)
        .one(tx)
        .await?;
    if let Some(before) = before.filter(|link| link.episode_id != episode) {
        let moved = moved_referral::ActiveModel {
            episode_id: Set(before.episode_id),
            referral_id: Set(referral),
        };
        moved_referral::Entity::insert(moved)
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
    }
    let link = episode_referral::ActiveModel {
        episode_id: Set(episode),
        referral_id: Set(referral),
    };
    let moves = OnConflict::column(episode_referral::Column::ReferralId)
        .update_column(episode_referral::Column::EpisodeId)
        .to_owned();
    episode_referral::Entity::insert(link)
        .on_conflict(moves)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Writes what `change` sets, if nobody changed the episode since it was read.
pub async fn update(
    tx: &Tx,
    episode: &Episode,
    change: impl FnOnce(&mut episode::ActiveModel),
) -> Result<bool, StoreError> {
    let mut active = episode.row.clone().into_active_model();
    change(&mut active);
    active.version = Set(episode.row.version + 1);
    active.id = Unchanged(episode.row.id);
    let done = Entity::update_many()
        .set(active)
        .filter(Column::Id.eq(episode.row.id))
        .filter(Column::Version.eq(episode.row.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The episode as it is now, held as it is until the transaction ends.
pub async fn hold(tx: &Tx, id: Uuid) -> Result<Option<Episode>, StoreError> {
    let row = Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    row.map(Episode::read).transpose()
}

pub async fn by_reference(
    db: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<Episode>, StoreError> {
    let row = Entity::find()
        .filter(Column::Reference.eq(reference))
        .one(db)
        .await?;
    row.map(Episode::read).transpose()
}

pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Episode>, StoreError> {
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    rows.into_iter().map(Episode::read).collect()
}

/// The open episodes that no lead practitioner has accepted, each with the stretch of whoever owns
/// it until then.
pub(super) fn unallocated() -> Select<Entity> {
    owned(State::open().filter(|state| state.is_unallocated()))
}

/// The episodes in these states, each with the stretch of whoever owns it now.
fn owned(states: impl IntoIterator<Item = State>) -> Select<Entity> {
    let to_owner = Entity::belongs_to(stretch::Entity)
        .from(Column::Id)
        .to(stretch::Column::EpisodeId);
    Entity::find()
        .join(JoinType::InnerJoin, to_owner.into())
        .filter(Column::State.is_in(states.into_iter().map(State::code)))
        .filter(stretch::Column::Until.is_null())
}

/// How many they are.
pub async fn count_unallocated(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let count = unallocated()
        .select_only()
        .column_as(Column::Id.count(), "count");
    Ok(count.into_tuple().one(db).await?.unwrap_or_default())
}

/// At most so many of them, the longest without a lead practitioner first, and since when.
pub async fn longest_unallocated(
    db: &impl ConnectionTrait,
    most: u64,
) -> Result<Vec<(Episode, DateTime<Utc>)>, StoreError> {
    longest(db, unallocated(), most).await
}

/// Those that social care leads for, the longest first, and since when; at most 500.
pub async fn longest_with_social_care(
    db: &impl ConnectionTrait,
) -> Result<Vec<(Episode, DateTime<Utc>)>, StoreError> {
    longest(db, owned([State::WithSocialCare]), MOST).await
}

async fn longest(
    db: &impl ConnectionTrait,
    owned: Select<Entity>,
    most: u64,
) -> Result<Vec<(Episode, DateTime<Utc>)>, StoreError> {
    let select = owned
        .select_only()
        .column(Column::Id)
        .column(stretch::Column::Since)
        .order_by_asc(stretch::Column::Since)
        .order_by_asc(Column::Id)
        .limit(most);
    let found: Vec<(Uuid, DateTime<Utc>)> = select.into_tuple().all(db).await?;
    let mut all: BTreeMap<Uuid, Episode> = by_ids(db, found.iter().map(|(id, _)| *id))
        .await?
        .into_iter()
        .map(|episode| (episode.row.id, episode))
        .collect();
    let with = |(id, since)| Some((all.remove(&id)?, since));
    Ok(found.into_iter().filter_map(with).collect())
}

/// The closed episodes that were left to social care, the latest first; at most 500.
pub async fn left_to_social_care(db: &impl ConnectionTrait) -> Result<Vec<Episode>, StoreError> {
    let statutory = Level::ALL.iter().filter(|level| level.is_statutory());
    let left = step::Entity::find()
        .select_only()
        .column(step::Column::EpisodeId)
        .filter(step::Column::State.eq(StepState::Accepted.code()))
        .filter(step::Column::ReasonCode.eq(CloseReason::SocialCareLeads.code()))
        .into_query();
    let either = Condition::any()
        .add(Column::Level.is_in(statutory.map(|level| level.code())))
        .add(Column::Id.in_subquery(left));
    let rows = Entity::find()
        .filter(Column::State.eq(State::Closed.code()))
        .filter(either)
        .order_by_desc(Column::ClosedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.into_iter().map(Episode::read).collect()
}

/// The open episodes that this lead practitioner accepted, the longest open first.
pub async fn led_by(db: &impl ConnectionTrait, lead: Uuid) -> Result<Vec<Episode>, StoreError> {
    let rows = Entity::find()
        .filter(Column::LeadId.eq(lead))
        .filter(Column::ClosedAt.is_null())
        .order_by_asc(Column::OpenedAt)
        .limit(MOST)
        .all(db)
        .await?;
    rows.into_iter().map(Episode::read).collect()
}

/// How many open episodes each lead practitioner has.
pub async fn caseloads(db: &impl ConnectionTrait) -> Result<BTreeMap<Uuid, i64>, StoreError> {
    let rows: Vec<(Uuid, i64)> = Entity::find()
        .select_only()
        .column(Column::LeadId)
        .column_as(Column::Id.count(), "families")
        .filter(Column::State.eq(State::Active.code()))
        .filter(Column::LeadId.is_not_null())
        .group_by(Column::LeadId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The episodes that these referrals belong to, each with the referral's id.
pub async fn of_referrals(
    db: &impl ConnectionTrait,
    referrals: &[Uuid],
) -> Result<Vec<(Uuid, Episode)>, StoreError> {
    let links = episode_referral::Entity::find()
        .filter(episode_referral::Column::ReferralId.is_in(referrals.iter().copied()))
        .all(db)
        .await?;
    let episodes = by_ids(db, links.iter().map(|link| link.episode_id)).await?;
    let of = |id| episodes.iter().find(|one| one.row.id == id).cloned();
    Ok(links
        .iter()
        .filter_map(|link| Some((link.referral_id, of(link.episode_id)?)))
        .collect())
}

/// The episodes that a referral belonged to before it was decided anew.
pub async fn moved_from(
    db: &impl ConnectionTrait,
    referral: Uuid,
) -> Result<Vec<Episode>, StoreError> {
    let links = moved_referral::Entity::find()
        .filter(moved_referral::Column::ReferralId.eq(referral))
        .all(db)
        .await?;
    by_ids(db, links.into_iter().map(|link| link.episode_id)).await
}

/// The referrals of these episodes, each as (episode, referral), the oldest first; among them those
/// that went on in another.
pub async fn referrals_of(
    db: &impl ConnectionTrait,
    episodes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let ids: Vec<Uuid> = episodes.into_iter().collect();
    let links = episode_referral::Entity::find()
        .filter(episode_referral::Column::EpisodeId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let moved = moved_referral::Entity::find()
        .filter(moved_referral::Column::EpisodeId.is_in(ids))
        .all(db)
        .await?;
    let links = links.iter().map(|link| (link.episode_id, link.referral_id));
    let moved = moved.iter().map(|link| (link.episode_id, link.referral_id));
    let mut all: Vec<_> = links.chain(moved).collect();
    // Version 7 ids sort by the time they were made.
    all.sort_by_key(|(episode, referral)| (*referral, *episode));
    all.dedup();
    Ok(all)
}
