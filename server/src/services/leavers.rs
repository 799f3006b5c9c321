//! What becomes of somebody's work when their account is disabled or given another role: nothing
//! stays with them. It goes to the duty team, whose people are told, in the same transaction.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{OwnerEffect, State, Transition, lead_left};
use stepwise_domain::referral::unowned;
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::episodes::{clocks, facts, note, offers, turn};
use crate::services::viewer::Viewer;
use crate::services::{covers, tell, turn as referral_turn};
use crate::store::Tx;
use crate::store::episodes::{self, Episode};
use crate::store::offers as store_offers;
use crate::store::referrals::{self, Referral};
use crate::store::running::Of;
use crate::store::steps::Step;

/// How many references a mail names before it only counts.
const NAMED: usize = 20;

/// What somebody left behind. It is in the hands of the duty team already; what is left to do is
/// to [tell and note](Self::note) it.
pub struct Left {
    episodes: Vec<LeftEpisode>,
    referrals: Vec<Referral>,
}

struct LeftEpisode {
    episode: Episode,
    /// They led; otherwise they had only been asked to, or were to lead next.
    led: bool,
    overtaken: Vec<Step>,
}

/// Takes everything from an account that has just been disabled or given another role: the caller
/// has written that first, so that nothing more is given to it.
///
/// # Errors
/// [`Error::Stale`] where somebody changed one of the records meanwhile: trying again helps.
pub async fn take_from(tx: &Tx, app: &App, leaver: Uuid) -> Result<Left> {
    let mut left = Left {
        episodes: Vec::new(),
        referrals: Vec::new(),
    };
    for episode in concerned(tx, app, leaver).await? {
        left.episodes.extend(leave(tx, app, episode, leaver).await?);
    }
    for referral in referrals::owned_by(tx, app.store.keys(), leaver).await? {
        let written = referrals::update(tx, &referral, |row| {
            row.owner_id = Set(None);
            row.state = Set(unowned(referral.state).code().into());
        });
        if !written.await? {
            return Err(Error::Stale);
        }
        left.referrals.push(referral);
    }
    Ok(left)
}

/// The open episodes that this person leads, was offered, or is to lead after social care.
async fn concerned(tx: &Tx, app: &App, leaver: Uuid) -> Result<Vec<Episode>> {
    let led = episodes::led_by(tx, leaver).await?;
    let asked = store_offers::waiting_for(tx, app.store.keys(), [leaver]).await?;
    let accepted = store_offers::accepted_by(tx, leaver).await?;
    let mut ids: Vec<Uuid> = led.iter().map(|one| one.row.id).collect();
    ids.extend(asked.iter().map(|offer| offer.row.episode_id));
    ids.extend(accepted);
    let mut found = episodes::by_ids(tx, ids).await?;
    found.retain(|one| one.state.is_open());
    // One order for everybody, so that no two wait for each other.
    found.sort_by_key(|one| one.row.id);
    Ok(found)
}

/// Takes one episode from them. None where it was not theirs after all.
async fn leave(tx: &Tx, app: &App, episode: Episode, leaver: Uuid) -> Result<Option<LeftEpisode>> {
    let led = episode.row.lead_id == Some(leaver);
    let open = offers::open_in(tx, app, &episode).await?;
    let asked = open
        .as_ref()
        .is_some_and(|offer| offer.row.lead_id == leaver);
    let mut next = facts::next_offers(tx, app, &episode).await?;
    next.retain(|offer| offer.row.lead_id == leaver);
    if !led && !asked && next.is_empty() {
        return Ok(None);
    }
    let leaves = led || (asked && episode.state == State::Offered);
    let stays = Transition {
        to: episode.state,
        owner: OwnerEffect::Keep,
        tells_referrer: false,
    };
    let transition = lead_left(episode.state).filter(|_| leaves).unwrap_or(stays);
    let overtaken = turn::leave(tx, app, &episode, transition).await?;
    if let Some(offer) = open.filter(|_| leaves || asked) {
        offers::withdraw_from(tx, app, &episode, &offer).await?;
    }
    for offer in next {
        store_offers::undo(tx, offer.row.id).await?;
    }
    if led && transition.to == State::AwaitingAllocation {
        let of = Of::Episode(episode.row.id);
        clocks::start(tx, app, of, ClockKind::LeadAccepts, None).await?;
    }
    Ok(Some(LeftEpisode {
        episode,
        led,
        overtaken,
    }))
}

impl Left {
    /// Tells the duty team what is theirs now, and adds an audit event for each record. Near the
    /// end of the transaction.
    pub async fn note(&self, tx: &Tx, app: &App, viewer: &Viewer, leaver: Uuid) -> Result<()> {
        self.tell(tx, app, viewer).await?;
        covers::end_all_of(tx, app, viewer, leaver).await?;
        let detail = || json!({ "from": leaver });
        for one in &self.episodes {
            let event = if one.led {
                "episode.lead_left"
            } else {
                "episode.asked_left"
            };
            if one.led {
                offers::tell_lead_gone(tx, app, viewer, &one.episode).await?;
            }
            turn::note_overtaken(tx, app, viewer, &one.episode, &one.overtaken).await?;
            note(tx, app, viewer, &one.episode, event, detail()).await?;
        }
        for referral in &self.referrals {
            let event = "referral.owner_left";
            referral_turn::note(tx, app, viewer, referral, event, detail()).await?;
        }
        Ok(())
    }

    async fn tell(&self, tx: &Tx, app: &App, viewer: &Viewer) -> Result<()> {
        let episodes = self.episodes.iter().map(|one| &one.episode.row.reference);
        let referrals = self.referrals.iter().map(|one| &one.row.reference);
        let mut references: Vec<String> = episodes.chain(referrals).cloned().collect();
        if references.is_empty() {
            return Ok(());
        }
        let more = references.len().saturating_sub(NAMED);
        references.truncate(NAMED);
        let message = Message::WorkLeft {
            references,
            more,
            link: app.link("/triage"),
        };
        tell::role(tx, app, Role::Coordinator, viewer, None, &message).await
    }
}
