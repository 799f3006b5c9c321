//! Meetings of the Team Around the Family: planned, changed and cancelled, and those invited told
//! each time.

mod invite;

use serde_json::json;
use stepwise_domain::episode_form::{
    FormKind, meeting_minutes, meeting_start, other_addresses, section,
};
use stepwise_domain::episode_form::{Offers, field};
use stepwise_domain::form::{Answers, FieldError, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::person::Email;
use stepwise_domain::referral_form::facts;
use uuid::Uuid;

use super::forms::Filled;
use super::{choices, drafts, load, note, path, still};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::episodes::Episode;
use crate::store::forms::Kept;
use crate::store::meetings::{self, Meeting, Plan};
use crate::store::{Tx, accounts, family};

use invite::{News, Told};

/// What can be chosen for a meeting.
pub async fn offers(app: &App, episode: &Episode) -> Result<Offers> {
    Ok(Offers {
        people: choices::people(app, episode).await?,
        hubs: choices::hubs(app).await?,
        ..Offers::default()
    })
}

fn unchecked() -> Error {
    Error::internal("a meeting's form was not checked")
}

fn read<'a>(answers: &Answers, form: &'a Kept) -> Result<Plan<'a>> {
    Ok(Plan {
        starts_at: meeting_start(answers).ok_or_else(unchecked)?,
        minutes: meeting_minutes(answers).ok_or_else(unchecked)?,
        form,
    })
}

/// What is wrong with a form beyond its questions: it is in the past, nobody is invited, or an
/// address is none to write to from here.
pub async fn also_wrong(
    app: &App,
    episode: &Episode,
    answers: &Answers,
) -> Result<Option<FieldError>> {
    let wrong = |field: &str, message: String| {
        Ok(Some(FieldError {
            field: field.into(),
            message,
        }))
    };
    if meeting_start(answers).is_some_and(|at| at <= app.now()) {
        let day = format!("{}-day", field::DATE);
        return wrong(&day, "The meeting must be after now".into());
    }
    let others = match other_addresses(answers) {
        Ok(others) => others,
        Err(message) => return wrong(field::OTHERS, message),
    };
    let mut invited = answers.all(field::INVITED).iter();
    if others.is_empty() && invited.all(String::is_empty) {
        let message = "Select who is invited, or enter the address of a professional";
        return wrong(field::INVITED, message.into());
    }
    let theirs = family_addresses(app, episode).await?;
    let is_theirs = |one: &Email| theirs.contains(&normal(one.as_str()));
    if others.iter().any(is_theirs) {
        let message = "One of these is an address of the family. Take it out, and tell them of the meeting in a safe way";
        return wrong(field::OTHERS, message.into());
    }
    Ok(None)
}

fn normal(address: &str) -> String {
    accounts::normal_email(address)
}

/// Whether the address is known as one of the family.
pub async fn is_of_family(app: &App, episode: &Episode, address: &str) -> Result<bool> {
    let theirs = family_addresses(app, episode).await?;
    Ok(theirs.contains(&normal(address)))
}

/// Every address of the family that is known here. What is safe to send them is decided elsewhere,
/// and an invitation among professionals never is.
async fn family_addresses(app: &App, episode: &Episode) -> Result<Vec<String>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let mut found = Vec::new();
    for referral in super::referrals(app, episode).await? {
        let adults = facts(&referral.snapshot(keys)?.answers).adults;
        let known = adults.iter().filter_map(|adult| adult.email.as_ref());
        found.extend(known.map(|email| normal(Email::as_str(email))));
        let accesses = family::of_referral(db, keys, referral.row.id).await?;
        found.extend(accesses.iter().map(|one| normal(one.email.expose())));
    }
    Ok(found)
}

