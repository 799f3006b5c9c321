//! A red flag that stopped a form: looked at, and decided on.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::triage as pages;
use stepwise_domain::diversion::form;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::http::triage::Done;
use crate::services::diversions::answers as service;

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>, Query(done): Query<Done>) -> Result<Response> {
    page(&ctx, id, done.words(), Answers::default(), Vec::new()).await
}

pub async fn see(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    match service::see(&ctx.app, ctx.viewer()?, id).await {
        // Somebody was quicker: their name is on the page.
        Ok(()) | Err(Error::Stale) => Ok(back(id, "seen")),
        Err(error) => Err(error),
    }
}

pub async fn decide(ctx: Ctx, Path(id): Path<Uuid>, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must(&ctx.app, viewer, id).await?;
    let section = form();
    let answers = posted.only_for(&section);
    let errors = check(&section, &answers, ctx.app.today());
    if !errors.is_empty() {
        return page(&ctx, id, None, answers, errors).await;
    }
    match service::decide(&ctx.app, viewer, id, &answers).await {
        Ok(()) => Ok(back(id, "decided")),
        Err(Error::Stale) => {
            let late = FieldError {
                field: "too-late".into(),
                message: "Somebody else has decided, or it is over, so this was not kept".into(),
            };
            page(&ctx, id, None, answers, vec![late]).await
        }
        Err(error) => Err(error),
    }
}

fn back(id: Uuid, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", service::path(id))).into_response()
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    done: Option<&'static str>,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Result<Response> {
    let mut page = service::page(&ctx.app, ctx.viewer()?, id).await?;
    page.done = done;
    Ok(ctx
        .page("Red flag that stopped a form")
        .errors(!errors.is_empty())
        .show(move || pages::diversion(page, &form(), &answers, &errors)))
}
