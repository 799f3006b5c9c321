//! Promises of episodes and challenges that were not kept: whoever owns the work hears of it, and
//! the referrer too where it was promised to them.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_domain::clock::{Allowance, ClockKind, words};
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::pass::{BATCH, Duty, Item, event};
use crate::app::App;
use crate::error::Result;
use crate::mail::identity::Contact;
use crate::mail::message::Message;
use crate::services::diversions::answers;
use crate::services::{tell, turn};
use crate::store::clocks::{self, Mark};
use crate::store::covers;
use crate::store::entity::clock::Entity;
use crate::store::episodes::{self, Episode};
use crate::store::referrals::{self, Referral};
use crate::store::running::{self, Running};
use crate::store::{Tx, accounts, audit};

/// Longer than anything waits.
const NEVER: TimeDelta = TimeDelta::days(36_500);

/// Tells slips of running clocks.
pub struct Slips {
    pub now: DateTime<Utc>,
}

impl Item for Running {
    fn id(&self) -> Uuid {
        self.row.id
    }

    fn at(&self) -> DateTime<Utc> {
        self.row.told_due_at.unwrap_or(self.row.due_at)
    }
}

impl Duty for Slips {
    type Item = Running;
    const NAME: &'static str = "slipped promises of episodes and challenges";

    async fn next(&self, app: &App, after: Option<Mark>) -> Result<Vec<Running>> {
        let due = clocks::slipped::<Entity>(self.now, after, BATCH);
        Ok(running::all(app.store.read(), due).await?)
    }

    async fn take(&self, tx: &Tx, app: &App, item: &Running) -> Result<bool> {
        let next = self.next_date(app, item.kind);
        Ok(clocks::promise_anew::<Entity>(tx, item.id(), item.at(), next).await?)
    }

    async fn tell(&self, tx: &Tx, app: &App, item: &Running) -> Result<()> {
        let episode = match item.row.episode_id {
            Some(id) => episodes::by_ids(tx, [id]).await?.pop(),
            None => None,
        };
        if let (true, Some(id)) = (item.kind.tells_once(), item.row.subject_id) {
            return tell_mash(tx, app, item.kind, id).await;
        }
        if let Some(episode) = &episode {
            tell_owner(tx, app, item.kind, episode).await?;
        }
        if !item.kind.tells_referrer() {
            return Ok(());
        }
        let promise = words::moment(self.next_date(app, item.kind));
        let contact = contact(tx, app, episode.as_ref()).await?;
        for referral in concerned(tx, app, item).await? {
            let message = slipped(app, item.kind, &referral, &promise, contact.clone());
            let to = referral.row.submitted_by;
            tell::referrer(tx, app, to, Some(referral.row.id), &message).await?;
        }
        Ok(())
    }

    fn event(&self, item: &Running) -> audit::NewEvent {
        let (kind, id) = match (item.row.episode_id, item.row.referral_id) {
            (Some(episode), _) => ("episode", episode),
            (None, Some(referral)) => ("referral", referral),
            (None, None) => ("diversion", item.row.subject_id.unwrap_or(item.row.id)),
        };
        let mut event = event(kind, id, &format!("{kind}.promise_slipped"));
        event.detail = serde_json::json!({ "clock": item.kind.code() });
        event
    }
}

impl Slips {
    /// What is promised instead: as long as the first time, from now.
    fn next_date(&self, app: &App, kind: ClockKind) -> DateTime<Utc> {
        if kind.tells_once() {
            // No promise is made anew, so none can slip again.
            return self.now + NEVER;
        }
        let next = app.calendar.due(self.now, kind.allowance(&app.promises));
        // A promise "at once" cannot be made anew, or it would slip in every pass.
        let soonest = app.calendar.due(self.now, Allowance::WorkingDays(1));
        if next > self.now { next } else { soonest }
    }
}

/// Everybody of the MASH: a red flag is nobody's own yet.
async fn tell_mash(tx: &Tx, app: &App, kind: ClockKind, diversion: Uuid) -> Result<()> {
    let message = Message::RedFlagLate {
        what: kind.name().into(),
        link: app.link(&answers::path(diversion)),
    };
    tell::staff(tx, app, None, Role::MashWorker, None, &message).await
}

/// The lead practitioner and whoever covers, or the duty team.
async fn tell_owner(tx: &Tx, app: &App, kind: ClockKind, episode: &Episode) -> Result<()> {
    let message = Message::WorkLate {
        reference: episode.row.reference.clone(),
        what: kind.name().into(),
        link: crate::services::episodes::link(app, episode),
    };
    let lead = match episode.row.lead_id {
        Some(lead) => accounts::by_id(tx, app.store.keys(), lead).await?,
        None => None,
    };
    // A closed episode goes on naming who led last, whatever they do by now; and of an offer those
    // hear who can make another, not the lead who waits to hand over.
    let lead = lead.filter(|one| one.role == Role::LeadPractitioner);
    let lead = lead.filter(|_| kind != ClockKind::OfferAnswer);
    let lead = lead.map(|one| one.id);
    tell::staff(tx, app, lead, Role::Coordinator, None, &message).await?;
    let cover = match lead {
        Some(lead) => covers::for_lead(tx, lead, app.today()).await?,
        None => None,
    };
    match cover {
        Some(cover) => tell::account(tx, app, cover.cover_id, None, &message).await,
        None => Ok(()),
    }
}

/// The referrals whose referrers were promised it.
async fn concerned(tx: &Tx, app: &App, item: &Running) -> Result<Vec<Referral>> {
    let ids: Vec<Uuid> = match (item.row.episode_id, item.row.referral_id) {
        (Some(episode), _) => {
            let links = episodes::referrals_of(tx, [episode]).await?;
            links.into_iter().map(|(_, referral)| referral).collect()
        }
        (None, referral) => referral.into_iter().collect(),
    };
    Ok(referrals::by_ids(tx, app.store.keys(), ids).await?)
}

fn slipped(
    app: &App,
    kind: ClockKind,
    referral: &Referral,
    promise: &str,
    contact: Contact,
) -> Message {
    let reference = referral.row.reference.clone();
    let promise = promise.to_owned();
    let link = turn::referrer_link(app, referral);
    match kind {
        ClockKind::Challenge | ClockKind::ChallengeSenior => Message::ChallengeSlipped {
            reference,
            promise,
            contact,
            link,
        },
        _ => Message::HelpSlipped {
            reference,
            promise,
            contact,
            link,
        },
    }
}

/// Whoever leads, by the name they use at work; else the team.
async fn contact(tx: &Tx, app: &App, episode: Option<&Episode>) -> Result<Contact> {
    let lead = match episode.and_then(|episode| episode.row.lead_id) {
        Some(id) => accounts::by_id(tx, app.store.keys(), id).await?,
        None => None,
    };
    // Nobody can ring somebody who has left.
    let lead = lead.filter(|lead| !lead.disabled);
    Ok(Contact {
        name: lead.map_or_else(
            || "the early help team".into(),
            |lead| lead.name.into_inner(),
        ),
        phone: app.settings.team_phone.clone(),
    })
}
