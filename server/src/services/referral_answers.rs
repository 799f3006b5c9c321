//! What a referrer does with a referral that was sent: answers a question, or takes it back.

use serde_json::json;
use stepwise_domain::permission::Act;
use stepwise_domain::reference::Reference;
use stepwise_domain::referral::{Action, WithdrawReason};
use stepwise_domain::role::Role;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::questions::Standing;
use crate::store::referrals::{self, Referral};
use crate::store::{PersonalText, Tx, mash, questions};

/// Answers the open question; the decision clock goes on and the coordinator is told.
///
/// # Errors
/// [`Error::Refused`] where nothing is asked any more; [`Error::NotFound`] for another
/// organisation's referral, which is noted in the audit log.
pub async fn answer(app: &App, viewer: &Viewer, reference: &str, text: String) -> Result<()> {
    let referral = load(app, viewer, reference, Act::AnswerQuestion).await?;
    let keys = app.store.keys();
    let tx = app.store.begin().await?;
    turn::take(
        &tx,
        app,
        viewer,
        &referral,
        Action::AnswerInformation,
        |_| {},
    )
    .await?;
    let asked = questions::of(&tx, keys, referral.row.id).await?;
    let open = asked.iter().rfind(|one| one.standing == Standing::Open);
    let open = open.ok_or(Error::Stale)?;
    let text = PersonalText::from(text);
    if !questions::answer(&tx, keys, open.id, &text, viewer.account, app.now()).await? {
        return Err(Error::Stale);
    }
    let message = Message::InformationAnswered {
        reference: referral.row.reference.clone(),
        link: turn::staff_link(app, &referral),
    };
    tell_owner(&tx, app, &referral, &message).await?;
    turn::note(&tx, app, viewer, &referral, "referral.answered", json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the referral back; whoever owns it is told, so that somebody judges what it means.
///
/// # Errors
/// [`Error::Refused`] where it was decided already; [`Error::NotFound`] for another
/// organisation's referral, which is noted in the audit log.
pub async fn withdraw(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    reason: &WithdrawReason,
) -> Result<()> {
    let referral = load(app, viewer, reference, Act::Withdraw).await?;
    let tx = app.store.begin().await?;
    turn::take(&tx, app, viewer, &referral, Action::Withdraw, |_| {}).await?;
    let keys = app.store.keys();
    for asked in questions::of(&tx, keys, referral.row.id).await? {
        questions::close(&tx, keys, asked.id, None).await?;
    }
    let waited = mash::withdraw(&tx, referral.row.id, viewer.account, app.now()).await?;
    let message = Message::Withdrawn {
        reference: referral.row.reference.clone(),
        link: turn::staff_link(app, &referral),
    };
    tell_owner(&tx, app, &referral, &message).await?;
    if waited {
        // What was passed on as harm never leaves their list without their knowing.
        let about = Some(referral.row.id);
        let message = Message::Withdrawn {
            link: app.link(&format!("/mash/{}", referral.row.reference)),
            reference: referral.row.reference.clone(),
        };
        tell::role(&tx, app, Role::MashWorker, viewer, about, &message).await?;
    }
    let detail = json!({ "reason": reason.code(), "may_raise_risk": reason.may_raise_risk() });
    turn::note(&tx, app, viewer, &referral, "referral.withdrawn", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets pass who may do this to this referral: asked before a form is looked at.
///
/// # Errors
/// [`Error::Forbidden`] for a role that never may; [`Error::NotFound`] for another organisation's
/// referral, which is noted in the audit log.
pub async fn must(app: &App, viewer: &Viewer, reference: &str, act: Act) -> Result<()> {
    load(app, viewer, reference, act).await.map(drop)
}

/// The referral, for somebody of the organisation that sent it.
pub async fn load(app: &App, viewer: &Viewer, reference: &str, act: Act) -> Result<Referral> {
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = referrals::by_reference(db, keys, reference.as_str()).await?;
    let Some(referral) = found else {
        viewer.must_ever(act)?;
        return Err(Error::NotFound);
    };
    let relation = viewer.relation(referral.row.organisation_id, referral.row.submitted_by);
    if let Err(refused) = viewer.must(act, relation) {
        super::note_refusal(app, viewer, "referral", referral.row.id.to_string()).await?;
        return Err(refused);
    }
    Ok(referral)
}

/// Tells the owner; while nobody has claimed the referral, the whole duty team.
async fn tell_owner(tx: &Tx, app: &App, referral: &Referral, message: &Message) -> Result<()> {
    let (owner, about) = (referral.row.owner_id, Some(referral.row.id));
    tell::staff(tx, app, owner, Role::Coordinator, about, message).await
}
