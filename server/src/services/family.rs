//! The family's own view: what an adult with access may see, and what they write back.
//!
//! An access shows nothing while the referral is with the MASH or a red flag is open, whatever it
//! showed before; nothing says why.

pub mod codes;
mod standing;

use chrono::TimeDelta;
use serde_json::json;
use stepwise_app::pages::family::Standing;
use stepwise_domain::clock::words;
use stepwise_domain::episode::step::StepState;
use stepwise_domain::episode::{Action, Level};
use stepwise_domain::referral::State;
use stepwise_domain::role::Role;
use stepwise_domain::story::News;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::episodes::shared;
use crate::services::{covers, story, tell};
use crate::store::family::{self, Access, EntryKind};
use crate::store::referrals::{self, Referral};
use crate::store::{Tx, audit, diversions, entity, episodes, steps};

/// How long after a referral is closed its family can still look.
const AFTER_CLOSURE: TimeDelta = TimeDelta::days(90);

/// An access that works now, with what it is about.
pub struct Open {
    pub access: Access,
    pub referral: Referral,
}

/// The access, while it works.
pub async fn find(app: &App, access: Uuid) -> Result<Option<Open>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let Some(access) = family::by_id(db, keys, access).await? else {
        return Ok(None);
    };
    let found = referrals::by_ids(db, keys, [access.referral_id]).await?;
    let Some(referral) = found.into_iter().next() else {
        return Ok(None);
    };
    if access.cut_off_at.is_some() || is_hidden(app, db, &referral).await? {
        return Ok(None);
    }
    Ok(Some(Open { access, referral }))
}

/// Whether nobody of the family sees anything of this referral.
pub async fn is_hidden(
    app: &App,
    db: &impl sea_orm::ConnectionTrait,
    referral: &Referral,
) -> Result<bool> {
    let row = &referral.row;
    let episode = family::episode_of(db, row.id).await?;
    let with_mash = match (&episode, referral.state) {
        (_, State::EscalatedToMash) | (None, State::MashAccepted) => true,
        (Some(episode), _) => is_with_mash(app, db, episode).await?,
        (None, _) => false,
    };
    let ended = match referral.state {
        // An accepted referral goes on in its episode.
        State::Accepted | State::Joined | State::MashAccepted => {
            episode.and_then(|episode| episode.closed_at)
        }
        _ => row.closed_at,
    };
    let long_over = ended.is_some_and(|ended| ended + AFTER_CLOSURE < app.now());
    Ok(with_mash || long_over || diversions::open_of(db, row.draft_id).await?.is_some())
}

/// Whether social care leads for the family, or has been asked to and has not answered.
async fn is_with_mash(
    app: &App,
    db: &impl sea_orm::ConnectionTrait,
    episode: &entity::episode::Model,
) -> Result<bool> {
    if Level::from_code(&episode.level).is_none_or(Level::is_statutory) {
        return Ok(true);
    }
    let steps = steps::of(db, app.store.keys(), episode.id).await?;
    Ok(steps.iter().any(|step| {
        step.state == StepState::Proposed && step.kind.action() == Action::PassToSocialCare
    }))
}

/// Where things stand, as the family may know it.
pub async fn standing(app: &App, open: &Open) -> Result<Standing> {
    standing::of(app, &open.referral).await
}

/// What has happened, as far as the family may know, the first one first: the day, and the news.
pub async fn story(app: &App, open: &Open) -> Result<Vec<(String, News)>> {
    let (db, row) = (app.store.read(), &open.referral.row);
    let episodes = episodes::of_referrals(db, &[row.id]).await?;
    let episode = episodes.first().map(|(_, episode)| episode);
    let moments = story::read(app, &[row.id], episode).await?;
    let told = story::for_family(&moments, &open.referral).into_iter();
    Ok(told.map(|(at, news)| (words::day(at), news)).collect())
}

/// What was written to the family, the latest first: the day, and the words.
pub async fn written(app: &App, open: &Open) -> Result<Vec<(String, String)>> {
    let episode = family::episode_of(app.store.read(), open.referral.row.id).await?;
    let Some(episode) = episode else {
        return Ok(Vec::new());
    };
    let written = shared::for_family(app, open.referral.row.id, episode.id).await?;
    let written = written.into_iter();
    Ok(written.map(|(at, text)| (words::day(at), text)).collect())
}

/// When this adult took the agreement back, if they did.
pub async fn withdrawn_at(
    app: &App,
    access: &Access,
) -> Result<Option<chrono::DateTime<chrono::Utc>>> {
    let entries = family::entries_of(app.store.read(), app.store.keys(), [access.id]).await?;
    let withdrawal = entries
        .into_iter()
        .find(|entry| entry.kind == EntryKind::Withdrawal);
    Ok(withdrawal.map(|entry| entry.at))
}

/// Keeps what the adult wrote, and tells whoever leads for the family, or owns the referral, that
/// there is something.
pub async fn write(app: &App, open: &Open, kind: EntryKind, text: &str) -> Result<()> {
    let (access, row) = (&open.access, &open.referral.row);
    let now = app.now();
    let tx = app.store.begin().await?;
    family::insert_entry(&tx, app.store.keys(), access.id, kind, text, now).await?;
    let message = Message::FamilyWrote {
        reference: row.reference.clone(),
        link: app.link(&format!("/triage/{}/family", row.reference)),
    };
    let episode = family::episode_of(&tx, row.id).await?;
    let open = episode.filter(|one| one.closed_at.is_none());
    if let Some(lead) = open.and_then(|one| one.lead_id) {
        covers::tell_lead(&tx, app, None, lead, &message).await?;
    } else {
        let (owner, about) = (row.owner_id, Some(row.id));
        tell::staff(&tx, app, owner, Role::Coordinator, about, &message).await?;
    }
    audit::append(
        &tx,
        now,
        None,
        "family.wrote",
        ("family_access", Some(access.id.to_string())),
        json!({ "kind": kind.code() }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Whether a family reads something new once a referral has gone from one state to another. What
/// has to do with the MASH is never told.
pub fn is_news(from: State, to: State) -> bool {
    let stage = |state| match state {
        State::Submitted => Some(0),
        State::UnderReview | State::InformationRequested => Some(1),
        State::Accepted | State::Joined => Some(2),
        State::Signposted | State::NotAccepted | State::Withdrawn => Some(3),
        State::EscalatedToMash | State::MashAccepted => None,
    };
    matches!((stage(from), stage(to)), (Some(from), Some(to)) if to > from)
}

/// Tells every adult with access that there is something new to read. Call it within the
/// transaction that changed the referral, after the change.
pub async fn tell_update(tx: &Tx, app: &App, referral: Uuid) -> Result<()> {
    let keys = app.store.keys();
    let found = referrals::by_ids(tx, keys, [referral]).await?;
    let referral = found.into_iter().next().ok_or(Error::NotFound)?;
    if is_hidden(app, tx, &referral).await? {
        return Ok(());
    }
    let message = Message::FamilyUpdate {
        link: app.link("/status"),
    };
    for access in family::of_referral(tx, keys, referral.row.id).await? {
        if access.cut_off_at.is_none() {
            let id = Some(referral.row.id);
            tell::address(tx, app, None, id, &access.email, &message).await?;
        }
    }
    Ok(())
}
