//! The lists behind the figures that have none elsewhere.

use std::collections::BTreeMap;

use stepwise_app::pages::episodes::CaseLine;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{Level, State};
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use super::period;
use super::stages::since;
use crate::app::App;
use crate::error::Result;
use crate::services::episodes::{clocks, lines};
use crate::services::viewer::Viewer;
use crate::store::overview::{self, Wanted};
use crate::store::{episodes, hubs};

/// What the address asks for, as it was typed; what makes no sense counts as not asked.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    pub state: String,
    pub level: String,
    pub hub: String,
    /// The code of a clock that is past its time.
    pub overdue: String,
    /// Any word: episodes with a step that waits.
    pub pending: String,
    /// The code of a clock that was kept within `days`.
    pub stage: String,
    pub days: String,
}

/// The episodes behind a figure, with what they are.
pub async fn cases(app: &App, viewer: &Viewer, asked: &Asked) -> Result<(String, Vec<CaseLine>)> {
    viewer.must(Act::ViewOverview, Relation::None)?;
    let db = app.store.read();
    let (title, ids) = if let Some(kind) = ClockKind::from_code(&asked.overdue) {
        let ids = overview::overdue_episodes(db, kind, app.now()).await?;
        (format!("Overdue: {}", kind.name()), ids)
    } else if let Some(kind) = ClockKind::from_code(&asked.stage) {
        let days = period(&asked.days);
        let ids = overview::measured::episodes(db, kind, since(app, days)).await?;
        let name = clocks::name(kind);
        (format!("{name} in the last {days} days"), ids)
    } else if !asked.pending.is_empty() {
        let ids = overview::pending_episodes(db).await?;
        ("Steps that wait for an answer".into(), ids)
    } else {
        open(app, asked).await?
    };
    let order: BTreeMap<Uuid, usize> = ids.iter().copied().zip(0..).collect();
    let mut found = episodes::by_ids(db, order.keys().copied()).await?;
    found.sort_by_key(|episode| order.get(&episode.row.id).copied());
    Ok((title, lines::of(app, found).await?))
}

async fn open(app: &App, asked: &Asked) -> Result<(String, Vec<Uuid>)> {
    let hubs = hubs::all(app.store.read()).await?;
    let hub = hubs.into_iter().find(|hub| hub.id == asked.hub);
    let wanted = Wanted {
        state: State::from_code(&asked.state).filter(|state| state.is_open()),
        level: Level::from_code(&asked.level),
        hub: hub.as_ref().map(|hub| hub.id.clone()),
    };
    let mut title = vec!["Open episodes".to_owned()];
    title.extend(wanted.state.map(|state| state.name().to_lowercase()));
    title.extend(wanted.level.map(|level| level.to_string()));
    title.extend(hub.map(|hub| hub.name));
    let ids = overview::open_episodes(app.store.read(), &wanted).await?;
    Ok((title.join(", "), ids))
}
