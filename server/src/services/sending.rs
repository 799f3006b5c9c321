//! Sending: a draft becomes a referral, once.

use chrono::{DateTime, Utc};
use serde_json::json;
use stepwise_domain::clock::words;
use stepwise_domain::permission::Act;
use stepwise_domain::reference::Reference;
use stepwise_domain::referral_form;
use stepwise_domain::suggestion::Suggestion;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::drafts::{self, form_context};
use crate::services::viewer::Viewer;
use crate::services::{diversions, tell};
use crate::store::referrals::{NewReferral, Snapshot};
use crate::store::{self, audit, referrals};

/// Sends the draft and answers with the referral's reference. Sending a draft that was sent
/// already, from another tab or by a second click, answers with the same reference.
///
/// # Errors
/// [`Error::Refused`] while something in the form is still missing.
pub async fn send(app: &App, viewer: &Viewer, draft_id: Uuid) -> Result<String> {
    let draft = drafts::load(app, viewer, draft_id, Act::SubmitReferral).await?;
    if let Some(sent) = sent_already(app, draft_id).await? {
        return Ok(sent);
    }
    let context = form_context(app, viewer, &draft.answers).await?;
    let suggestion = context.suggestion(&draft.answers);
    if referral_form::ready_to_send(&context, &draft.answers).is_err() {
        return Err(Error::Refused(
            "Something in the form is not finished. Go back to the task list to see what.".into(),
        ));
    }
    if !diversions::unexplained(app, &context, &draft)
        .await?
        .is_empty()
    {
        return Err(Error::Refused(
            "An answer about danger was changed. Go back to the task list and say why.".into(),
        ));
    }
    let facts = referral_form::facts(&draft.answers);
    let now = app.now();
    let due_at = promise(app, suggestion.tier);
    let kept = Snapshot {
        sections: referral_form::snapshot(&context, &draft.answers),
        suggestion: reasons(app, &suggestion),
        answers: draft.answers.clone(),
    };
    let reference = Reference::from_random(rand::random()).to_string();

    let child = facts.short_name().unwrap_or_else(|| "A child".into());

    let tx = app.store.begin().await?;
    if !store::drafts::end(&tx, draft_id, "sent", now).await? {
        drop(tx);
        return sent_already(app, draft_id).await?.ok_or(Error::Stale);
    }
    let new = NewReferral {
        reference: reference.clone(),
        draft_id,
        organisation_id: draft.organisation_id,
        setting_kind: viewer.setting.code(),
        submitted_by: viewer.account,
        child: &child,
        snapshot: &kept,
        facts: &facts,
        framework_version: &app.framework.version,
        suggested_tier: suggestion.tier.number(),
        referrer_tier: facts.referrer_tier.map(Tier::number),
        submitted_at: now,
        due_at,
    };
    let id = referrals::insert(&tx, app.store.keys(), new).await?;
    audit::append(
        &tx,
        now,
        Some(viewer.account),
        "referral.sent",
        ("referral", Some(id.to_string())),
        json!({}),
    )
    .await?;
    let message = Message::ReferralReceived {
        reference: reference.clone(),
        promise: words::moment(due_at),
        link: app.link(&format!("/referrals/{reference}")),
    };
    tell::account(&tx, app, viewer.account, Some(id), &message).await?;
    tx.commit().await?;
    Ok(reference)
}

/// The reference of the referral that this draft became, if it did.
pub async fn sent_already(app: &App, draft: Uuid) -> Result<Option<String>> {
    let sent = referrals::by_draft(app.store.read(), app.store.keys(), draft).await?;
    Ok(sent.map(|referral| referral.row.reference))
}

/// Why a tier is suggested, in words.
pub fn reasons(app: &App, suggestion: &Suggestion) -> Vec<String> {
    let text = |id: &str| {
        app.framework
            .indicator(id)
            .map(|indicator| indicator.text.as_str())
    };
    suggestion
        .reasons
        .iter()
        .map(|reason| reason.sentence(text))
        .collect()
}

/// When a decision is promised for a referral sent now.
pub fn promise(app: &App, suggested: Tier) -> DateTime<Utc> {
    let allowance = if suggested <= Tier::Additional {
        app.promises.triage_low_risk
    } else {
        app.promises.triage
    };
    app.calendar.due(app.now(), allowance)
}
