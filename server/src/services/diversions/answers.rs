//! The MASH looks at a red flag that stopped a form, and decides what becomes of it. Two clocks run
//! until then, by the clock on the wall, day and night.

use serde_json::{Value, json};
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::triage::{Card, Diversion, DiversionLine};
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::diversion::{DiversionOutcome, OUTCOME, REASON};
use stepwise_domain::form::Answers;
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::episodes::{clocks, offers};
use crate::services::viewer::Viewer;
use crate::store::diversions::{self, answers};
use crate::store::entity::diversion::Model;
use crate::store::running::{self, Of, Running};
use crate::store::{PersonalText, Tx, accounts, audit};

/// The clocks of a diversion.
pub const CLOCKS: [ClockKind; 2] = [ClockKind::DiversionSeen, ClockKind::DiversionDecided];
/// How many that are over the inbox shows beside those that wait.
const OVER: u64 = 50;

/// Starts both, in the place of any that run.
pub async fn start(tx: &Tx, app: &App, id: Uuid) -> Result<()> {
    for kind in CLOCKS {
        clocks::start(tx, app, Of::Diversion(id), kind, Some(id)).await?;
    }
    Ok(())
}

/// Stops them: there is nothing to decide any more.
pub async fn stop(tx: &Tx, app: &App, id: Uuid) -> Result<()> {
    for kind in CLOCKS {
        clocks::stop(tx, app, Of::Diversion(id), kind, Some(id)).await?;
    }
    Ok(())
}

/// The diversion, for somebody who may do this to what came to the MASH.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
async fn load(app: &App, viewer: &Viewer, id: Uuid, act: Act) -> Result<Model> {
    viewer.must(act, Relation::PassedToMash)?;
    answers::by_id(app.store.read(), id)
        .await?
        .ok_or(Error::NotFound)
}

/// Lets pass who may decide on this one: asked before a form is looked at.
pub async fn must(app: &App, viewer: &Viewer, id: Uuid) -> Result<()> {
    load(app, viewer, id, Act::DecideMash).await.map(drop)
}

