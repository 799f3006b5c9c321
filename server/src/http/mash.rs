//! The MASH inbox, and taking on or returning what is in it.

mod diversions;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use stepwise_app::pages::triage as pages;
use stepwise_domain::triage_form::Step;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::http::triage::{Done, step};
use crate::services::mash;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/mash", get(inbox))
        .route(
            "/mash/diversions/{id}",
            get(diversions::show).post(diversions::decide),
        )
        .route("/mash/diversions/{id}/seen", post(diversions::see))
        .route("/mash/{reference}", get(show))
        .route("/mash/{reference}/{answer}", get(form).post(submit))
}

async fn inbox(ctx: Ctx) -> Result<Response> {
    let page = mash::inbox(&ctx.app, ctx.viewer()?).await?;
    Ok(ctx.page("MASH inbox").show(move || pages::inbox(page)))
}

async fn show(
    ctx: Ctx,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let mut page = mash::view(&ctx.app, ctx.viewer()?, &reference).await?;
    page.done = done.words();
    let title = format!("Referral {}", page.reference);
    Ok(ctx.page(title).show(move || pages::detail(page)))
}

fn step_at(slug: &str) -> Result<Step> {
    match slug {
        "accept" => Ok(Step::MashAccept),
        "return" => Ok(Step::MashReturn),
        _ => Err(Error::NotFound),
    }
}

async fn form(ctx: Ctx, Path((reference, slug)): Path<(String, String)>) -> Result<Response> {
    step::show(&ctx, &reference, step_at(&slug)?).await
}

async fn submit(
    ctx: Ctx,
    Path((reference, slug)): Path<(String, String)>,
    Posted(answers): Posted,
) -> Result<Response> {
    step::submit(&ctx, &reference, step_at(&slug)?, answers).await
}
