//! Episodes as lines of a list, in a handful of queries however many there are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition};
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::CaseLine;
use stepwise_domain::clock::words;
use stepwise_domain::episode::State;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::store::episodes::{self, Episode};
use crate::store::running::{self, Running};
use crate::store::triage::lines_of;
use crate::store::{PersonalText, accounts, entity, hubs, offers};

/// What lists show of these episodes, in the same order.
pub async fn of(app: &App, episodes: Vec<Episode>) -> Result<Vec<CaseLine>> {
    let ids: Vec<Uuid> = episodes.iter().map(|episode| episode.row.id).collect();
    let children = children(app, &ids).await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let hubs = hubs::all(db).await?;
    let running = running::running(db, ids.iter().copied()).await?;
    let asked = offers::open_for(db, &ids).await?;
    let people = episodes.iter().filter_map(|episode| episode.row.lead_id);
    let names = accounts::names(db, keys, people.chain(asked.values().copied())).await?;
    let name = |id: Uuid| names.get(&id).map(|name| name.expose().clone());
    let line = |episode: Episode| {
        let id = episode.row.id;
        let lead = match (episode.row.lead_id, asked.get(&id).copied()) {
            (Some(lead), _) => name(lead),
            (None, Some(asked)) => name(asked).map(|name| format!("{name} was asked")),
            (None, None) => None,
        };
        CaseLine {
            child: children.get(&id).cloned().unwrap_or_default(),
            level: episode.level.to_string(),
            state: episode.state.name().into(),
            hub: hubs
                .iter()
                .find(|hub| Some(&hub.id) == episode.row.hub_id.as_ref())
                .map_or_else(String::new, |hub| hub.name.clone()),
            lead: lead.unwrap_or_else(|| nobody(episode.state).into()),
            opened: words::day_and_age(episode.row.opened_at, app.now()),
            clock: next(app, &running, id),
            reference: episode.row.reference,
        }
    };
    Ok(episodes.into_iter().map(line).collect())
}

/// Who is accountable where there is no lead practitioner.
const fn nobody(state: State) -> &'static str {
    match state {
        State::WithSocialCare => "Social care",
        State::Closed => "–",
        State::AwaitingAllocation | State::Offered | State::Active => "Duty team",
    }
}

/// The same, with the time since which each is in the list in place of the time it was opened.
pub async fn since(app: &App, found: Vec<(Episode, DateTime<Utc>)>) -> Result<Vec<CaseLine>> {
    let (episodes, times): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let mut lines = of(app, episodes).await?;
    for (line, time) in lines.iter_mut().zip(times) {
        line.opened = words::day_and_age(time, app.now());
    }
    Ok(lines)
}

/// The clock of this episode that falls due first.
fn next(app: &App, running: &[Running], episode: Uuid) -> Option<(String, ClockWordsOptions)> {
    let clock = running
        .iter()
        .find(|clock| clock.row.episode_id == Some(episode))?;
    let words = ClockWordsOptions::running(&app.calendar, clock.row.due_at, app.now());
    Some((super::clocks::name(clock.kind), words))
}

/// The children of each episode's referrals, as lists show them.
async fn children(app: &App, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let links = episodes::referrals_of(db, ids.iter().copied()).await?;
    let referrals = links.iter().map(|(_, referral)| *referral);
    let condition = Condition::all().add(entity::referral::Column::Id.is_in(referrals));
    let most = u64::try_from(links.len()).unwrap_or(u64::MAX);
    let lines = lines_of(db, keys, condition, most).await?;
    let child = |referral: Uuid| -> Option<&PersonalText> {
        let line = lines.iter().find(|line| line.id == referral)?;
        Some(&line.child)
    };
    let mut found: BTreeMap<Uuid, String> = BTreeMap::new();
    for (episode, referral) in links {
        let Some(child) = child(referral) else {
            continue;
        };
        let names = found.entry(episode).or_default();
        if names.is_empty() {
            names.clone_from(child.expose());
        }
    }
    Ok(found)
}
