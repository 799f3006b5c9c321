//! From where a referral stands to what its family reads.

use chrono::{DateTime, Utc};
use stepwise_app::pages::family::{Stage, Standing};
use stepwise_domain::clock::words;
use stepwise_domain::referral::State;

use crate::app::App;
use crate::error::Result;
use crate::store::referrals::Referral;
use crate::store::{accounts, family};

/// Where things stand. A question to the referrer is theirs, so to the family it reads as being
/// looked at, without a date.
pub async fn of(app: &App, referral: &Referral) -> Result<Standing> {
    let row = &referral.row;
    let (stage, by) = match referral.state {
        State::Submitted => (Stage::Received, Some(row.due_at)),
        State::UnderReview => (Stage::LookedAt, Some(row.due_at)),
        State::InformationRequested | State::EscalatedToMash | State::MashAccepted => {
            (Stage::LookedAt, None)
        }
        State::Accepted | State::Joined => return helped(app, referral).await,
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
    let lead = match episode.and_then(|episode| episode.lead_id) {
        Some(lead) => accounts::by_id(db, keys, lead).await?,
        None => None,
    };
    if let Some(lead) = lead {
        let first = lead.name.expose().split_whitespace().next();
        let first = first.unwrap_or_default().to_owned();
        return Ok(standing(app, Stage::Worker, None, Some(first)));
    }
    let contact = referral
        .row
        .decided_at
        .map(|decided| app.calendar.due(decided, app.promises.first_contact));
    Ok(standing(app, Stage::NeedToSpeak, contact, None))
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
