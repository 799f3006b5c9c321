//! The waiting lists of hubs' services, and the needs that nothing meets.

mod figures;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use stepwise_app::pages::triage::Card;
use stepwise_app::pages::waiting::{NeedLine, PlacePage, WaitLine, WaitList};
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::{STILL, WaitOutcome, field, review_wait};
use stepwise_domain::form::Answers;
use stepwise_domain::hub::Hub;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral_form::OUTCOMES;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::challenges::view::said;
use crate::services::episodes::{lines, load, note, path, still};
use crate::services::triage::history::name;
use crate::services::viewer::Viewer;
use crate::store::episodes::{self, Episode};
use crate::store::forms::Kept;
use crate::store::unmet::Unmet;
use crate::store::waiting::Place;
use crate::store::{accounts, hubs, unmet, waiting};

pub use figures::{unmet as unmet_figure, unmet_by_hub, waiting as waiting_figure};

/// After how many days somebody should look at a place again.
const LOOK_AGAIN: i64 = 42;
/// Over how many days unmet needs are counted.
pub const UNMET_DAYS: i64 = 365;

/// The name of a service, and of the hub that offers it.
pub fn named(hubs: &[Hub], hub: &str, service: &str) -> String {
    let found = hubs.iter().find(|one| one.id == hub);
    let Some(found) = found else {
        return format!("A service of a hub that has closed ({hub})");
    };
    let offered = found.services.iter().find(|one| one.id == service);
    let offered = offered.map_or("A service that has ended", |one| one.name.as_str());
    format!("{offered}, {}", found.name)
}

/// Whether it is time to look at a place again.
fn is_stale(app: &App, reviewed: DateTime<Utc>) -> bool {
    app.now() - reviewed > TimeDelta::days(LOOK_AGAIN)
}

/// Every list with somebody on it, the longest waiting first.
pub async fn lists(app: &App, viewer: &Viewer) -> Result<Vec<WaitList>> {
    viewer.must(Act::ViewAllocation, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let places = waiting::open(db, keys).await?;
    let hubs = hubs::all(db).await?;
    let of = episodes::by_ids(db, places.iter().map(|one| one.row.episode_id)).await?;
    let cases = lines::of(app, of.clone()).await?;
    let mut lists: Vec<((String, String), WaitList)> = Vec::new();
    for place in &places {
        let Some(case) = of.iter().position(|one| one.row.id == place.row.episode_id) else {
            continue;
        };
        let Some(case) = cases.get(case) else {
            continue;
        };
        let line = WaitLine {
            href: address(place.row.id),
            reference: case.reference.clone(),
            child: case.child.clone(),
            level: case.level.clone(),
            since: ago(app, place.row.since),
            reviewed: ago(app, place.row.reviewed_at),
            stale: is_stale(app, place.row.reviewed_at),
        };
        let key = (place.row.hub_id.clone(), place.row.service.clone());
        match lists.last_mut() {
            Some((last, list)) if *last == key => list.lines.push(line),
            _ => lists.push((
                key,
                WaitList {
                    title: named(&hubs, &place.row.hub_id, &place.row.service),
                    lines: vec![line],
                },
            )),
        }
    }
    Ok(lists.into_iter().map(|(_, list)| list).collect())
}

/// The day, and how many days ago that is.
fn ago(app: &App, at: DateTime<Utc>) -> String {
    match (app.now() - at).num_days() {
        0 => "Today".into(),
        _ => words::day_and_age(at, app.now()),
    }
}

pub fn address(place: Uuid) -> String {
    format!("/waiting/{place}")
}

/// A place, for somebody who works with the family.
async fn find(app: &App, viewer: &Viewer, id: Uuid) -> Result<(Place, Episode)> {
    viewer.must_ever(Act::WorkEpisode)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let place = waiting::by_id(db, keys, id).await?.ok_or(Error::NotFound)?;
    let of = episodes::by_ids(db, [place.row.episode_id]).await?.pop();
    let of = of.ok_or(Error::NotFound)?;
    let episode = load(app, viewer, &of.row.reference, Act::WorkEpisode).await?;
    Ok((place, episode))
}

/// What its page shows. Looking is noted in the audit log.
pub async fn view(app: &App, viewer: &Viewer, id: Uuid) -> Result<PlacePage> {
    let (place, episode) = find(app, viewer, id).await?;
    let tx = app.store.begin().await?;
    note(&tx, app, viewer, &episode, "episode.viewed", json!({})).await?;
    tx.commit().await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let reviews = waiting::reviews(db, keys, id).await?;
    let mut people: Vec<Uuid> = reviews.iter().map(|(by, ..)| *by).collect();
    people.push(place.row.listed_by);
    people.extend(place.row.ended_by);
    let names = accounts::names(db, keys, people).await?;
    let mut cards = Vec::new();
    if let Some(ended) = place.row.ended_at {
        let by = place.row.ended_by.map(|by| name(&names, by));
        let mut rows = vec![(
            "Outcome".into(),
            place
                .outcome
                .map_or_else(String::new, |one| one.name().into()),
        )];
        rows.extend(
            place
                .answer
                .iter()
                .flat_map(|kept| said(kept, Some(&[field::NOTE]))),
        );
        cards.push(Card {
            title: format!(
                "Taken off: {}, {}",
                by.unwrap_or_default(),
                words::day(ended)
            ),
            rows,
        });
    }
    cards.extend(reviews.iter().map(|(by, at, kept)| Card {
        title: format!("Looked at: {}, {}", name(&names, *by), words::day(*at)),
        rows: said(kept, Some(&[field::NOTE])),
    }));
    cards.push(Card {
        title: format!(
            "Put on the list: {}, {}",
            name(&names, place.row.listed_by),
            words::day(place.row.since)
        ),
        rows: said(&place.form, None),
    });
    let hubs = hubs::all(db).await?;
    Ok(PlacePage {
        service: named(&hubs, &place.row.hub_id, &place.row.service),
        reference: episode.row.reference.clone(),
        back: path(&episode),
        action: address(id),
        open: place.row.ended_at.is_none(),
        cards,
    })
}

/// Looks at a place again, or takes the family off. The handler has checked the answers. Gives the
/// address of the record.
///
/// # Errors
/// [`Error::Stale`] where somebody took the family off meanwhile.
pub async fn review(app: &App, viewer: &Viewer, id: Uuid, answers: &Answers) -> Result<String> {
    let (place, episode) = find(app, viewer, id).await?;
    let form = Kept::new(&review_wait(), answers);
    let (keys, by) = (app.store.keys(), (viewer.account, app.now()));
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, &episode, Act::WorkEpisode).await?;
    let (done, event, detail) = match answers.text(field::OUTCOME) {
        STILL => (
            waiting::review(&tx, keys, place.row.id, &form, by).await?,
            "episode.waiting_reviewed",
            json!({ "place": id }),
        ),
        code => {
            let outcome = WaitOutcome::from_code(code);
            let outcome = outcome.ok_or_else(|| Error::internal("an unchecked outcome"))?;
            (
                waiting::end(&tx, keys, place.row.id, (outcome, &form), by).await?,
                "episode.waiting_ended",
                json!({ "place": id, "ended": outcome.code() }),
            )
        }
    };
    if !done {
        return Err(Error::Stale);
    }
    note(&tx, app, viewer, &episode, event, detail).await?;
    tx.commit().await?;
    Ok(path(&episode))
}

