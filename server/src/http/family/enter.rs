//! The way in. Every answer is the same for a reference that exists and for one that does not.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use stepwise_app::pages::family::{self as pages, fill};
use stepwise_domain::reference::{Reference, ReferenceError};

use super::{WORDS, session};
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::form::{Caller, Posted};
use crate::http::query::Query;
use crate::services::family::codes::{self, Counted};

/// Whether the family's page was closed just now.
#[derive(Deserialize)]
pub struct Closed {
    #[serde(default)]
    closed: String,
}

pub async fn ask(ctx: Ctx, Query(Closed { closed }): Query<Closed>) -> Result<Response> {
    let closed = !closed.is_empty();
    if !closed && session::access(&ctx).await?.is_some() {
        return Ok(Redirect::to("/status/view").into_response());
    }
    Ok(ask_page(&ctx, String::new(), None, closed))
}

pub async fn send_code(ctx: Ctx, caller: Caller, Posted(form): Posted) -> Result<Response> {
    let typed = form.text("reference").to_owned();
    let reference = match Reference::parse(&typed) {
        Ok(reference) => reference,
        Err(error) => {
            let words = match error {
                ReferenceError::Empty => WORDS.ask_empty,
                _ => WORDS.ask_malformed,
            };
            return Ok(ask_page(&ctx, typed, Some(words.into()), false));
        }
    };
    if let Err(minutes) = codes::count(&ctx.app, Counted::Asking, caller.0).await? {
        return Ok(too_many(ask_page(&ctx, typed, Some(wait(minutes)), false)));
    }
    session::asked(&ctx, &reference).await?;
    codes::send_later(&ctx.app, reference);
    Ok(Redirect::to("/status/code").into_response())
}

pub async fn code(ctx: Ctx) -> Result<Response> {
    if session::reference(&ctx).await?.is_none() {
        return Ok(Redirect::to("/status").into_response());
    }
    Ok(code_page(&ctx, None))
}

pub async fn enter(ctx: Ctx, caller: Caller, Posted(form): Posted) -> Result<Response> {
    let Some(reference) = session::reference(&ctx).await? else {
        return Ok(Redirect::to("/status").into_response());
    };
    let typed = form.text("code");
    if typed.is_empty() {
        return Ok(code_page(&ctx, Some(WORDS.code_empty.into())));
    }
    let tally = match codes::count(&ctx.app, Counted::Entering, caller.0).await? {
        Ok(tally) => tally,
        Err(minutes) => return Ok(too_many(code_page(&ctx, Some(wait(minutes))))),
    };
    let Some(access) = codes::enter(&ctx.app, &reference, typed).await? else {
        return Ok(code_page(&ctx, Some(WORDS.code_wrong.into())));
    };
    codes::give_back(&ctx.app, Counted::Entering, caller.0, tally).await?;
    session::begin(&ctx, access).await?;
    Ok(Redirect::to("/status/view").into_response())
}

fn ask_page(ctx: &Ctx, reference: String, error: Option<String>, closed: bool) -> Response {
    let page = pages::Ask {
        words: WORDS,
        reference,
        error,
        closed,
        team_phone: ctx.app.settings.team_phone.clone(),
    };
    ctx.page(WORDS.ask_title)
        .family()
        .errors(page.error.is_some())
        .show(move || pages::ask(page))
}

fn code_page(ctx: &Ctx, error: Option<String>) -> Response {
    let page = pages::EnterCode {
        words: WORDS,
        error,
        team_phone: ctx.app.settings.team_phone.clone(),
    };
    ctx.page(WORDS.code_title)
        .family()
        .errors(page.error.is_some())
        .show(move || pages::enter_code(page))
}

fn wait(minutes: i64) -> String {
    fill(WORDS.too_many, &[("minutes", &minutes.to_string())])
}

fn too_many(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page
}
