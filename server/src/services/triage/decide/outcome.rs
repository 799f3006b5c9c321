//! The decisions that end triage.

use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::{self, Level};
use stepwise_domain::referral::{NotAcceptedReason, State};
use stepwise_domain::role::Role;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::{
    EPISODE, FEEDBACK, HUB, RATIONALE, REASON, SERVICES, WOULD_CHANGE,
};
use uuid::Uuid;

use super::Filled;
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::identity::Contact;
use crate::mail::message::Message;
use crate::services::episodes::{clocks, link};
use crate::services::viewer::Viewer;
use crate::services::{covers, tell, turn};
use crate::store::decisions::{self, Details, NewDecision};
use crate::store::episodes::Episode;
use crate::store::running::Of;
use crate::store::{Tx, episodes, hubs};

/// Opens an episode and offers it to the hub.
pub async fn accept(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let tier = filled.tier().ok_or_else(not_checked)?;
    let hub = hubs::by_id(app.store.read(), &filled.text(HUB)).await?;
    let hub = hub.ok_or(Error::Stale)?;
    let referral = &filled.opened.referral;
    let new = decision(
        app,
        viewer,
        filled,
        State::Accepted,
        Some(tier),
        Some(&hub.id),
    );
    let message = Message::DecisionAccepted {
        reference: referral.row.reference.clone(),
        hub: hub.name.clone(),
        contact_by: first_contact(app),
        contact: Contact {
            name: hub.name.clone(),
            phone: hub.phone.clone(),
        },
        link: turn::referrer_link(app, referral),
    };
    let tx = app.store.begin().await?;
    keep(&tx, app, viewer, filled, new).await?;
    let now = app.now();
    let level = Level::from_tier(tier);
    let under_way = episodes::of_referrals(&tx, &[referral.row.id]).await?;
    // Accepted anew after a challenge: the help that is under way goes on, at its own level.
    let mut under_way = under_way.into_iter().map(|(_, episode)| episode);
    let episode = if let Some(going_on) = under_way.find(|episode| episode.state.is_open()) {
        goes_on(&tx, &going_on).await?;
        going_on
    } else {
        let opened = episodes::open(&tx, referral.row.id, level, &hub.id, now).await?;
        let of = Of::Episode(opened.row.id);
        clocks::start(&tx, app, of, ClockKind::LeadAccepts, None).await?;
        opened
    };
    let detail = json!({ "tier": tier.number(), "hub": hub.id, "episode": episode.row.reference });
    end(
        tx,
        app,
        viewer,
        filled,
        ("referral.accepted", detail),
        &message,
    )
    .await
}

/// Adds the referral to the help that is under way.
pub async fn join(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let tx = app.store.begin().await?;
    let episode = episodes::by_reference(&tx, &filled.text(EPISODE)).await?;
    let episode = episode.filter(|episode| episode.state.is_open());
    let episode = episode.ok_or(Error::Stale)?;
    let tier = Some(episode.level.tier());
    let hub = episode.row.hub_id.as_deref();
    let new = decision(app, viewer, filled, State::Joined, tier, hub);
    keep(&tx, app, viewer, filled, new).await?;
    goes_on(&tx, &episode).await?;
    episodes::join(&tx, episode.row.id, referral.row.id).await?;
    tell_owner(&tx, app, viewer, &episode, &referral.row.reference).await?;
    let message = Message::DecisionJoined {
        reference: referral.row.reference.clone(),
        link: turn::referrer_link(app, referral),
    };
    let detail = json!({ "episode": episode.row.reference, "tier": episode.row.tier });
    end(
        tx,
        app,
        viewer,
        filled,
        ("referral.joined", detail),
        &message,
    )
    .await
}

