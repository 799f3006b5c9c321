//! What a lead practitioner has to do this week.

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Europe::London;
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::{CaseLine, DueLine, Week};
use stepwise_domain::clock::words::date;
use uuid::Uuid;

use super::{checks, drafts, facts, lines, offers};
use crate::app::App;
use crate::error::Result;
use crate::services::triage::history::name;
use crate::services::viewer::Viewer;
use crate::store::episodes::{self, Episode};
use crate::store::{self, goals, running};

pub async fn week(app: &App, viewer: &Viewer) -> Result<Week> {
    let offered = offers::mine(app, viewer).await?;
    let db = app.store.read();
    let offered = episodes::by_ids(db, offered.iter().map(|offer| offer.row.episode_id)).await?;
    let mut offers = lines::of(app, offered).await?;
    for offer in &mut offers {
        offer.child = "You read the name once you accept".into();
    }
    let mut all = episodes::led_by(db, viewer.account).await?;
    let led = all.len();
    let (covering, mut leads) = covering(app, viewer).await?;
    for away in &leads {
        all.extend(episodes::led_by(db, *away).await?);
    }
    let open = all.len();
    leads.push(viewer.account);
    all.extend(checks::of_leads(app, &leads).await?);
    let mut cases = lines::of(app, all.clone()).await?;
    let due = due(app, &all, &cases).await?;
    let drafts = drafts::of(app, viewer, &all).await?;
    cases.truncate(open);
    let covered = cases.split_off(led);
    Ok(Week {
        done: None,
        offers,
        next: lines::of(app, next(app, viewer).await?).await?,
        due,
        drafts,
        cases,
        covering,
        covered,
    })
}

/// For whom this person covers today and until when, in words, and who those are.
async fn covering(app: &App, viewer: &Viewer) -> Result<(Vec<String>, Vec<Uuid>)> {
    let db = app.store.read();
    let covers = store::covers::by(db, viewer.account, app.today()).await?;
    let people = covers.iter().map(|one| one.lead_id);
    let names = store::accounts::names(db, app.store.keys(), people).await?;
    let words = covers.iter().map(|one| {
        let (away, until) = (name(&names, one.lead_id), one.to_day);
        format!("You cover for {away} until {}.", date(until))
    });
    Ok((
        words.collect(),
        covers.iter().map(|one| one.lead_id).collect(),
    ))
}

/// The families that come to this person once social care lets go.
async fn next(app: &App, viewer: &Viewer) -> Result<Vec<Episode>> {
    let db = app.store.read();
    let accepted = store::offers::accepted_by(db, viewer.account).await?;
    let mut found = Vec::new();
    for episode in episodes::by_ids(db, accepted).await? {
        if facts::next_lead(db, app, &episode).await? == Some(viewer.account) {
            found.push(episode);
        }
    }
    Ok(found)
}

/// Clocks and actions of the plan that fall due by Sunday, the earliest first. Of a plan that has
/// ended nothing is due any more.
async fn due(app: &App, led: &[Episode], cases: &[CaseLine]) -> Result<Vec<DueLine>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let ids = || led.iter().map(|episode| episode.row.id);
    let sunday = sunday(app.today());
    let mut found = Vec::new();
    for clock in running::running(db, ids()).await? {
        found.push((
            clock.row.due_at,
            clock.row.episode_id,
            super::clocks::name(clock.kind),
        ));
    }
    let open = led.iter().filter(|episode| episode.state.is_open());
    for action in goals::actions(db, keys, open.map(|episode| episode.row.id)).await? {
        if action.row.done_at.is_none() {
            let due = app.calendar.end_of(action.row.due_on);
            let what = action.what.expose().clone();
            found.push((due, Some(action.row.episode_id), what));
        }
    }
    found.retain(|(due, ..)| due.with_timezone(&London).date_naive() <= sunday);
    found.sort_by_key(|(due, ..)| *due);
    let line = |(due, id, what)| {
        let episode = led.iter().find(|one| Some(one.row.id) == id)?;
        let case = cases
            .iter()
            .find(|case| case.reference == episode.row.reference)?;
        Some(DueLine {
            what,
            reference: case.reference.clone(),
            child: case.child.clone(),
            clock: ClockWordsOptions::running(&app.calendar, due, app.now()),
        })
    };
    Ok(found.into_iter().filter_map(line).collect())
}

pub fn sunday(today: NaiveDate) -> NaiveDate {
    today + Days::new(6 - u64::from(today.weekday().num_days_from_monday()))
}
