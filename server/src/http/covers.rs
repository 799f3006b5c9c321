//! The page of who covers while a lead practitioner is away.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::covers as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::covers as service;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/cover", get(show).post(arrange))
        .route("/cover/{id}/end", post(end))
}

/// What was just done, as a word that stands for words of ours.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let done = match done.done.as_str() {
        "arranged" => Some("Cover is arranged. Your colleague has been told"),
        "ended" => Some("The cover has ended. Those it concerns have been told"),
        _ => None,
    };
    page(&ctx, Answers::default(), Vec::new(), done).await
}

async fn page(
    ctx: &Ctx,
    answers: Answers,
    errors: Vec<FieldError>,
    done: Option<&'static str>,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let section = service::form(&ctx.app, viewer).await?;
    let mut view = service::view(&ctx.app, viewer).await?;
    view.done = done;
    Ok(ctx
        .page("Cover while somebody is away")
        .errors(!errors.is_empty())
        .show(move || pages::covers(view, section, answers, errors)))
}

async fn arrange(ctx: Ctx, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let section = service::form(&ctx.app, viewer).await?;
    let typed = posted.only_for(&section);
    let mut errors = check(&section, &typed, ctx.app.today());
    if errors.is_empty() {
        errors = service::also_wrong(&ctx.app, viewer, &typed).await?;
    }
    if !errors.is_empty() {
        return page(&ctx, typed, errors, None).await;
    }
    match service::arrange(&ctx.app, viewer, &typed).await {
        Ok(()) => Ok(Redirect::to("/cover?done=arranged").into_response()),
        Err(Error::Stale) => {
            let errors = vec![FieldError {
                field: "from-day".into(),
                message: "Something changed meanwhile. Check that it still fits, and send it again"
                    .into(),
            }];
            page(&ctx, typed, errors, None).await
        }
        Err(other) => Err(other),
    }
}

async fn end(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    service::end(&ctx.app, ctx.viewer()?, id).await?;
    Ok(Redirect::to("/cover?done=ended").into_response())
}
