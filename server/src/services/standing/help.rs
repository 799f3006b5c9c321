//! What those who referred may know of the help that followed: that social care has the family, or
//! that help has ended and what was written for them.

use chrono::{DateTime, Utc};
use stepwise_domain::episode::State as EpisodeState;
use stepwise_domain::episode::step::{StepKind, StepState};
use stepwise_domain::episode_form::field;
use stepwise_domain::referral::State;

use crate::app::App;
use crate::error::Result;
use crate::store::episodes::{self, Episode};
use crate::store::ownership::{self, Owner};
use crate::store::referrals::Referral;
use crate::store::steps;

const LED_BY_SOCIAL_CARE: &str = "Children's social care leads for this family now, and gets in touch with you. Whoever we named to you from early help does not work with the family any more.";

/// The episode that the referral opened or joined.
pub async fn of(app: &App, referral: &Referral) -> Result<Option<Episode>> {
    let found = episodes::of_referrals(app.store.read(), &[referral.row.id]).await?;
    Ok(found.into_iter().map(|(_, episode)| episode).next())
}

/// Something that came after the decision, as those who referred read it.
pub struct Later {
    pub label: &'static str,
    pub at: DateTime<Utc>,
    pub words: String,
}

/// The public label: after triage the family may go to social care, and come back.
pub async fn label(
    app: &App,
    referral: &Referral,
    episode: Option<&Episode>,
) -> Result<&'static str> {
    if with_social_care(app, referral, episode).await? {
        return Ok(State::MashAccepted.public_label());
    }
    let state = match referral.state {
        State::MashAccepted if episode.is_some() => State::Accepted,
        state => state,
    };
    Ok(state.public_label())
}

/// Whether they may know that social care leads. Whoever sent what joined an episode reads nothing
/// of where the family was by then.
async fn with_social_care(
    app: &App,
    referral: &Referral,
    episode: Option<&Episode>,
) -> Result<bool> {
    let Some(episode) = episode.filter(|one| one.level.is_statutory()) else {
        return Ok(referral.state == State::MashAccepted && episode.is_none());
    };
    Ok(match referral.state {
        State::Accepted | State::MashAccepted => true,
        State::Joined => passed_since(app, referral, episode).await?.is_some(),
        _ => false,
    })
}

/// Since when social care has the family, where it went there after this referral was decided on.
async fn passed_since(
    app: &App,
    referral: &Referral,
    episode: &Episode,
) -> Result<Option<DateTime<Utc>>> {
    let owners = ownership::of(app.store.read(), episode.row.id).await?;
    let last = owners
        .iter()
        .rev()
        .find(|one| one.owner == Owner::SocialCare);
    let decided = referral.row.decided_at;
    Ok(last
        .map(|one| one.since)
        .filter(|since| decided.is_some_and(|decided| *since >= decided)))
}

/// What came after the decision and stands above it: that social care leads now, or that help has
/// ended, with what was written for them when it was closed.
pub async fn later(
    app: &App,
    referral: &Referral,
    episode: Option<&Episode>,
) -> Result<Option<Later>> {
    let Some(episode) = episode else {
        return Ok(None);
    };
    match episode.state {
        EpisodeState::Closed => ended(app, episode).await,
        // What the MASH took on as a referral says so in its decision.
        EpisodeState::WithSocialCare if referral.state != State::MashAccepted => {
            let since = passed_since(app, referral, episode).await?;
            Ok(since.map(|at| Later {
                label: State::MashAccepted.public_label(),
                at,
                words: LED_BY_SOCIAL_CARE.into(),
            }))
        }
        _ => Ok(None),
    }
}

async fn ended(app: &App, episode: &Episode) -> Result<Option<Later>> {
    let all = steps::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let close = all
        .into_iter()
        .find(|step| step.kind == StepKind::Close && step.state == StepState::Accepted);
    Ok(close.and_then(|close| {
        Some(Later {
            label: "Help has ended",
            at: close.row.answered_at?,
            words: close.form.answers.text(field::FEEDBACK).to_owned(),
        })
    }))
}