/// Notes that this person has looked at it.
///
/// # Errors
/// [`Error::Stale`] where somebody has already, or it is over.
pub async fn see(app: &App, viewer: &Viewer, id: Uuid) -> Result<()> {
    load(app, viewer, id, Act::DecideMash).await?;
    let tx = app.store.begin().await?;
    if !answers::see(&tx, id, viewer.account, app.now()).await? {
        return Err(Error::Stale);
    }
    keep(&tx, app, id, ClockKind::DiversionSeen).await?;
    note(&tx, app, viewer, (id, "diversion.seen"), json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps what becomes of it. Whoever decides has looked.
///
/// # Errors
/// [`Error::Stale`] where somebody has decided already, or it is over.
pub async fn decide(app: &App, viewer: &Viewer, id: Uuid, typed: &Answers) -> Result<()> {
    load(app, viewer, id, Act::DecideMash).await?;
    let outcome = DiversionOutcome::from_code(typed.text(OUTCOME));
    let outcome = outcome.ok_or_else(|| Error::internal("a decision without a checked form"))?;
    let reason = PersonalText::from(typed.text(REASON));
    let by = (viewer.account, app.now());
    let tx = app.store.begin().await?;
    if !answers::decide(&tx, app.store.keys(), id, (outcome, &reason), by).await? {
        return Err(Error::Stale);
    }
    answers::see(&tx, id, viewer.account, app.now()).await?;
    for kind in CLOCKS {
        keep(&tx, app, id, kind).await?;
    }
    let detail = json!({ "outcome": outcome.code() });
    note(&tx, app, viewer, (id, "diversion.decided"), detail).await?;
    tx.commit().await?;
    Ok(())
}

async fn keep(tx: &Tx, app: &App, id: Uuid, kind: ClockKind) -> Result<()> {
    clocks::keep(tx, app, Of::Diversion(id), kind, Some(id)).await?;
    Ok(())
}

async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    (id, event): (Uuid, &str),
    detail: Value,
) -> Result<()> {
    let subject = ("diversion", Some(id.to_string()));
    audit::append(tx, app.now(), Some(viewer.account), event, subject, detail).await?;
    Ok(())
}

/// What waits, the oldest first, and then the latest that are over.
pub async fn lines(app: &App) -> Result<Vec<DiversionLine>> {
    let db = app.store.read();
    let mut rows = answers::waiting(db).await?;
    let over = diversions::latest(db, OVER).await?.into_iter();
    rows.extend(over.filter(|row| row.cleared_at.is_some() || row.decided_at.is_some()));
    let ids = rows.iter().map(|row| row.id);
    let clocks = running::of_subjects(db, &CLOCKS, ids).await?;
    let organisations = accounts::organisations(db).await?;
    let line = |row: &Model| {
        let by = organisations
            .iter()
            .find(|one| one.id == row.organisation_id);
        DiversionLine {
            href: path(row.id),
            flags: flags(app, row),
            organisation: by.map(|one| one.name.clone()).unwrap_or_default(),
            when: words::moment(row.recorded_at),
            stands: stands(row),
            clock: clock(app, &clocks, row.id),
        }
    };
    Ok(rows.iter().map(line).collect())
}

/// One of them. Looking is noted in the audit log.
pub async fn page(app: &App, viewer: &Viewer, id: Uuid) -> Result<Diversion> {
    let row = load(app, viewer, id, Act::ViewMash).await?;
    let tx = app.store.begin().await?;
    note(&tx, app, viewer, (id, "diversion.viewed"), json!({})).await?;
    tx.commit().await?;
    let db = app.store.read();
    let clocks = running::of_subjects(db, &CLOCKS, [id]).await?;
    let by = accounts::organisation(db, row.organisation_id).await?;
    let waits = row.cleared_at.is_none() && row.decided_at.is_none();
    let mine = viewer.must(Act::DecideMash, Relation::PassedToMash).is_ok();
    let clock_of = |kind| {
        let own = clocks.iter().find(|one| one.kind == kind);
        own.map(|one| ClockWordsOptions::around_the_clock(one.row.due_at, app.now()))
    };
    Ok(Diversion {
        address: path(id),
        flags: flags(app, &row),
        organisation: by.map(|one| one.name).unwrap_or_default(),
        when: words::moment(row.recorded_at),
        stands: stands(&row),
        see_by: clock_of(ClockKind::DiversionSeen),
        decide_by: clock_of(ClockKind::DiversionDecided),
        can_see: mine && waits && row.seen_at.is_none(),
        can_decide: mine && waits,
        cards: answered(app, &row).await?,
        done: None,
    })
}

/// Who looked and what was decided.
async fn answered(app: &App, row: &Model) -> Result<Vec<Card>> {
    let mut rows = Vec::new();
    if let (Some(by), Some(at)) = (row.seen_by, row.seen_at) {
        let who = offers::who(app, by).await?;
        rows.push(("Seen".into(), format!("{who}, {}", words::moment(at))));
    }
    let decision = answers::decision(app.store.keys(), row)?;
    if let (Some((outcome, reason)), Some(by), Some(at)) =
        (decision, row.decided_by, row.decided_at)
    {
        let who = offers::who(app, by).await?;
        rows.push(("Outcome".into(), outcome.name().into()));
        rows.push(("Why".into(), reason.expose().clone()));
        rows.push(("Decided".into(), format!("{who}, {}", words::moment(at))));
    }
    let title = "What the MASH answered".to_owned();
    Ok(if rows.is_empty() {
        Vec::new()
    } else {
        vec![Card { title, rows }]
    })
}

fn flags(app: &App, row: &Model) -> Vec<String> {
    let text = |id: String| {
        let flag = app.framework.red_flags.iter().find(|flag| flag.id == id);
        flag.map_or(id, |flag| flag.text.clone())
    };
    diversions::flags_of(row).into_iter().map(text).collect()
}

fn stands(row: &Model) -> String {
    let decided = row.outcome.as_deref().and_then(DiversionOutcome::from_code);
    match (decided, row.cleared_at, row.seen_at) {
        (Some(outcome), ..) => format!("Decided: {}", outcome.name()),
        (None, Some(_), _) => "Ended by whoever filled in the form".into(),
        (None, None, Some(at)) => format!("Seen {}, not decided", words::moment(at)),
        (None, None, None) => "Nobody has looked yet".into(),
    }
}

/// What falls due next.
fn clock(app: &App, clocks: &[Running], id: Uuid) -> Option<ClockWordsOptions> {
    let own = clocks.iter().find(|one| one.row.subject_id == Some(id));
    own.map(|one| ClockWordsOptions::around_the_clock(one.row.due_at, app.now()))
}

/// The address of a diversion.
pub fn path(id: Uuid) -> String {
    format!("/mash/diversions/{id}")
}
