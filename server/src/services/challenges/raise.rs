//! Raising a challenge: kept, its clock started, managers and the referrer told, all or nothing.

use serde_json::json;
use stepwise_domain::challenge::ChallengeReason;
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::{FormKind, Offers, field, section};
use stepwise_domain::form::{Answers, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::{About, Chance, chance};
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{episodes::clocks, referral_answers, tell, turn};
use crate::store::challenges::{self, NewChallenge};
use crate::store::forms::Kept;
use crate::store::referrals::{self, Referral};
use crate::store::running::Of;
use crate::store::{Tx, accounts, decisions};

/// The form.
pub fn form() -> Section {
    section(FormKind::Challenge, &Offers::default())
}

/// What can be challenged, for somebody of the organisation that sent the referral.
///
/// # Errors
/// [`Error::Refused`] with the reason where nothing can be, [`Error::NotFound`] for another
/// organisation's referral.
pub async fn open(app: &App, viewer: &Viewer, reference: &str) -> Result<(Referral, Chance)> {
    let referral = referral_answers::load(app, viewer, reference, Act::Challenge).await?;
    let (db, keys, id) = (app.store.read(), app.store.keys(), referral.row.id);
    let decided = decisions::of(db, keys, id).await?;
    let raised = challenges::of(db, keys, id).await?;
    let found = chance(app, viewer.role, &referral, &decided, &raised);
    let found = found.map_err(|refused| Error::Refused(refused.to_string()))?;
    Ok((referral, found))
}

/// Keeps a checked form as a challenge.
///
/// # Errors
/// [`Error::Refused`] where the decision cannot be challenged now, [`Error::Stale`] where somebody
/// was quicker.
pub async fn raise(app: &App, viewer: &Viewer, reference: &str, answers: &Answers) -> Result<()> {
    let (referral, found) = open(app, viewer, reference).await?;
    let reason = ChallengeReason::from_code(answers.text(field::REASON));
    let reason = reason.ok_or_else(|| Error::internal("a challenge without a checked form"))?;
    let tx = app.store.begin().await?;
    // The receipt goes to this account: nothing is sent to one that was disabled meanwhile.
    viewer.hold(&tx).await?;
    // Of two that are raised at once, one finds the referral changed.
    if !referrals::update(&tx, &referral, |_| {}).await? {
        return Err(Error::Stale);
    }
    let new = NewChallenge {
        referral_id: referral.row.id,
        decision_id: found.decision,
        stage: found.stage,
        reason,
        raised_by: viewer.account,
        form: &Kept::new(&form(), answers),
    };
    let id = challenges::insert(&tx, app.store.keys(), new, app.now()).await?;
    let of = Of::Referral(referral.row.id);
    let due = clocks::start(&tx, app, of, found.stage.clock(), Some(id)).await?;
    let promise = words::moment(due);
    tell_managers(&tx, app, id, &promise).await?;
    let received = Message::ChallengeReceived {
        reference: referral.row.reference.clone(),
        promise,
        link: turn::referrer_link(app, &referral),
    };
    let about = Some(referral.row.id);
    tell::account(&tx, app, viewer.account, about, &received).await?;
    let detail = json!({ "stage": found.stage.code(), "why": reason.code() });
    turn::note(&tx, app, viewer, &referral, "referral.challenged", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// To every manager who may answer it. Where there is none, to all of them: a challenge that
/// nobody hears of would wait for ever.
async fn tell_managers(tx: &Tx, app: &App, id: Uuid, due: &str) -> Result<()> {
    let keys = app.store.keys();
    let challenge = challenges::by_id(tx, keys, id).await?;
    let challenge = challenge.ok_or_else(|| Error::internal("a challenge that was not kept"))?;
    let about = About::of(tx, keys, challenge).await?;
    let message = Message::ChallengeRaised {
        reference: about.referral.row.reference.clone(),
        due: due.to_owned(),
        link: app.link(&format!("/challenges/{id}")),
    };
    let managers = accounts::with_role(tx, keys, Role::Manager).await?;
    let may = |id: Uuid| about.may(id, Role::Manager).is_ok();
    let some = managers.iter().any(|one| may(one.id));
    if !some {
        tracing::warn!(challenge = %id, "no manager may answer this challenge");
    }
    for manager in managers.iter().filter(|one| !some || may(one.id)) {
        let about = Some(about.referral.row.id);
        tell::address(tx, app, Some(manager.id), about, &manager.email, &message).await?;
    }
    Ok(())
}
