//! One turn in an episode's life: the new state and owner, written only if nobody was quicker.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde_json::json;
use stepwise_domain::episode::step::{StepState, overtaken, rule};
use stepwise_domain::episode::{Action, Level, OwnerEffect, State, Transition, apply};
use uuid::Uuid;

use super::steps::path as step_path;
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::turn::referrer_link;
use crate::services::viewer::Viewer;
use crate::services::{covers, tell};
use crate::store::entity::episode::ActiveModel;
use crate::store::episodes::{self, Episode};
use crate::store::ownership::{self, Owner};
use crate::store::referrals::Referral;
use crate::store::running::{self, Of};
use crate::store::steps::{self, Step};
use crate::store::{Tx, accounts};

/// What a turn did.
pub struct Turn {
    /// The state the episode is in now.
    pub to: State,
    pub tells_referrer: bool,
    /// The steps that waited for an answer and are over because of it.
    pub overtaken: Vec<Step>,
}

/// Writes the state and the owner after `action`; `change` sets what else of the row changes with
/// it. `lead` is the lead practitioner where the turn makes them the owner.
///
/// # Errors
/// [`Error::Refused`] where the action makes no sense in this state, [`Error::Stale`] where the
/// episode was changed since it was read.
pub async fn take(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    action: Action,
    lead: Option<Uuid>,
    change: impl Fn(&mut ActiveModel),
) -> Result<Turn> {
    let transition = apply(episode.state, action, viewer.role)?;
    let mut after = episode.row.clone().into_active_model();
    change(&mut after);
    let level = Level::from_code(after.level.as_ref()).unwrap_or(episode.level);
    // Steps before the episode, wherever both are written: then no two turns wait for each other.
    let overtaken = overtake(tx, app, episode, (transition.to, level), action).await?;
    write(tx, app, episode, transition, lead, change).await?;
    Ok(Turn {
        to: transition.to,
        tells_referrer: transition.tells_referrer,
        overtaken,
    })
}

async fn write(
    tx: &Tx,
    app: &App,
    episode: &Episode,
    transition: Transition,
    lead: Option<Uuid>,
    change: impl FnOnce(&mut ActiveModel),
) -> Result<()> {
    let now = app.now();
    let owner = match transition.owner {
        OwnerEffect::Keep => None,
        OwnerEffect::DutyTeam => Some(Owner::DutyTeam),
        OwnerEffect::SocialCare => Some(Owner::SocialCare),
        OwnerEffect::Lead => Some(Owner::Lead(lead.ok_or_else(nobody)?)),
    };
    let written = episodes::update(tx, episode, |row| {
        row.state = Set(transition.to.code().into());
        if transition.to.is_open() != episode.state.is_open() {
            row.closed_at = Set((!transition.to.is_open()).then_some(now));
        }
        if let Some(owner) = owner {
            row.owner_id = Set(owner.account());
            row.lead_id = Set(owner.account());
        }
        change(row);
    })
    .await?;
    if !written {
        return Err(Error::Stale);
    }
    if let Some(owner) = owner {
        ownership::begin(tx, episode.row.id, owner, now).await?;
    }
    Ok(())
}

/// Writes what becomes of an episode whose lead practitioner, or whoever was asked to be, has left.
/// Gives the steps that are over because of it.
pub async fn leave(
    tx: &Tx,
    app: &App,
    episode: &Episode,
    transition: Transition,
) -> Result<Vec<Step>> {
    let at = (transition.to, episode.level);
    let overtaken = overtake(tx, app, episode, at, Action::TakeBack).await?;
    write(tx, app, episode, transition, None, |_| {}).await?;
    Ok(overtaken)
}

/// Takes back the steps that an action has made moot, and stops their clocks.
async fn overtake(
    tx: &Tx,
    app: &App,
    episode: &Episode,
    at: (State, Level),
    action: Action,
) -> Result<Vec<Step>> {
    let (id, now) = (episode.row.id, app.now());
    let mut over = Vec::new();
    for step in steps::of(tx, app.store.keys(), id).await? {
        let waits = step.state == StepState::Proposed;
        if !waits || !overtaken(step.kind, at, action) {
            continue;
        }
        if !steps::overtake(tx, step.row.id, now).await? {
            return Err(Error::Stale);
        }
        if let Some(clock) = rule(step.kind, step.reason()).clock {
            running::stop(tx, Of::Episode(id), clock, Some(step.row.id), now).await?;
        }
        over.push(step);
    }
    Ok(over)
}

/// Tells whoever proposed a step that is over because of this turn, and those who were to answer it,
/// and adds an audit event for each. Near the end of the turn's transaction.
pub async fn note_overtaken(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    over: &[Step],
) -> Result<()> {
    let message = Message::StepAnswered {
        reference: episode.row.reference.clone(),
        link: super::link(app, episode),
    };
    for step in over {
        tell_proposer(
            tx,
            app,
            viewer,
            episode,
            (step, StepState::Withdrawn),
            &message,
        )
        .await?;
        tell_deciders(tx, app, viewer, episode, step).await?;
    }
    for step in over {
        let detail = json!({ "step": step.row.id, "kind": step.kind.code(), "overtaken": true });
        super::note(tx, app, viewer, episode, "episode.step_withdrawn", detail).await?;
    }
    Ok(())
}

/// Tells those who were asked to answer a step that nobody waits for it any more, but not whoever
/// acted, nor whoever proposed it.
pub async fn tell_deciders(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    step: &Step,
) -> Result<()> {
    let message = Message::StepWithdrawn {
        reference: episode.row.reference.clone(),
        link: app.link(&step_path(episode, step.row.id)),
    };
    for role in rule(step.kind, step.reason()).deciders {
        for found in accounts::with_role(tx, app.store.keys(), *role).await? {
            if found.id != viewer.account && found.id != step.row.proposed_by {
                tell::account(tx, app, found.id, None, &message).await?;
            }
        }
    }
    Ok(())
}

/// Tells whoever proposed a step what came of it: the lead, and whoever covers for them too, with
/// `message`; a referrer with words and a link of their own.
pub async fn tell_proposer(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    (step, to): (&Step, StepState),
    message: &Message,
) -> Result<()> {
    let by = step.row.proposed_by;
    if episode.row.lead_id == Some(by) {
        return covers::tell_lead(tx, app, Some(viewer.account), by, message).await;
    }
    if by == viewer.account {
        return Ok(());
    }
    if let Some(referral) = passed_by(tx, app, episode, by).await? {
        let message = Message::HarmAnswered {
            reference: referral.row.reference.clone(),
            // A report that was overtaken was so because social care has the family.
            taken_on: to != StepState::Declined,
            link: referrer_link(app, &referral),
        };
        return tell::referrer(tx, app, by, Some(referral.row.id), &message).await;
    }
    tell::account(tx, app, by, None, message).await
}

/// The referral from which one of those who sent it passed the family to the MASH.
async fn passed_by(tx: &Tx, app: &App, episode: &Episode, by: Uuid) -> Result<Option<Referral>> {
    let account = accounts::by_id(tx, app.store.keys(), by).await?;
    let Some(account) = account.filter(|account| account.role.refers()) else {
        return Ok(None);
    };
    let all = super::referrals(app, episode).await?;
    let own = |one: &Referral| one.row.organisation_id == account.organisation_id;
    Ok(all.into_iter().find(own))
}

/// Every caller that makes a lead the owner knows who.
fn nobody() -> Error {
    Error::internal("a turn that makes nobody the owner")
}
