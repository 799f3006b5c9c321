//! Checking the answers, sending them, and what comes after.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::referrer::{Check, check as check_page};
use stepwise_domain::clock::words;
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form;
use uuid::Uuid;

use super::gate;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::path::Path;
use crate::services::short::in_short;
use crate::services::{drafts, sending};

/// What was answered, with a way to change each part.
pub async fn check(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    if !draft.is_open {
        return already_sent(&ctx, id).await;
    }
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    if let Some(detour) = gate::detour(&ctx, &context, &draft, "").await? {
        return Ok(detour);
    }
    if referral_form::ready_to_send(&context, &draft.answers).is_err() {
        return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
    }
    let suggestion = context.suggestion(&draft.answers);
    let due = sending::promise(&ctx.app, suggestion.tier);
    let mut reasons = vec![format!("{}.", suggestion.tier)];
    reasons.extend(sending::reasons(&ctx.app, &suggestion));
    let page = Check {
        draft: format!("/drafts/{id}"),
        sections: referral_form::snapshot(&context, &draft.answers)
            .into_iter()
            .map(in_short)
            .collect(),
        suggestion: reasons,
        promise: format!("by {}", words::moment(due)),
    };
    Ok(ctx
        .page("Check your answers")
        .show(move || check_page(page)))
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let reference = sending::send(&ctx.app, ctx.viewer()?, id).await?;
    Ok(Redirect::to(&format!("/referrals/{reference}/sent")).into_response())
}

/// Where a draft that is no longer open leads.
pub async fn already_sent(ctx: &Ctx, id: Uuid) -> Result<Response> {
    match sending::sent_already(&ctx.app, id).await? {
        Some(reference) => Ok(Redirect::to(&format!("/referrals/{reference}")).into_response()),
        None => Err(Error::Refused("This draft was discarded.".into())),
    }
}
