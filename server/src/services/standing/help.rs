//! What those who referred may know of the help that followed: that social care has the family, or
//! that help has ended and what was written for them.

use stepwise_app::pages::referrer::Decided;
use stepwise_domain::clock::words;
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

/// The episode that the referral opened or joined.
pub async fn of(app: &App, referral: &Referral) -> Result<Option<Episode>> {
    let found = episodes::of_referrals(app.store.read(), &[referral.row.id]).await?;
    Ok(found.into_iter().map(|(_, episode)| episode).next())
}

/// The public label: after triage the family may go to social care, and come back. Whoever sent
/// what joined an episode reads nothing of where the family was by then.
pub async fn label(
    app: &App,
    referral: &Referral,
    episode: Option<&Episode>,
) -> Result<&'static str> {
    let helped = matches!(
        referral.state,
        State::Accepted | State::Joined | State::MashAccepted
    );
    let state = match episode.filter(|_| helped) {
        Some(episode) if episode.level.is_statutory() => {
            let joined = referral.state == State::Joined;
            if joined && !passed_since(app, referral, episode).await? {
                State::Joined
            } else {
                State::MashAccepted
            }
        }
        Some(_) if referral.state == State::MashAccepted => State::Accepted,
        _ => referral.state,
    };
    Ok(state.public_label())
}

/// Whether the family went to social care after this referral was decided on.
async fn passed_since(app: &App, referral: &Referral, episode: &Episode) -> Result<bool> {
    let owners = ownership::of(app.store.read(), episode.row.id).await?;
    let last = owners
        .iter()
        .rev()
        .find(|one| one.owner == Owner::SocialCare);
    let decided = referral.row.decided_at;
    Ok(last.is_some_and(|one| decided.is_some_and(|decided| one.since >= decided)))
}

/// That help has ended, with what was written for the referrer when it was closed.
pub async fn ended(app: &App, episode: Option<&Episode>) -> Result<Option<Decided>> {
    let Some(episode) = episode.filter(|one| one.state == EpisodeState::Closed) else {
        return Ok(None);
    };
    let all = steps::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let close = all
        .into_iter()
        .find(|step| step.kind == StepKind::Close && step.state == StepState::Accepted);
    Ok(close.map(|close| Decided {
        label: "Help has ended",
        at: close
            .row
            .answered_at
            .map_or_else(String::new, words::moment),
        tier: None,
        hub: None,
        reason: None,
        feedback: close.form.answers.text(field::FEEDBACK).to_owned(),
        services: String::new(),
        would_change: String::new(),
    }))
}
