//! The list of families without a lead practitioner.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use stepwise_app::pages::episodes as pages;

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::services::allocation;
use crate::services::episodes::checks;
use crate::services::episodes::steps::list;

pub fn routes() -> Router<Shared> {
    Router::new().route("/allocation", get(list))
}

async fn list(ctx: Ctx) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let lines = allocation::list(&ctx.app, viewer).await?;
    let steps = list::for_desk(&ctx.app, viewer).await?;
    let checks = checks::for_desk(&ctx.app, viewer).await?;
    Ok(ctx
        .page("Families without a lead practitioner")
        .show(move || pages::allocation(lines, steps, checks)))
}
