//! `/messages`: what did not go out; a message that was held as not safe is released or dropped.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use stepwise_app::pages::messages as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::messages as service;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/messages", get(list))
        .route("/messages/{id}", get(show).post(decide))
}

async fn list(ctx: Ctx) -> Result<Response> {
    let lines = service::list(&ctx.app, ctx.viewer()?).await?;
    Ok(ctx
        .page("Messages that did not go out")
        .show(move || pages::list(lines)))
}

/// What was just done, as a word of ours.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>, Query(done): Query<Done>) -> Result<Response> {
    let done = done.done == "decided";
    one(&ctx, id, Answers::default(), Vec::new(), done).await
}

async fn decide(ctx: Ctx, Path(id): Path<Uuid>, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let about = service::load(&ctx.app, viewer, id).await?;
    let section = service::form();
    let answers = posted.only_for(&section);
    let mut errors = check(&section, &answers, ctx.app.today());
    let wrong = service::also_wrong(&ctx.app, &about, &answers).await?;
    errors.extend(wrong.map(|words| FieldError {
        field: "answer".into(),
        message: words.into(),
    }));
    if !errors.is_empty() {
        return one(&ctx, id, answers, errors, false).await;
    }
    match service::decide(&ctx.app, viewer, &about, &answers).await {
        Ok(()) => Ok(Redirect::to(&format!("/messages/{id}?done=decided")).into_response()),
        Err(Error::Stale) => {
            let late = FieldError {
                field: "answer".into(),
                message: "Somebody else has decided about this message meanwhile".into(),
            };
            one(&ctx, id, answers, vec![late], false).await
        }
        Err(error) => Err(error),
    }
}

async fn one(
    ctx: &Ctx,
    id: Uuid,
    answers: Answers,
    errors: Vec<FieldError>,
    done: bool,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let about = service::load(&ctx.app, viewer, id).await?;
    let page = service::page(&ctx.app, viewer, &about).await?;
    let form = pages::DecideForm {
        section: service::form(),
        answers,
        errors,
        done,
    };
    Ok(ctx
        .page("Held message")
        .errors(!form.errors.is_empty())
        .show(move || pages::held_message(page, form)))
}