/// Plans a meeting and invites.
pub async fn plan(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let opened = filled.opened;
    let form = Kept::new(&opened.section, filled.answers);
    let keys = app.store.keys();
    let tx = app.store.begin().await?;
    let (episode, by) = (&opened.episode, (viewer.account, app.now()));
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    let plan = read(filled.answers, &form)?;
    let told = Told::of(&tx, app, episode, filled.answers, &plan).await?;
    let id = meetings::insert(&tx, keys, episode.row.id, plan, by).await?;
    told.tell(&tx, app, viewer, (id, 0), News::Invited, |_| true)
        .await?;
    drafts::sent(&tx, app, viewer, episode, filled.draft()).await?;
    let detail = json!({ "meeting": id });
    note(&tx, app, viewer, episode, "episode.meeting_planned", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// A planned meeting, and the form for changing it.
pub struct Opened {
    pub episode: Episode,
    pub meeting: Meeting,
    pub section: Section,
}

impl Opened {
    /// The address of the meeting's page.
    pub fn address(&self) -> String {
        address(&self.episode, &self.meeting)
    }
}

pub fn address(episode: &Episode, meeting: &Meeting) -> String {
    format!("{}/meetings/{}", path(episode), meeting.row.id)
}

/// Opens a meeting, for somebody who works with the family.
///
/// # Errors
/// [`Error::Refused`] for one that was cancelled or is over.
pub async fn open(app: &App, viewer: &Viewer, reference: &str, id: Uuid) -> Result<Opened> {
    let episode = load(app, viewer, reference, Act::WorkEpisode).await?;
    let all = meetings::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let meeting = all.into_iter().find(|one| one.row.id == id);
    let meeting = meeting.ok_or(Error::NotFound)?;
    if meeting.is_cancelled() {
        return Err(Error::Refused("This meeting was cancelled.".into()));
    }
    if meeting.row.starts_at <= app.now() {
        return Err(Error::Refused(
            "This meeting is over. Record it on the episode.".into(),
        ));
    }
    let mut section = section(FormKind::PlanTaf, &offers(app, &episode).await?);
    section.title = "Change the meeting";
    Ok(Opened {
        episode,
        meeting,
        section,
    })
}

/// Changes a meeting. Who stays invited hears of the change, who is new is invited, and for who is
/// not invited any more it is cancelled. The handler has checked the answers.
///
/// # Errors
/// [`Error::Stale`] where somebody changed it meanwhile.
pub async fn change(
    app: &App,
    viewer: &Viewer,
    opened: &Opened,
    answers: &Answers,
    sequence: i32,
) -> Result<()> {
    let (episode, meeting) = (&opened.episode, &opened.meeting);
    if meeting.row.sequence != sequence {
        return Err(Error::Stale);
    }
    let form = Kept::new(&opened.section, answers);
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    let before = Told::before(&tx, app, episode, meeting).await?;
    let plan = read(answers, &form)?;
    let after = Told::of(&tx, app, episode, answers, &plan).await?;
    if !meetings::change(&tx, app.store.keys(), &meeting.row, plan).await? {
        return Err(Error::Stale);
    }
    let at = (meeting.row.id, sequence + 1);
    after
        .tell(&tx, app, viewer, at, News::Changed, |to| before.has(to))
        .await?;
    after
        .tell(&tx, app, viewer, at, News::Invited, |to| !before.has(to))
        .await?;
    before
        .tell(&tx, app, viewer, at, News::Cancelled, |to| !after.has(to))
        .await?;
    let detail = json!({ "meeting": meeting.row.id });
    note(&tx, app, viewer, episode, "episode.meeting_changed", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Cancels a meeting and tells those invited.
///
/// # Errors
/// [`Error::Stale`] where somebody changed it meanwhile.
pub async fn cancel(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    id: Uuid,
    sequence: i32,
) -> Result<()> {
    let opened = open(app, viewer, reference, id).await?;
    let (episode, meeting) = (&opened.episode, &opened.meeting);
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    if meeting.row.sequence != sequence {
        return Err(Error::Stale);
    }
    call_off(&tx, app, viewer, episode, meeting).await?;
    tx.commit().await?;
    Ok(())
}

/// Cancels what is planned: early help has ended, or social care has the family.
pub async fn end_all(tx: &Tx, app: &App, viewer: &Viewer, episode: &Episode) -> Result<()> {
    for meeting in meetings::of(tx, app.store.keys(), episode.row.id).await? {
        if !meeting.is_cancelled() && meeting.row.starts_at > app.now() {
            call_off(tx, app, viewer, episode, &meeting).await?;
        }
    }
    Ok(())
}

async fn call_off(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    meeting: &Meeting,
) -> Result<()> {
    if !meetings::cancel(tx, &meeting.row).await? {
        return Err(Error::Stale);
    }
    let (id, sequence) = (meeting.row.id, meeting.row.sequence + 1);
    let told = Told::before(tx, app, episode, meeting).await?;
    told.tell(tx, app, viewer, (id, sequence), News::Cancelled, |_| true)
        .await?;
    let detail = json!({ "meeting": id });
    note(
        tx,
        app,
        viewer,
        episode,
        "episode.meeting_cancelled",
        detail,
    )
    .await
}

/// The last meeting that was planned for a time that has come: who was invited to it is who could
/// have been there.
pub async fn last(app: &App, episode: &Episode) -> Result<Option<Meeting>> {
    let all = meetings::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let mut held = all
        .into_iter()
        .filter(|one| !one.is_cancelled() && one.row.starts_at <= app.now());
    Ok(held.next())
}
