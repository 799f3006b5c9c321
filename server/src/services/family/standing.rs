//! From where a referral stands to what its family reads.

use chrono::{DateTime, Utc};
use stepwise_app::pages::family::{Stage, Standing};
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::referral::State;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::store::referrals::Referral;
use crate::store::{accounts, family, ownership, running};

/// Where things stand. A question to the referrer is theirs, so to the family it reads as being
/// looked at, without a date.
pub async fn of(app: &App, referral: &Referral) -> Result<Standing> {
    let row = &referral.row;
    let (stage, by) = match referral.state {
        State::Submitted => (Stage::Received, Some(row.due_at)),
        State::UnderReview => (Stage::LookedAt, Some(row.due_at)),
        State::InformationRequested | State::EscalatedToMash => (Stage::LookedAt, None),
        // What social care took on is read again once early help has it.
        State::Accepted | State::Joined | State::MashAccepted => {
            return helped(app, referral).await;
        }
        State::Signposted | State::NotAccepted | State::Withdrawn => (Stage::Ended, None),
    };
    Ok(standing(app, stage, by, None))
}

/// Help was accepted: what matters is whether a worker has been named.
async fn helped(app: &App, referral: &Referral) -> Result<Standing> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let episode = family::episode_of(db, referral.row.id).await?;
    if episode.as_ref().is_some_and(|it| it.closed_at.is_some()) {
        return Ok(standing(app, Stage::Ended, None, None));
    }
    let since = match &episode {
        Some(episode) => ownership::of(db, episode.id).await?.pop(),
        None => None,
    };
    let lead = match episode.as_ref().and_then(|episode| episode.lead_id) {
        Some(lead) => accounts::by_id(db, keys, lead).await?,
        None => None,
    };
    if let (Some(lead), Some(episode)) = (lead, episode) {
        let first = lead.name.expose().split_whitespace().next();
        let first = first.unwrap_or_default().to_owned();
        let (stage, by) = with_worker(app, episode.id).await?;
        return Ok(standing(app, stage, by, Some(first)));
    }
    // Counted anew where help begins anew.
    let since = since.map(|owner| owner.since).or(referral.row.decided_at);
    let contact = since.map(|since| app.calendar.due(since, app.promises.first_contact));
    Ok(standing(app, Stage::NeedToSpeak, contact, None))
}

/// A worker has the family: before the first meeting about the plan, and after it. What staff are
/// to have written by when is not the family's concern, so only what reaches them has a date.
async fn with_worker(app: &App, episode: Uuid) -> Result<(Stage, Option<DateTime<Utc>>)> {
    let running = running::running(app.store.read(), [episode]).await?;
    let due = |kind| {
        let clock = running.iter().find(|clock| clock.kind == kind);
        clock.map(|clock| clock.row.due_at)
    };
    Ok(
        match (due(ClockKind::PlanToFamily), due(ClockKind::Review)) {
            (Some(by), _) => (Stage::PlanAgreed, Some(by)),
            (None, Some(by)) => (Stage::Plan, Some(by)),
            (None, None) => (Stage::Worker, due(ClockKind::FirstContact)),
        },
    )
}

fn standing(
    app: &App,
    stage: Stage,
    by: Option<DateTime<Utc>>,
    worker: Option<String>,
) -> Standing {
    Standing {
        stage,
        late: by.is_some_and(|by| by < app.now()),
        by: by.map(words::moment),
        worker,
    }
}