/// That the help is still under way, and stays so until this is written: whoever is about to end it
/// is told that it changed. After the referral, in the order in which everybody writes the two.
async fn goes_on(tx: &Tx, episode: &Episode) -> Result<()> {
    if episodes::update(tx, episode, |_| {}).await? {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// Tells whoever is accountable for the help that there is more to read: the lead practitioner and
/// whoever covers, social care where it leads, or else the duty team.
async fn tell_owner(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    added: &str,
) -> Result<()> {
    let message = Message::InformationAdded {
        reference: episode.row.reference.clone(),
        // To what is new: the record is long.
        link: format!("{}#{added}", link(app, episode)),
    };
    if let Some(lead) = episode.row.lead_id {
        return covers::tell_lead(tx, app, Some(viewer.account), lead, &message).await;
    }
    let team = match episode.state {
        episode::State::WithSocialCare => Role::MashWorker,
        _ => Role::Coordinator,
    };
    tell::role(tx, app, team, viewer, None, &message).await
}

/// Gives advice and names other services.
pub async fn signpost(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let tier = filled.tier().ok_or_else(not_checked)?;
    let referral = &filled.opened.referral;
    let new = decision(app, viewer, filled, State::Signposted, Some(tier), None);
    let message = Message::DecisionSignposted {
        reference: referral.row.reference.clone(),
        link: turn::referrer_link(app, referral),
    };
    let tx = app.store.begin().await?;
    keep(&tx, app, viewer, filled, new).await?;
    let detail = json!({ "tier": tier.number() });
    end(
        tx,
        app,
        viewer,
        filled,
        ("referral.signposted", detail),
        &message,
    )
    .await
}

/// Declines, with what would change that and what else there is.
pub async fn not_accept(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let reason = NotAcceptedReason::from_code(&filled.text(REASON)).ok_or_else(not_checked)?;
    let referral = &filled.opened.referral;
    let mut new = decision(app, viewer, filled, State::NotAccepted, None, None);
    new.reason_code = Some(reason.code().into());
    let message = Message::DecisionNotAccepted {
        reference: referral.row.reference.clone(),
        link: turn::referrer_link(app, referral),
    };
    let tx = app.store.begin().await?;
    keep(&tx, app, viewer, filled, new).await?;
    let detail = json!({ "reason": reason.code() });
    end(
        tx,
        app,
        viewer,
        filled,
        ("referral.not_accepted", detail),
        &message,
    )
    .await
}

/// A decision with what every form asks.
pub fn decision(
    app: &App,
    viewer: &Viewer,
    filled: &Filled<'_>,
    outcome: State,
    tier: Option<Tier>,
    hub: Option<&str>,
) -> NewDecision {
    NewDecision {
        referral_id: filled.opened.referral.row.id,
        outcome,
        tier,
        hub_id: hub.map(Into::into),
        reason_code: None,
        rationale: filled.text(RATIONALE).into(),
        feedback: filled.text(FEEDBACK).into(),
        details: Details {
            services: filled.text(SERVICES).into(),
            would_change: filled.text(WOULD_CHANGE).into(),
        },
        decided_by: viewer.account,
        framework_version: app.framework.version.clone(),
    }
}

/// Writes the referral's new state and the decision.
pub async fn keep(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    filled: &Filled<'_>,
    new: NewDecision,
) -> Result<Uuid> {
    let now = app.now();
    let opened = filled.opened;
    let (tier, hub) = (new.tier, new.hub_id.clone());
    let ends = !new.outcome.is_open();
    turn::take(
        tx,
        app,
        viewer,
        &opened.referral,
        opened.step.action(),
        |row| {
            if ends {
                row.decided_at = Set(Some(now));
                row.decided_tier = Set(tier.map(|tier| tier.number().into()));
                row.hub_id = Set(hub);
            }
        },
    )
    .await?;
    Ok(decisions::insert(tx, app.store.keys(), new, now).await?)
}

/// Tells the referrer, notes the event and commits.
pub async fn end(
    tx: Tx,
    app: &App,
    viewer: &Viewer,
    filled: &Filled<'_>,
    (event, detail): (&str, Value),
    message: &Message,
) -> Result<()> {
    let referral = &filled.opened.referral;
    let (to, about) = (referral.row.submitted_by, Some(referral.row.id));
    tell::referrer(&tx, app, to, about, message).await?;
    turn::note(&tx, app, viewer, referral, event, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// By when the family has heard from a worker: one must accept first.
fn first_contact(app: &App) -> String {
    let accepted = app
        .calendar
        .due(app.now(), app.promises.lead_practitioner_accepts);
    words::moment(app.calendar.due(accepted, app.promises.first_contact))
}

/// The handler checks a form before it is taken, so this is a mistake of ours.
fn not_checked() -> Error {
    Error::internal("a decision without a checked form")
}
