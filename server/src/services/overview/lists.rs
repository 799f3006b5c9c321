//! The lists behind the figures that have none elsewhere.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, Condition};
use stepwise_app::pages::episodes::CaseLine;
use stepwise_app::pages::triage::TriageLine;
use stepwise_domain::challenge::{ChallengeReason, Outcome};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{Level, State};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral_form::OUTCOMES;
use uuid::Uuid;

use super::period;
use super::stages::since;
use crate::app::App;
use crate::error::Result;
use crate::services::episodes::{clocks, lines};
use crate::services::triage::list;
use crate::services::viewer::Viewer;
use crate::store::entity::referral::Column;
use crate::store::overview::measured::{self, Stage};
use crate::store::overview::{self, Wanted};
use crate::store::{episodes, hubs, triage};

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
    /// The code of a clock that was kept within `days`, [`CLAIM`] or [`DECISION`].
    pub stage: String,
    /// The code of the outcome that goals of help which ended within `days` belong to.
    pub goals: String,
    /// Why decisions were challenged, and what came of it.
    pub reason: String,
    pub outcome: String,
    pub days: String,
}

/// Referrals that were claimed for the first time.
pub const CLAIM: &str = "claim";
/// Referrals that were decided.
pub const DECISION: &str = "decision";

/// The referrals behind a figure, with what they are.
pub async fn referrals(
    app: &App,
    viewer: &Viewer,
    asked: &Asked,
) -> Result<(String, Vec<TriageLine>)> {
    viewer.must(Act::ViewOverview, Relation::None)?;
    let (db, days) = (app.store.read(), period(&asked.days));
    let from = since(app, days);
    let (title, ids) = match asked.stage.as_str() {
        CLAIM => {
            let ids = measured::referrals(db, Stage::Claim, from).await?;
            ("Claimed for the first time".to_owned(), ids)
        }
        DECISION => {
            let ids = measured::referrals(db, Stage::Decision, from).await?;
            ("Decided".to_owned(), ids)
        }
        _ => {
            let reason = ChallengeReason::from_code(&asked.reason);
            let outcome = Outcome::from_code(&asked.outcome);
            let mut title = vec!["Challenges answered".to_owned()];
            title.extend(reason.map(|reason| reason.name().to_lowercase()));
            title.extend(outcome.map(|outcome| outcome.short().to_lowercase()));
            let ids = measured::challenged(db, (reason, outcome), from).await?;
            (title.join(", "), ids)
        }
    };
    let these = Condition::all().add(Column::Id.is_in(ids));
    let lines = triage::lines_of(db, app.store.keys(), these, overview::MOST).await?;
    let lines = lines.into_iter().map(|line| list::shown(app, line));
    Ok((format!("{title} in the last {days} days"), lines.collect()))
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
        let ids = measured::episodes(db, kind, since(app, days)).await?;
        let name = clocks::name(kind);
        (format!("{name} in the last {days} days"), ids)
    } else if let Some((code, name)) = OUTCOMES.iter().find(|(code, _)| *code == asked.goals) {
        let days = period(&asked.days);
        let ids = measured::with_goals(db, code, since(app, days)).await?;
        (
            format!("{name}: help that ended in the last {days} days"),
            ids,
        )
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
