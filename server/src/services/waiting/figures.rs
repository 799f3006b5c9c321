//! Waiting lists and unmet needs in numbers, for the manager's first page.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_app::pages::overview::{Cell, Figure, Row};
use stepwise_domain::referral_form::OUTCOMES;

use super::{UNMET_DAYS, is_stale, named};
use crate::app::App;
use crate::error::Result;
use crate::store::{hubs, unmet as store_unmet, waiting as store_waiting};

/// The hub and the service.
type List = (String, String);
/// Since when somebody waits, and when their place was last looked at.
type Times = (DateTime<Utc>, DateTime<Utc>);

/// Who waits, how long at most, and whom nobody has looked at lately; by hub and service.
pub async fn waiting(app: &App) -> Result<Figure> {
    let db = app.store.read();
    let hubs = hubs::all(db).await?;
    let mut lists: BTreeMap<List, Vec<Times>> = BTreeMap::new();
    for (hub, service, since, reviewed) in store_waiting::times(db).await? {
        lists
            .entry((hub, service))
            .or_default()
            .push((since, reviewed));
    }
    let rows = lists.into_iter().map(|((hub, service), times)| {
        let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        let longest = times.iter().map(|(since, _)| app.now() - *since).max();
        let longest = longest.unwrap_or_default().num_weeks();
        let stale = times.iter().filter(|(_, at)| is_stale(app, *at)).count();
        Row {
            name: named(&hubs, &hub, &service),
            cells: vec![
                Cell::count(count(times.len()), "/waiting"),
                Cell::count(longest, ""),
                Cell::count(count(stale), "/waiting"),
            ],
        }
    });
    Ok(Figure {
        slug: "waiting",
        title: "Waiting lists".into(),
        note: "A place should be looked at again within 6 weeks.".into(),
        head: [
            "Service and hub",
            "Families",
            "Longest wait in weeks",
            "Not looked at",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
        empty: "Nobody is on a waiting list.".into(),
        chart: None,
    })
}

/// Needs that nothing met in the last twelve months, by outcome and tier.
pub async fn unmet(app: &App) -> Result<Figure> {
    let from = app.now() - TimeDelta::days(UNMET_DAYS);
    let counts = store_unmet::counts(app.store.read(), from).await?;
    let rows = OUTCOMES.iter().filter_map(|(code, words)| {
        let alike = || counts.iter().filter(|(need, ..)| need == code);
        let all: i64 = alike().map(|(.., count)| count).sum();
        let tier = |tier: i16| {
            let of = alike().filter(|(_, of, ..)| *of == Some(tier));
            Cell::count(of.map(|(.., count)| count).sum(), "")
        };
        (all > 0).then(|| Row {
            name: (*words).to_owned(),
            cells: (1..=4)
                .map(tier)
                .chain([Cell::count(all, "/overview/unmet")])
                .collect(),
        })
    });
    Ok(Figure {
        slug: "unmet",
        title: "Needs that nothing met".into(),
        note: "Noted in the last 12 months, by what the help would have been part of.".into(),
        head: ["Need", "Tier 1", "Tier 2", "Tier 3", "Tier 4", "All"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
        empty: "No need was noted that nothing met.".into(),
        chart: None,
    })
}

/// The same, by the hub where the family was.
pub async fn unmet_by_hub(app: &App) -> Result<Figure> {
    let db = app.store.read();
    let from = app.now() - TimeDelta::days(UNMET_DAYS);
    let counts = store_unmet::counts(db, from).await?;
    let hubs = hubs::all(db).await?;
    let of = |id: Option<&String>| -> i64 {
        let alike = counts.iter().filter(|(_, _, hub, _)| hub.as_ref() == id);
        alike.map(|(.., count)| count).sum()
    };
    let named = hubs.iter().map(|hub| (hub.name.clone(), of(Some(&hub.id))));
    let rows = named.chain([("No hub yet".to_owned(), of(None))]);
    let rows = rows
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| Row {
            name,
            cells: vec![Cell::count(count, "/overview/unmet")],
        });
    Ok(Figure {
        slug: "unmet-hubs",
        title: "Needs that nothing met, by hub".into(),
        note: String::new(),
        head: ["Hub", "Needs"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        empty: "No need was noted that nothing met.".into(),
        chart: None,
    })
}
