//! One turn in an episode's life: the new state and owner, written only if nobody was quicker.

use sea_orm::ActiveValue::Set;
use stepwise_domain::episode::{Action, OwnerEffect, Transition, apply};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::Tx;
use crate::store::entity::episode::ActiveModel;
use crate::store::episodes::{self, Episode};
use crate::store::ownership::{self, Owner};

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
    change: impl FnOnce(&mut ActiveModel),
) -> Result<Transition> {
    let transition = apply(episode.state, action, viewer.role)?;
    write(tx, app, episode, transition, lead, change).await?;
    Ok(transition)
}

/// Writes a transition that nobody's action made: a lead practitioner left.
pub async fn write(
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

/// Every caller that makes a lead the owner knows who.
fn nobody() -> Error {
    Error::internal("a turn that makes nobody the owner")
}
