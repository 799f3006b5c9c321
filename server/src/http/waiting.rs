//! The waiting lists, a place on one, and the needs that nothing met.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::waiting as pages;
use stepwise_domain::episode_form::{field, review_wait};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::waiting as service;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/waiting", get(list))
        .route("/waiting/{id}", get(show).post(review))
        .route("/overview/unmet", get(needs))
}

async fn list(ctx: Ctx) -> Result<Response> {
    let lists = service::lists(&ctx.app, ctx.viewer()?).await?;
    Ok(ctx
        .page("Waiting lists")
        .show(move || pages::waiting(lists)))
}

async fn needs(ctx: Ctx) -> Result<Response> {
    let lines = service::needs(&ctx.app, ctx.viewer()?).await?;
    Ok(ctx
        .page("Needs that nothing met")
        .show(move || pages::needs(lines)))
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    page(&ctx, id, Answers::default(), Vec::new()).await
}

async fn page(ctx: &Ctx, id: Uuid, answers: Answers, errors: Vec<FieldError>) -> Result<Response> {
    let view = service::view(&ctx.app, ctx.viewer()?, id).await?;
    Ok(ctx
        .page("A place on a waiting list")
        .errors(!errors.is_empty())
        .show(move || pages::place(view, review_wait(), &answers, &errors)))
}

async fn review(ctx: Ctx, Path(id): Path<Uuid>, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must(&ctx.app, viewer, id).await?;
    let section = review_wait();
    let typed = posted.only_for(&section);
    let errors = check(&section, &typed, ctx.app.today());
    if !errors.is_empty() {
        return page(&ctx, id, typed, errors).await;
    }
    match service::review(&ctx.app, viewer, id, &typed).await {
        Ok(record) => Ok(Redirect::to(&format!("{record}?done=place")).into_response()),
        Err(Error::Stale) => {
            let errors = vec![FieldError {
                field: field::OUTCOME.into(),
                message: "Somebody took the family off this list meanwhile".into(),
            }];
            page(&ctx, id, typed, errors).await
        }
        Err(other) => Err(other),
    }
}
