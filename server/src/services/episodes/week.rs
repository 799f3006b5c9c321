//! What a lead practitioner has to do this week.

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Europe::London;
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::{CaseLine, DueLine, Week};

use super::{lines, offers};
use crate::app::App;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::episodes::{self, Episode};
use crate::store::{goals, running};

pub async fn week(app: &App, viewer: &Viewer) -> Result<Week> {
    let offered = offers::mine(app, viewer).await?;
    let db = app.store.read();
    let offered = episodes::by_ids(db, offered.iter().map(|offer| offer.row.episode_id)).await?;
    let led = episodes::led_by(db, viewer.account).await?;
    let cases = lines::of(app, led.clone()).await?;
    Ok(Week {
        done: None,
        offers: lines::of(app, offered).await?,
        due: due(app, &led, &cases).await?,
        cases,
    })
}

/// Clocks and actions of the plan that fall due by Sunday, the earliest first.
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
    for action in goals::actions(db, keys, ids()).await? {
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

fn sunday(today: NaiveDate) -> NaiveDate {
    today + Days::new(6 - u64::from(today.weekday().num_days_from_monday()))
}
