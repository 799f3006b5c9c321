//! Messages that were held as not safe: a named person lets each go or drops it, and says why.

mod list;

pub use list::list;

use chrono::TimeDelta;
use serde_json::json;
use stepwise_app::pages::messages::{Decided, HeldPage};
use stepwise_domain::clock::words;
use stepwise_domain::form::{Answers, Choice, Question, Section};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::safe_contact::form::in_words;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::family::codes::CODE_MINUTES;
use crate::services::safe_contact;
use crate::services::triage::history::name;
use crate::services::triage::view::mail_words;
use crate::services::viewer::Viewer;
use crate::store::outbox::{self, Held, State};
use crate::store::referrals::Referral;
use crate::store::{Tx, accounts, audit, referrals};

const ANSWER: &str = "answer";
const RELEASE: &str = "release";
const DROP: &str = "drop";
const WHY: &str = "why";

/// A held message and the referral it is about, for somebody who may decide about it.
pub struct About {
    pub message: Held,
    pub referral: Referral,
}

/// What is asked of whoever decides.
pub fn form() -> Section {
    let answers = Choice::list([
        (RELEASE, "Release it: it goes now, once"),
        (DROP, "Drop it: it never goes"),
    ]);
    let questions = vec![
        Question::radios(ANSWER, "What becomes of it?", answers)
            .called("What becomes of it")
            .required("Select what becomes of the message"),
        Question::long(WHY, "Why?", 10, 1000)
            .called("The reason")
            .hint("For example: you asked them on the phone and it is safe now.")
            .required("Enter why"),
    ];
    Section::new("decide", "Release it or drop it", questions)
}

/// Finds the message.
///
/// # Errors
/// [`Error::NotFound`] where there is none that was ever held; [`Error::Forbidden`] for those who
/// never decide.
pub async fn load(app: &App, viewer: &Viewer, id: Uuid) -> Result<About> {
    viewer.must(Act::ReleaseHeldMessage, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let message = outbox::held(db, keys, id).await?.ok_or(Error::NotFound)?;
    let found = referrals::by_ids(db, keys, message.referral_id).await?;
    let referral = found.into_iter().next().ok_or(Error::NotFound)?;
    Ok(About { message, referral })
}

/// What the page shows. That somebody looked is kept.
pub async fn page(app: &App, viewer: &Viewer, about: &About) -> Result<HeldPage> {
    let (message, reference) = (&about.message, &about.referral.row.reference);
    let (kind, referral) = (&message.kind, message.referral_id);
    let access = safe_contact::way(app, kind, referral, &message.to).await?;
    let (adult, contact, change) = match &access {
        Ok(Some(access)) => (
            access.adult.expose().clone(),
            in_words(&access.contact),
            Some(format!("/triage/{reference}/family/{}/safe", access.id)),
        ),
        Ok(None) => ("Somebody invited".into(), Vec::new(), None),
        Err(_) => ("Somebody of the family".into(), Vec::new(), None),
    };
    let now = match &access {
        Err(hold) => hold.words(),
        Ok(None) => "The address was known as one of the family, and is not any more.",
        Ok(Some(_)) => safe_contact::words(&message.held_for),
    };
    let tx = app.store.begin().await?;
    note(
        &tx,
        app,
        viewer,
        "message.viewed",
        ("message", message.id),
        message,
    )
    .await?;
    tx.commit().await?;
    Ok(HeldPage {
        address: format!("/messages/{}", message.id),
        what: mail_words(&message.kind).into(),
        reference: reference.clone(),
        adult,
        written: words::moment(message.created_at),
        why: now,
        contact,
        change,
        decided: decided(app, message).await?,
        waits: message.state == State::Held,
        cannot_go: cannot_go(app, message).await?,
    })
}

async fn decided(app: &App, message: &Held) -> Result<Option<Decided>> {
    let Some((by, at, why)) = &message.decided else {
        return Ok(None);
    };
    let names = accounts::names(app.store.read(), app.store.keys(), [*by]).await?;
    let what = match message.state {
        State::Dropped => "Dropped",
        State::Held => "Released, and held again",
        _ => "Released",
    };
    Ok(Some(Decided {
        what,
        who: name(&names, *by),
        at: words::moment(*at),
        why: why.expose().clone(),
    }))
}

/// Why it cannot be released, whatever anybody thinks.
pub async fn cannot_go(app: &App, message: &Held) -> Result<Option<&'static str>> {
    let run_out = message.created_at + TimeDelta::minutes(CODE_MINUTES.into()) <= app.now();
    if message.kind == "family_code" && run_out {
        return Ok(Some(
            "The code has run out. Drop this message: the family can ask for another code.",
        ));
    }
    let (kind, referral) = (&message.kind, message.referral_id);
    let access = safe_contact::way(app, kind, referral, &message.to).await?;
    Ok(access.err().map(safe_contact::Hold::words))
}

/// What is wrong with an answer besides what its form checks.
pub async fn also_wrong(
    app: &App,
    about: &About,
    answers: &Answers,
) -> Result<Option<&'static str>> {
    if answers.text(ANSWER) == RELEASE {
        cannot_go(app, &about.message).await
    } else {
        Ok(None)
    }
}

/// Releases or drops the message.
///
/// # Errors
/// [`Error::Stale`] where somebody else decided first.
pub async fn decide(app: &App, viewer: &Viewer, about: &About, answers: &Answers) -> Result<()> {
    viewer.must(Act::ReleaseHeldMessage, Relation::None)?;
    let (keys, id, now) = (app.store.keys(), about.message.id, app.now());
    let decision = (viewer.account, answers.text(WHY));
    let tx = app.store.begin().await?;
    let (done, action) = if answers.text(ANSWER) == RELEASE {
        let done = outbox::release(&tx, keys, id, decision, now).await?;
        (done, "referral.message_released")
    } else {
        let done = outbox::let_go(&tx, keys, id, decision, now).await?;
        (done, "referral.message_dropped")
    };
    if !done {
        return Err(Error::Stale);
    }
    let subject = ("referral", about.referral.row.id);
    note(&tx, app, viewer, action, subject, &about.message).await?;
    tx.commit().await?;
    Ok(())
}

async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    action: &str,
    (kind, id): (&'static str, Uuid),
    message: &Held,
) -> Result<()> {
    let by = Some(viewer.account);
    let detail = json!({ "message": message.kind, "id": message.id, "hold": message.held_for });
    let subject = (kind, Some(id.to_string()));
    audit::append(tx, app.now(), by, action, subject, detail).await?;
    Ok(())
}