/// Lets pass who may do this to the place: asked before a form is looked at.
pub async fn must(app: &App, viewer: &Viewer, id: Uuid) -> Result<()> {
    find(app, viewer, id).await.map(drop)
}

/// The needs of the last twelve months that nothing met, the latest first.
pub async fn needs(app: &App, viewer: &Viewer) -> Result<Vec<NeedLine>> {
    viewer.must(Act::ViewOverview, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = unmet::since(db, keys, app.now() - TimeDelta::days(UNMET_DAYS)).await?;
    let of = episodes::by_ids(db, found.iter().map(|one| one.row.episode_id)).await?;
    let hubs = hubs::all(db).await?;
    let line = |one: &Unmet| {
        let episode = of.iter().find(|it| it.row.id == one.row.episode_id)?;
        let hub = hubs
            .iter()
            .find(|hub| Some(&hub.id) == one.row.hub_id.as_ref());
        let mut what = said(&one.form, Some(&[field::WORDS, field::REASON])).into_iter();
        Some(NeedLine {
            href: path(episode),
            reference: episode.row.reference.clone(),
            need: outcome(&one.row.service).into(),
            what: what.next().map(|(_, words)| words).unwrap_or_default(),
            why: what.next().map(|(_, words)| words).unwrap_or_default(),
            tier: one
                .row
                .tier
                .map_or_else(String::new, |tier| format!("Tier {tier}")),
            hub: hub.map_or_else(|| "–".into(), |hub| hub.name.clone()),
            noted: words::day(one.row.noted_at),
        })
    };
    Ok(found.iter().filter_map(line).collect())
}

/// The words of a headline outcome.
pub fn outcome(code: &str) -> &str {
    let found = OUTCOMES.iter().find(|(one, _)| *one == code);
    found.map_or("Something else", |(_, words)| words)
}
