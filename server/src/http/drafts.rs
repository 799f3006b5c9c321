//! Writing a referral: the task list, its pages, and sending.

mod gate;
mod page;
mod people;
mod send;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::referrer::{Tasks, discard_draft, task_list};
use stepwise_domain::form::status::Status;
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form::{self, slug};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::path::Path;
use crate::services::drafts;
use crate::store::accounts;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/drafts/{id}", get(tasks))
        .route("/drafts/{id}/check", get(send::check).post(send::send))
        .route("/drafts/{id}/discard", get(ask_discard).post(discard))
        .route("/drafts/{id}/go-on", get(go_on))
        .route(
            "/drafts/{id}/wrong-answer",
            get(gate::ask_correction).post(gate::correct),
        )
        .route("/drafts/{id}/stop", get(gate::show))
        .route("/drafts/{id}/{section}", get(page::show).post(page::submit))
        .route(
            "/drafts/{id}/{section}/{number}",
            get(people::show_item).post(people::submit_item),
        )
        .route(
            "/drafts/{id}/{section}/{number}/remove",
            get(people::ask_remove).post(people::remove),
        )
}

/// Starts a draft and goes to its first page.
pub async fn start(ctx: Ctx) -> Result<Response> {
    let id = drafts::start(&ctx.app, ctx.viewer()?).await?;
    Ok(Redirect::to(&format!("/drafts/{id}/{}", slug::SAFETY)).into_response())
}

/// The task list.
pub async fn tasks(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    if !draft.is_open {
        return send::already_sent(&ctx, id).await;
    }
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    if let Some(detour) = gate::detour(&ctx, &context, &draft, "").await? {
        return Ok(detour);
    }
    let colleague = if draft.account_id == viewer.account {
        None
    } else {
        accounts::by_id(ctx.app.store.read(), ctx.app.store.keys(), draft.account_id).await?
    };
    let tasks = Tasks {
        address: format!("/drafts/{id}"),
        stopped: gate::stops(&context, &draft.answers),
        started: draft.last_section.is_some(),
        sections: referral_form::task_list(&context, &draft.answers),
        ready: referral_form::ready_to_send(&context, &draft.answers).is_ok(),
        colleague: colleague.map(|account| account.name.into_inner()),
    };
    Ok(ctx.page("Refer a family").show(move || task_list(tasks)))
}

/// Goes to the page where this draft was left, or the next one that is not done.
pub async fn go_on(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    if !draft.is_open {
        return send::already_sent(&ctx, id).await;
    }
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let last = draft.last_section.as_deref().unwrap_or(slug::SAFETY);
    let tasks = referral_form::task_list(&context, &draft.answers);
    let unfinished = |task: &referral_form::Task| {
        task.slug == last && matches!(task.status, Status::NotStarted | Status::InProgress)
    };
    let ready = referral_form::ready_to_send(&context, &draft.answers).is_ok();
    let to = if ready {
        format!("/drafts/{id}/check")
    } else if tasks.iter().any(unfinished) {
        format!("/drafts/{id}/{last}")
    } else {
        page::next(&draft, &context, last)
    };
    Ok(Redirect::to(&to).into_response())
}

/// Asks before a draft is thrown away.
pub async fn ask_discard(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let draft = drafts::load_open(&ctx.app, ctx.viewer()?, id).await?;
    let child = referral_form::facts(&draft.answers).short_name();
    let address = format!("/drafts/{id}");
    Ok(ctx
        .page("Discard this draft")
        .show(move || discard_draft(child, address)))
}

/// Throws the draft away.
pub async fn discard(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    drafts::discard(&ctx.app, ctx.viewer()?, id).await?;
    Ok(Redirect::to("/referrals").into_response())
}
