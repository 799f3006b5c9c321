//! What a step's form posted, read: for the preview, and for whoever was overtaken.

use axum::http::StatusCode;
use axum::response::Response;
use stepwise_app::pages::triage as pages;
use stepwise_domain::form::Answers;
use stepwise_domain::form::read_back::rows;

use super::step::address;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::services::triage::history::happenings;
use crate::services::triage::step::Opened;
use crate::store::referrals::Referral;
use crate::store::{accounts, audit};

/// The version of the record that the form was shown over.
pub fn version(posted: &Answers) -> Result<i32> {
    posted.text("version").parse().map_err(|_| Error::Stale)
}

/// Names and words: first what the referrer reads, then what only colleagues read.
pub fn read(opened: &Opened, answers: &Answers) -> (Vec<Words>, Vec<Words>) {
    let read = opened.step.read_by_referrer();
    let (theirs, ours): (Vec<_>, Vec<_>) = rows(&opened.section, answers)
        .into_iter()
        .partition(|row| read.contains(&row.question.as_str()));
    let mut theirs: Vec<_> = theirs
        .into_iter()
        .map(|row| (heading(&row.question).to_owned(), row.lines.join("\n")))
        .collect();
    theirs.sort_by_key(|(name, _)| name != heading("reason"));
    let ours = ours
        .into_iter()
        .map(|row| (row.label, row.lines.join("\n")));
    (theirs, ours.collect())
}

/// A name and what was written under it.
pub type Words = (String, String);

/// What the referrer's page calls an answer.
fn heading(question: &str) -> &'static str {
    match question {
        "hub" => "Family hub",
        "reason" => "Reason",
        "services" => "Services and steps we suggest",
        "would-change" => "What would change this decision",
        "question" => "Our question",
        _ => "What we want to tell you",
    }
}

/// The page that says what changed since the form was opened, with what was typed.
pub async fn changed(
    ctx: &Ctx,
    referral: &Referral,
    seen: i32,
    typed: Option<(&Opened, Answers)>,
) -> Result<Response> {
    let (db, keys) = (ctx.app.store.read(), ctx.app.store.keys());
    // Each turn makes one version and one event.
    let missed = u64::try_from(referral.row.version.saturating_sub(seen)).unwrap_or(1);
    let id = referral.row.id.to_string();
    let events = audit::changes_of(db, ("referral", &id), missed.clamp(1, 20)).await?;
    let people = events.iter().filter_map(|event| event.actor);
    let names = accounts::names(db, keys, people).await?;
    let viewer = ctx.viewer()?;
    let (words, again, answers) = match typed {
        None => (Vec::new(), None, Answers::default()),
        Some((opened, answers)) => {
            let words = rows(&opened.section, &answers)
                .into_iter()
                .map(|row| (row.label, row.lines.join("\n")));
            let again = opened.after(viewer).is_ok().then(|| address(opened));
            (words.collect(), again, answers)
        }
    };
    let desk = match viewer.role {
        stepwise_domain::role::Role::MashWorker => "mash",
        _ => "triage",
    };
    let page = pages::Changed {
        reference: referral.row.reference.clone(),
        back: format!("/{desk}/{}", referral.row.reference),
        changes: happenings(events, &names),
        typed: words,
        again,
        answers,
        version: referral.row.version,
    };
    Ok(ctx
        .page("This changed since you opened it")
        .status(StatusCode::CONFLICT)
        .show(move || pages::changed(page)))
}
