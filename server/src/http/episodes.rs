//! The pages of those who allocate episodes and work with families.

mod form;
mod meeting;
mod step;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::episodes as pages;
use stepwise_domain::episode::State;
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::episodes::{offers, record, week, work};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/episodes", get(mine))
        .route("/episodes/{reference}", get(show))
        .route("/episodes/{reference}/print", get(print))
        .route("/episodes/{reference}/accept", post(accept))
        .route("/episodes/{reference}/withdraw-offer", post(withdraw_offer))
        .route("/episodes/{reference}/take-back", post(take_back))
        .route("/episodes/{reference}/plan-given", post(plan_given))
        .route("/episodes/{reference}/actions/{action}/done", post(finish))
        .route(
            "/episodes/{reference}/step/{kind}",
            get(step::form).post(step::propose),
        )
        .route(
            "/episodes/{reference}/steps/{id}",
            get(step::show).post(step::answer),
        )
        .route(
            "/episodes/{reference}/meetings/{id}",
            get(meeting::show).post(meeting::change),
        )
        .route(
            "/episodes/{reference}/meetings/{id}/cancel",
            post(meeting::cancel),
        )
        .route(
            "/episodes/{reference}/{form}",
            get(form::show).post(form::submit),
        )
}

async fn mine(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let mut page = week::week(&ctx.app, ctx.viewer()?).await?;
    page.done = done.words();
    Ok(ctx.page("My families").show(move || pages::week(page)))
}

/// What was just done, as a word that this module turns into a sentence.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        Some(match self.done.as_str() {
            "offer" => "Offered. The lead practitioner has been told",
            "decline" => "Declined. Whoever offered it has been told",
            "accept" => "You lead for this family now. The referrer has been told",
            "accept-next" => "You lead for this family once social care lets go",
            "withdraw-offer" => "The offer was taken back",
            "take-back" => "The duty team is accountable now",
            "step" => "Proposed. Whoever decides has been told",
            "step-mash" => "Passed to the MASH. Ring the MASH as well, if you have not",
            "step-taken" | "step-accepted" => "The step is taken. Those it concerns have been told",
            "step-declined" => "The step is not taken. Whoever proposed it has been told",
            "step-withdrawn" => "The step was taken back",
            "later" => "Saved. You can finish it later",
            "thrown-away" => "The draft was thrown away",
            "contact" => "The contact was saved",
            "assessment" => "The assessment was saved",
            "goal" => "The goal was added",
            "action" => "The action was added to the plan",
            "done" => "The action is done",
            "plan-given" => "It is written down that the family has the plan",
            "taf-plan" => "The meeting is planned. Those invited have been told",
            "meeting-changed" => "The meeting was changed. Those it concerns have been told",
            "meeting-cancelled" => "The meeting is cancelled. Those invited have been told",
            "taf" => "The meeting was saved",
            "review" => "The review was saved",
            "note" => "The note was saved",
            "outcome" => "The outcome check was saved",
            "wait" => "The family is on the waiting list",
            "unmet-need" => "The need was noted",
            "place" => "Saved",
            _ => return None,
        })
    }
}

async fn show(
    ctx: Ctx,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let mut page = record::view(&ctx.app, ctx.viewer()?, &reference).await?;
    page.done = done.words();
    let title = format!("Episode {}", page.reference);
    Ok(ctx.page(title).show(move || pages::record(page)))
}

async fn print(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let page = record::view(&ctx.app, ctx.viewer()?, &reference).await?;
    let title = format!("Episode {}", page.reference);
    Ok(ctx.page(title).show(move || pages::record_sheet(page)))
}

/// Back to the record, with a word about what was done.
fn back(reference: &str, done: &str) -> Response {
    Redirect::to(&format!("/episodes/{reference}?done={done}")).into_response()
}

/// After declining: the record is not theirs to read any more, so to the list of those that are.
fn declined() -> Response {
    Redirect::to("/episodes?done=decline").into_response()
}

/// The version of the record that a button was shown over. None is none that there is: who asks
/// comes before what they posted.
fn version(posted: &stepwise_domain::form::Answers) -> i32 {
    posted.text("version").parse().unwrap_or_default()
}

async fn accept(ctx: Ctx, Path(reference): Path<String>, Posted(form): Posted) -> Result<Response> {
    let to = offers::accept(&ctx.app, ctx.viewer()?, &reference, version(&form)).await?;
    let done = match to {
        State::Active => "accept",
        _ => "accept-next",
    };
    Ok(back(&reference, done))
}

async fn withdraw_offer(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(form): Posted,
) -> Result<Response> {
    offers::withdraw(&ctx.app, ctx.viewer()?, &reference, version(&form)).await?;
    Ok(back(&reference, "withdraw-offer"))
}

async fn take_back(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(form): Posted,
) -> Result<Response> {
    offers::take_back(&ctx.app, ctx.viewer()?, &reference, version(&form)).await?;
    Ok(back(&reference, "take-back"))
}

async fn plan_given(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    work::plan_given(&ctx.app, ctx.viewer()?, &reference).await?;
    Ok(back(&reference, "plan-given"))
}

async fn finish(ctx: Ctx, Path((reference, action)): Path<(String, Uuid)>) -> Result<Response> {
    work::finish(&ctx.app, ctx.viewer()?, &reference, action).await?;
    Ok(back(&reference, "done"))
}

/// A form by the last part of its address.
fn kind(slug: &str) -> Result<stepwise_domain::episode_form::FormKind> {
    stepwise_domain::episode_form::FormKind::from_code(slug).ok_or(Error::NotFound)
}
