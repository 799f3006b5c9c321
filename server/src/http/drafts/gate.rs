//! The safety gate: a red flag leads to a phone, and to nothing else but the MASH's own advice.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::referrer::{Stop, stop};
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form::{Gate, gate, gate_is_open, slug};
use uuid::Uuid;

use super::page::next;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::services::{diversions, drafts};

/// Where to go once the gate's page, or the consultation's, was saved.
pub async fn after(ctx: &Ctx, id: Uuid) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load_open(&ctx.app, viewer, id).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let (Gate::Stop(flags) | Gate::Consult(flags)) = gate(&context, &draft.answers) else {
        return Ok(Redirect::to(&next(ctx, id, slug::SAFETY, "").await?).into_response());
    };
    if gate_is_open(&context, &draft.answers) {
        diversions::clear(&ctx.app, viewer, id).await?;
        return Ok(Redirect::to(&next(ctx, id, slug::CONSULTATION, "").await?).into_response());
    }
    diversions::record(&ctx.app, viewer, &draft, &flags).await?;
    Ok(Redirect::to(&format!("/drafts/{id}/stop")).into_response())
}

/// The numbers to ring.
pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let (flags, certain) = match gate(&context, &draft.answers) {
        Gate::Stop(flags) => (flags, true),
        Gate::Consult(flags) => (flags, false),
        Gate::Clear | Gate::NotAnswered => {
            return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
        }
    };
    let flags = flags
        .iter()
        .filter_map(|flag| ctx.app.framework.red_flag(flag).cloned())
        .collect();
    let page = Stop {
        draft: format!("/drafts/{id}"),
        certain,
        flags,
        out_of_hours: ctx.app.calendar.is_out_of_hours(ctx.app.now()),
        mash_phone: ctx.app.settings.mash_phone.clone(),
        edt_phone: ctx.app.settings.edt_phone.clone(),
    };
    Ok(ctx.page("Ring now").show(move || stop(page)))
}
