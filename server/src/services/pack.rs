//! A referral as a file for the safeguarding record of those who sent it: what they sent, what they
//! were asked and told, and when. It holds what their page shows and nothing else.
//!
//! The structured file is the same as data. Its fields are described in docs/referral-file.md; what
//! is added later is optional, and what changes or goes raises [`SCHEMA`].

pub mod paper;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use stepwise_domain::form::read_back::SnapshotSection;
use stepwise_domain::referral::NotAcceptedReason;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::challenges::view;
use crate::services::episodes::shared;
use crate::services::referrals::{self, Colleagues};
use crate::services::short::in_short;
use crate::services::viewer::Viewer;
use crate::services::{standing, story};
use crate::store::decisions::Decision;
use crate::store::{PersonalText, accounts, audit, challenges, decisions, hubs, questions};

/// The number of the structured file's shape.
const SCHEMA: u32 = 1;

/// Everything that both files hold.
#[derive(Serialize)]
pub struct Pack {
    pub schema: u32,
    pub reference: String,
    /// When the file was made.
    pub made: DateTime<Utc>,
    pub council: String,
    pub organisation: String,
    pub child: String,
    /// The public label of where it stands.
    pub status: String,
    pub sent: DateTime<Utc>,
    pub sent_by: String,
    /// What became of the promised time, in words.
    pub promise: String,
    pub framework_version: String,
    pub suggested_tier: i16,
    pub suggestion: Vec<String>,
    pub decisions: Vec<Decided>,
    pub questions: Vec<Asked>,
    pub challenges: Vec<Entry>,
    /// What was written in the episode for them.
    pub written: Vec<Entry>,
    /// The latest first.
    pub timeline: Vec<Heard>,
    pub answers: Vec<SnapshotSection>,
}

#[derive(Serialize)]
pub struct Decided {
    pub at: DateTime<Utc>,
    pub outcome: String,
    pub tier: Option<String>,
    pub hub: Option<String>,
    pub reason: Option<String>,
    pub feedback: String,
    pub services: String,
    pub would_change: String,
}

#[derive(Serialize)]
pub struct Asked {
    pub at: DateTime<Utc>,
    pub question: String,
    pub answered: Option<DateTime<Utc>>,
    pub answered_by: Option<String>,
    pub answer: Option<String>,
}

/// Something with a title, as names and words.
#[derive(Serialize)]
pub struct Entry {
    pub title: String,
    pub rows: Vec<Row>,
}

#[derive(Serialize)]
pub struct Row {
    pub name: String,
    pub words: String,
}

#[derive(Serialize)]
pub struct Heard {
    pub at: DateTime<Utc>,
    pub what: String,
    pub by: Option<String>,
}

/// Gathers it for somebody who may see the referral. That it was taken away in this `form` is noted
/// in the audit log, as a view.
pub async fn gather(app: &App, viewer: &Viewer, reference: &str, form: &str) -> Result<Pack> {
    let referral = referrals::find(app, viewer, reference).await?;
    note(app, viewer, referral.row.id, form).await?;
    let (db, keys, id) = (app.store.read(), app.store.keys(), referral.row.id);
    let colleagues = Colleagues::of(app, referral.row.organisation_id).await?;
    let name = |id: Uuid| colleagues.name(id);
    let episode = standing::episode(app, &referral).await?;
    let moments = story::read(app, &[id], episode.as_ref()).await?;
    let timeline = story::for_referrer(&moments, &referral, name);
    let written = shared::for_referrer(app, &referral, episode.as_ref()).await?;
    let snapshot = referral.snapshot(keys)?;
    let organisation = accounts::organisation(db, referral.row.organisation_id).await?;
    let hubs = hubs::all(db).await?;
    let asked = questions::of(db, keys, id).await?.into_iter();
    let raised = challenges::of(db, keys, id).await?;
    let later = standing::later(app, &referral, episode.as_ref()).await?;
    let made = decisions::of(db, keys, id).await?;
    let row = &referral.row;
    Ok(Pack {
        schema: SCHEMA,
        made: app.now(),
        council: app.settings.council.clone(),
        organisation: organisation.map_or_else(String::new, |one| one.name),
        child: referral.child.expose().clone(),
        status: standing::label(app, &referral, episode.as_ref())
            .await?
            .to_owned(),
        sent: row.submitted_at,
        sent_by: name(row.submitted_by),
        promise: standing::promise(app, &referral),
        framework_version: row.framework_version.clone(),
        suggested_tier: row.suggested_tier,
        suggestion: snapshot.suggestion,
        decisions: (later.into_iter().map(came_later))
            .chain(
                made.into_iter()
                    .map(|one| decided(one.for_referrer(), &hubs)),
            )
            .collect(),
        questions: asked
            .map(|one| Asked {
                at: one.asked_at,
                question: one.question.into_inner(),
                answered: one.answered_at,
                answered_by: one.answered_by.map(name),
                answer: one.answer.map(PersonalText::into_inner),
            })
            .collect(),
        challenges: raised
            .iter()
            .map(|one| {
                let mut rows = view::said(&one.form, None);
                rows.extend(view::answer_for_referrer(one).unwrap_or_default());
                let raised = stepwise_domain::clock::words::moment(one.row.raised_at);
                entry(
                    format!("Raised {raised} by {}", name(one.row.raised_by)),
                    rows,
                )
            })
            .collect(),
        written: (written.into_iter())
            .map(|card| entry(card.title, card.rows))
            .collect(),
        timeline: timeline
            .into_iter()
            .map(|heard| Heard {
                at: heard.at,
                what: heard.what,
                by: heard.by,
            })
            .collect(),
        answers: snapshot.sections.into_iter().map(in_short).collect(),
        reference: row.reference.clone(),
    })
}

async fn note(app: &App, viewer: &Viewer, referral: Uuid, form: &str) -> Result<()> {
    let tx = app.store.begin().await?;
    let subject = ("referral", Some(referral.to_string()));
    let (actor, detail) = (Some(viewer.account), json!({ "as": form }));
    audit::append(&tx, app.now(), actor, "referral.viewed", subject, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// What came after the decisions stands among them, as on the page.
fn came_later(one: standing::Later) -> Decided {
    Decided {
        at: one.at,
        outcome: one.label.to_owned(),
        tier: None,
        hub: None,
        reason: None,
        feedback: one.words,
        services: String::new(),
        would_change: String::new(),
    }
}

fn decided(one: Decision, hubs: &[stepwise_domain::hub::Hub]) -> Decided {
    let hub = hubs.iter().find(|hub| Some(&hub.id) == one.hub_id.as_ref());
    let reason = one.reason_code.as_deref();
    Decided {
        at: one.decided_at,
        outcome: one.outcome.public_label().to_owned(),
        tier: one.tier.map(|tier| tier.to_string()),
        hub: hub.map(|hub| format!("{}, {}", hub.name, hub.phone)),
        reason: reason
            .and_then(NotAcceptedReason::from_code)
            .map(|reason| reason.name().to_owned()),
        feedback: one.feedback.into_inner(),
        services: one.details.services.into_inner(),
        would_change: one.details.would_change.into_inner(),
    }
}

fn entry(title: String, rows: Vec<(String, String)>) -> Entry {
    let rows = rows.into_iter();
    Entry {
        title,
        rows: rows.map(|(name, words)| Row { name, words }).collect(),
    }
}
