//! Answering a challenge. Upheld, it opens the referral again, and whoever upheld it owns it until
//! it is decided anew.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode_form::{FormKind, Offers, field, section};
use stepwise_domain::form::{Answers, FieldError, Section};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral::{Action, State};
use uuid::Uuid;

use super::About;
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::episodes::clocks;
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::Tx;
use crate::store::challenges;
use crate::store::forms::Kept;
use crate::store::running::Of;

/// The form.
pub fn form() -> Section {
    section(FormKind::ChallengeDecision, &Offers::default())
}

/// The challenge, for somebody who answers challenges. Whether they may answer this one is asked
/// of [`About::may`].
///
/// # Errors
/// [`Error::Forbidden`] for those who never do.
pub async fn load(app: &App, viewer: &Viewer, id: Uuid) -> Result<About> {
    viewer.must(Act::ReviewChallenge, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = challenges::by_id(db, keys, id).await?;
    About::of(db, keys, found.ok_or(Error::NotFound)?).await
}

/// What the form alone cannot know: what the MASH has taken on stays with it.
pub fn also_wrong(about: &About, answers: &Answers) -> Vec<FieldError> {
    let outcome = Outcome::from_code(answers.text(field::OUTCOME));
    if about.referral.state != State::MashAccepted || !outcome.is_some_and(Outcome::reopens) {
        return Vec::new();
    }
    vec![FieldError {
        field: field::OUTCOME.into(),
        message: "The MASH has taken this referral on, so it is not opened again here. Select another outcome and say what is put right".into(),
    }]
}

/// Keeps a checked form as the answer, and does what it says.
///
/// # Errors
/// [`Error::Refused`] for somebody who took part in what is challenged, [`Error::Stale`] where it
/// was answered already.
pub async fn decide(app: &App, viewer: &Viewer, about: &About, answers: &Answers) -> Result<()> {
    about
        .may(viewer.account, viewer.role)
        .map_err(|refused| Error::Refused(refused.to_string()))?;
    let outcome = Outcome::from_code(answers.text(field::OUTCOME));
    let outcome = outcome.ok_or_else(|| Error::internal("an answer without a checked form"))?;
    let (challenge, referral) = (&about.challenge, &about.referral);
    let kept = Kept::new(&form(), answers);
    let by = (viewer.account, app.now());
    let tx = app.store.begin().await?;
    if outcome.reopens() {
        viewer.hold(&tx).await?;
    }
    if !challenges::decide(&tx, app.store.keys(), challenge, outcome, &kept, by).await? {
        return Err(Error::Stale);
    }
    if outcome.reopens() {
        turn::take(&tx, app, viewer, referral, Action::Reopen, |row| {
            row.owner_id = Set(Some(viewer.account));
            row.decided_tier = Set(None);
        })
        .await?;
    }
    let (of, kind) = (Of::Referral(referral.row.id), challenge.stage.clock());
    clocks::keep(&tx, app, of, kind, Some(challenge.row.id)).await?;
    tell_both(&tx, app, viewer, about, outcome).await?;
    let detail = json!({ "stage": challenge.stage.code(), "outcome": outcome.code() });
    let event = "referral.challenge_decided";
    turn::note(&tx, app, viewer, referral, event, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// To whoever challenged, to whoever sent the referral, and to whoever took the decision: each
/// once.
async fn tell_both(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    about: &About,
    outcome: Outcome,
) -> Result<()> {
    let referral = &about.referral;
    let id = Some(referral.row.id);
    let message = |link: String| Message::ChallengeDecided {
        reference: referral.row.reference.clone(),
        outcome: outcome.name().into(),
        link,
    };
    let theirs = message(turn::referrer_link(app, referral));
    let (raised_by, sent_by) = (about.challenge.row.raised_by, referral.row.submitted_by);
    tell::referrer(tx, app, raised_by, id, &theirs).await?;
    if sent_by != raised_by {
        tell::referrer(tx, app, sent_by, id, &theirs).await?;
    }
    let decided_by = about.decision.decided_by;
    if decided_by != viewer.account {
        let ours = message(turn::staff_link(app, referral));
        tell::account(tx, app, decided_by, id, &ours).await?;
    }
    Ok(())
}
