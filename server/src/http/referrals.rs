//! What a referrer's organisation sees of its referrals.

mod files;
mod harm;
mod standing;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use stepwise_app::pages::referrer as pages;
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation};

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::drafts;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::referrals as service;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/referrals", get(list))
        .route("/referrals/new", get(before).post(drafts::start))
        .route(
            "/referrals/{reference}",
            get(standing::show).post(standing::answer),
        )
        .route(
            "/referrals/{reference}/withdraw",
            get(standing::ask_withdraw).post(standing::withdraw),
        )
        .route(
            "/referrals/{reference}/mash",
            get(harm::show).post(harm::submit),
        )
        .route("/referrals/{reference}/print", get(standing::print))
        .route("/referrals/{reference}/record.pdf", get(files::as_pdf))
        .route("/referrals/{reference}/record.json", get(files::as_data))
        .route("/referrals/{reference}/sent", get(sent))
}

/// Where the last page ended.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

pub async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = service::list(&ctx.app, ctx.viewer()?, &asked.after).await?;
    Ok(ctx.page("Referrals").show(move || pages::referrals(page)))
}

/// What to know before starting, and the button that starts.
pub async fn before(ctx: Ctx) -> Result<Response> {
    ctx.viewer()?.must(Act::DraftReferral, Relation::Own)?;
    let page = pages::Before {
        mash_phone: ctx.app.settings.mash_phone.clone(),
        edt_phone: ctx.app.settings.edt_phone.clone(),
        out_of_hours: ctx.app.calendar.is_out_of_hours(ctx.app.now()),
    };
    Ok(ctx.page("Refer a family").show(move || pages::before(page)))
}

/// Confirmation, straight after sending.
pub async fn sent(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let referral = service::find(&ctx.app, ctx.viewer()?, &reference).await?;
    let settings = &ctx.app.settings;
    let page = pages::Sent {
        reference: referral.row.reference.clone(),
        promise: format!("by {}", words::moment(referral.row.due_at)),
        team_phone: settings.team_phone.clone(),
        mash_phone: settings.mash_phone.clone(),
        edt_phone: settings.edt_phone.clone(),
    };
    Ok(ctx.page("Referral sent").show(move || pages::sent(page)))
}
