//! `/account/messages`: how often somebody who refers is written to.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use stepwise_app::pages::account as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::query::Query;
use crate::services::preferences as service;

pub fn routes() -> Router<Shared> {
    Router::new().route("/account/messages", get(show).post(choose))
}

/// What was just done, as a word of ours.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let answers = service::chosen(&ctx.app, ctx.viewer()?).await?;
    Ok(page(&ctx, answers, Vec::new(), done.done == "saved"))
}

async fn choose(ctx: Ctx, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::chosen(&ctx.app, viewer).await?;
    let section = service::form(&ctx.app);
    let answers = posted.only_for(&section);
    let errors = check(&section, &answers, ctx.app.today());
    if !errors.is_empty() {
        return Ok(page(&ctx, answers, errors, false));
    }
    service::choose(&ctx.app, viewer, &answers).await?;
    Ok(Redirect::to("/account/messages?done=saved").into_response())
}

fn page(ctx: &Ctx, answers: Answers, errors: Vec<FieldError>, done: bool) -> Response {
    let page = pages::Messages {
        section: service::form(&ctx.app),
        answers,
        errors,
        done,
    };
    ctx.page("When we e-mail you")
        .errors(!page.errors.is_empty())
        .show(move || pages::messages(page))
}
