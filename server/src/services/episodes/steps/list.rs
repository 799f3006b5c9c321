//! The steps that wait for an answer, as lines of the lists of those who answer.

use std::collections::BTreeMap;

use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::StepLine;
use stepwise_domain::clock::words;
use stepwise_domain::episode::step::rule;
use uuid::Uuid;

use super::{path, title};
use crate::app::App;
use crate::error::Result;
use crate::services::episodes::lines;
use crate::services::viewer::Viewer;
use crate::store::episodes::{self, Episode};
use crate::store::running;
use crate::store::steps::{self, Step};

/// The steps that this person decides on, or may see decided: the oldest first.
pub async fn for_desk(app: &App, viewer: &Viewer) -> Result<Vec<StepLine>> {
    let role = viewer.role;
    waiting(app, |step| {
        rule(step.kind, step.reason()).deciders.contains(&role)
    })
    .await
}

/// Those of the waiting steps that are asked for, the oldest first.
pub async fn waiting(app: &App, wanted: impl Fn(&Step) -> bool) -> Result<Vec<StepLine>> {
    let db = app.store.read();
    let mut found = steps::pending(db, app.store.keys()).await?;
    found.retain(wanted);
    let ids: Vec<Uuid> = found.iter().map(|step| step.row.episode_id).collect();
    let of = episodes::by_ids(db, ids.iter().copied()).await?;
    let clocks = running::running(db, ids).await?;
    let children: BTreeMap<String, String> = (lines::of(app, of.clone()).await?.into_iter())
        .map(|line| (line.reference, line.child))
        .collect();
    let line = |step: &Step| {
        let is_its = |one: &&Episode| one.row.id == step.row.episode_id;
        let episode = of.iter().find(is_its)?;
        let reference = episode.row.reference.clone();
        let clock = (clocks.iter()).find(|clock| clock.row.subject_id == Some(step.row.id));
        Some(StepLine {
            href: path(episode, step.row.id),
            child: children.get(&reference).cloned().unwrap_or_default(),
            reference,
            what: title(step.kind),
            proposed: words::moment(step.row.proposed_at),
            clock: clock
                .map(|one| ClockWordsOptions::running(&app.calendar, one.row.due_at, app.now())),
        })
    };
    Ok(found.iter().filter_map(line).collect())
}
