//! What the forms of an episode offer to choose from today.

use std::collections::BTreeMap;

use stepwise_domain::episode_form::Goal;
use stepwise_domain::form::Choice;
use stepwise_domain::hub::Hub;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::waiting;
use crate::app::App;
use crate::error::Result;
use crate::services::triage::{matches, step};
use crate::store::accounts::{self, Account};
use crate::store::episodes::{self, Episode};
use crate::store::{goals, hubs, offers, ownership};

/// Lead practitioners: those who worked with the family before, the latest first, then those with
/// the fewest families; each with how many they have.
pub async fn leads(app: &App, episode: &Episode) -> Result<Vec<Choice>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let all = accounts::with_role(db, keys, Role::LeadPractitioner).await?;
    let led = episodes::caseloads(db).await?;
    let asked = offers::waiting_for(db, keys, all.iter().map(|one| one.id)).await?;
    let names = organisations(app).await?;
    let before = before(app, episode).await?;
    let mut found: Vec<((usize, i64), Choice)> = all
        .into_iter()
        .filter(|one| Some(one.id) != episode.row.lead_id)
        .map(|one| {
            let led = led.get(&one.id).copied().unwrap_or_default();
            let asked = asked.iter().filter(|it| it.row.lead_id == one.id).count();
            let known = before.iter().position(|lead| *lead == one.id);
            let place = (known.unwrap_or(before.len()), led);
            (place, choice(one, &names, (led, asked), known.is_some()))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, choice)| choice).collect())
}

/// Everybody who leads for families, by name, each with how many they have.
pub async fn practitioners(app: &App) -> Result<Vec<Choice>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let mut all = accounts::with_role(db, keys, Role::LeadPractitioner).await?;
    all.sort_by_cached_key(|one| one.name.expose().to_lowercase());
    let led = episodes::caseloads(db).await?;
    let names = organisations(app).await?;
    let choices = all.into_iter().map(|one| {
        let led = led.get(&one.id).copied().unwrap_or_default();
        choice(one, &names, (led, 0), false)
    });
    Ok(choices.collect())
}

/// Who led for the family before, the latest first: in this episode, and in one that had ended
/// lately when the family came back.
async fn before(app: &App, episode: &Episode) -> Result<Vec<Uuid>> {
    let mut known = vec![episode.clone()];
    for referral in super::referrals(app, episode).await? {
        let facts = step::facts(app, &referral)?;
        let matches = matches::of(app, &referral, &facts).await?;
        known.extend(matches::lately_ended(app, &matches, episode.row.opened_at));
    }
    let mut leads = Vec::new();
    for episode in known {
        let owners = ownership::of(app.store.read(), episode.row.id).await?;
        for lead in owners.iter().rev().filter_map(|one| one.owner.account()) {
            if !leads.contains(&lead) {
                leads.push(lead);
            }
        }
    }
    Ok(leads)
}

fn choice(
    one: Account,
    names: &BTreeMap<Uuid, String>,
    (led, asked): (i64, usize),
    known: bool,
) -> Choice {
    let known = if known {
        "Worked with this family before. "
    } else {
        ""
    };
    let organisation = names.get(&one.organisation_id).cloned().unwrap_or_default();
    let families = match led {
        0 => "No families now".to_owned(),
        1 => "1 family now".to_owned(),
        led => format!("{led} families now"),
    };
    let waiting = match asked {
        0 => String::new(),
        1 => ", 1 offer to answer".to_owned(),
        asked => format!(", {asked} offers to answer"),
    };
    Choice::new(
        one.id.to_string(),
        format!("{}, {organisation}", one.name.expose()),
    )
    .hint(format!("{known}{families}{waiting}."))
}

async fn organisations(app: &App) -> Result<BTreeMap<Uuid, String>> {
    let all = accounts::organisations(app.store.read()).await?;
    Ok(all.into_iter().map(|one| (one.id, one.name)).collect())
}

/// The hubs, each with how much room it has.
pub async fn hubs(app: &App) -> Result<Vec<Choice>> {
    let hubs = hubs::all(app.store.read()).await?;
    let choice = |hub: &Hub| Choice::new(&hub.id, &hub.name).hint(room(hub));
    Ok(hubs.iter().map(choice).collect())
}

/// "Room for 12 families in 5 services. The longest wait is 3 weeks, for a parenting course."
fn room(hub: &Hub) -> String {
    let room: u32 = hub.services.iter().map(|service| service.capacity).sum();
    let open = (hub.services.iter()).filter(|service| service.capacity > 0);
    let open = open.count();
    let room = match (room, open) {
        (0, _) => "Full at the moment.".to_owned(),
        (room, 1) => format!("Room for {room} in 1 service."),
        (room, open) => format!("Room for {room} in {open} services."),
    };
    let longest = hub.services.iter().max_by_key(|one| one.waiting_weeks);
    match longest.filter(|one| one.waiting_weeks > 0) {
        Some(one) => format!(
            "{room} The longest wait is {} {}, for: {}.",
            one.waiting_weeks,
            if one.waiting_weeks == 1 {
                "week"
            } else {
                "weeks"
            },
            one.name
        ),
        None => format!("{room} No waiting."),
    }
}

/// The services of the hubs: those of the episode's hub first, and of each those that suit its tier.
pub async fn services(app: &App, episode: &Episode) -> Result<Vec<Choice>> {
    let mut hubs = hubs::all(app.store.read()).await?;
    hubs.sort_by_key(|hub| Some(&hub.id) != episode.row.hub_id.as_ref());
    let tier = Some(episode.level.tier());
    let mut choices = Vec::new();
    for hub in &hubs {
        let mut services: Vec<_> = hub.services.iter().collect();
        services.sort_by_key(|one| !one.suits(tier, None));
        choices.extend(services.into_iter().map(|one| {
            let name = format!("{}, {}", one.name, hub.name);
            let room = match one.capacity {
                0 => "Full".to_owned(),
                room => format!("Room for {room}"),
            };
            let wait = match one.waiting_weeks {
                0 => "no waiting".to_owned(),
                1 => "a wait of 1 week".to_owned(),
                weeks => format!("a wait of {weeks} weeks"),
            };
            let suits = if one.suits(tier, None) {
                ""
            } else {
                " It is meant for another tier."
            };
            Choice::new(waiting::choice(&hub.id, &one.id), name)
                .hint(format!("{room}, {wait}.{suits}"))
        }));
    }
    Ok(choices)
}

/// The goals that were set.
pub async fn goals(app: &App, episode: &Episode) -> Result<Vec<Goal>> {
    let found = goals::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let goal = |goal: goals::Goal| Goal {
        id: goal.row.id.to_string(),
        words: goal.words.into_inner(),
        scale: goal.scale,
    };
    Ok(found.into_iter().map(goal).collect())
}

/// The team around the family: the lead practitioner and those who referred.
pub async fn people(app: &App, episode: &Episode) -> Result<Vec<Choice>> {
    let mut ids: Vec<Uuid> = episode.row.lead_id.into_iter().collect();
    for referral in super::referrals(app, episode).await? {
        if !ids.contains(&referral.row.submitted_by) {
            ids.push(referral.row.submitted_by);
        }
    }
    let names = organisations(app).await?;
    let mut choices = Vec::new();
    for id in ids {
        let found = accounts::by_id(app.store.read(), app.store.keys(), id).await?;
        choices.extend(found.map(|one| {
            let organisation = names.get(&one.organisation_id).cloned().unwrap_or_default();
            let name = format!("{}, {organisation}", one.name.expose());
            Choice::new(one.id.to_string(), name)
        }));
    }
    Ok(choices)
}
