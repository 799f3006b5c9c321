//! The manager's first page, the lists behind its figures, and the figures as files.

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use stepwise_app::pages::overview as pages;

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::overview::{self as service, lists};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/overview", get(show))
        .route("/figures", get(figures))
        .route("/overview/episodes", get(cases))
        .route("/overview/referrals", get(referrals))
        .route("/overview/{file}", get(file))
}

/// Over how many days lengths of time are measured, as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Period {
    days: String,
}

async fn show(ctx: Ctx, Query(asked): Query<Period>) -> Result<Response> {
    let days = service::period(&asked.days);
    let page = service::page(&ctx.app, ctx.viewer()?, days).await?;
    Ok(ctx.page("Overview").show(move || pages::overview(page)))
}

/// The same figures for whoever may see numbers, and no record behind them.
async fn figures(ctx: Ctx, Query(asked): Query<Period>) -> Result<Response> {
    let days = service::period(&asked.days);
    let page = service::insight(&ctx.app, ctx.viewer()?, days).await?;
    Ok(ctx.page("Figures").show(move || pages::insight(page)))
}

async fn cases(ctx: Ctx, Query(asked): Query<lists::Asked>) -> Result<Response> {
    let (title, lines) = lists::cases(&ctx.app, ctx.viewer()?, &asked).await?;
    let body = title.clone();
    Ok(ctx
        .page(title)
        .show(move || pages::cases_behind(body, lines)))
}

async fn referrals(ctx: Ctx, Query(asked): Query<lists::Asked>) -> Result<Response> {
    let (title, lines) = lists::referrals(&ctx.app, ctx.viewer()?, &asked).await?;
    let body = title.clone();
    Ok(ctx
        .page(title)
        .show(move || pages::referrals_behind(body, lines)))
}

/// A figure as a file, at its name and `.csv`.
async fn file(ctx: Ctx, Path(file): Path<String>, Query(asked): Query<Period>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let slug = file.strip_suffix(".csv").unwrap_or_default();
    let days = service::period(&asked.days);
    let figure = service::figure(&ctx.app, viewer, slug, days).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.csv\"", figure.slug),
        ),
    ];
    Ok((headers, service::csv(&figure)).into_response())
}
