//! Episodes of early help, and the referrals that opened or joined them.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use stepwise_domain::reference::Reference;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

use super::StoreError;
use super::entity::{episode, episode_referral};

/// No lead practitioner has accepted it yet; `hub_id` is the hub it is offered to.
pub const AWAITING_ALLOCATION: &str = "awaiting_allocation";

/// Opens an episode at this tier for the referral and offers it to the hub. Gives its reference.
pub async fn open(
    db: &impl ConnectionTrait,
    referral: Uuid,
    tier: Tier,
    hub: &str,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let id = super::new_id(now);
    let reference = Reference::from_random(rand::random()).to_string();
    episode::ActiveModel {
        id: Set(id),
        reference: Set(reference.clone()),
        state: Set(AWAITING_ALLOCATION.into()),
        tier: Set(tier.number().into()),
        hub_id: Set(Some(hub.into())),
        lead_id: Set(None),
        owner_id: Set(None),
        opened_at: Set(now),
        closed_at: Set(None),
        version: Set(1),
    }
    .insert(db)
    .await?;
    join(db, id, referral).await?;
    Ok(reference)
}

/// Adds a referral to an episode, in place of one it belonged to before it was opened again.
pub async fn join(
    db: &impl ConnectionTrait,
    episode: Uuid,
    referral: Uuid,
) -> Result<(), StoreError> {
    let link = episode_referral::ActiveModel {
        episode_id: Set(episode),
        referral_id: Set(referral),
    };
    let moves = OnConflict::column(episode_referral::Column::ReferralId)
        .update_column(episode_referral::Column::EpisodeId)
        .to_owned();
    episode_referral::Entity::insert(link)
        .on_conflict(moves)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// An episode that is still open, by its reference.
pub async fn open_by_reference(
    db: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<episode::Model>, StoreError> {
    Ok(episode::Entity::find()
        .filter(episode::Column::Reference.eq(reference))
        .filter(episode::Column::ClosedAt.is_null())
        .one(db)
        .await?)
}

/// The episodes that these referrals belong to, each with the referral's id.
pub async fn of_referrals(
    db: &impl ConnectionTrait,
    referrals: &[Uuid],
) -> Result<Vec<(Uuid, episode::Model)>, StoreError> {
    let rows = episode_referral::Entity::find()
        .filter(episode_referral::Column::ReferralId.is_in(referrals.iter().copied()))
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.episode_id);
    let episodes = episode::Entity::find()
        .filter(episode::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let of = |id| episodes.iter().find(|episode| episode.id == id).cloned();
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.referral_id, of(row.episode_id)?)))
        .collect())
}
