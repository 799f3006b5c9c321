//! What a family writes to the team.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::family::{self as pages, Kind};
use stepwise_domain::form::count::characters;

use super::{WORDS, open};
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::services::family as service;
use crate::store::family::EntryKind;

/// The most that one entry may hold, counted as a person counts.
const MOST: usize = 2000;

pub async fn feedback(ctx: Ctx) -> Result<Response> {
    show(&ctx, Kind::Feedback).await
}

pub async fn send_feedback(ctx: Ctx, form: Posted) -> Result<Response> {
    send(&ctx, Kind::Feedback, form).await
}

pub async fn correction(ctx: Ctx) -> Result<Response> {
    show(&ctx, Kind::Correction).await
}

pub async fn send_correction(ctx: Ctx, form: Posted) -> Result<Response> {
    send(&ctx, Kind::Correction, form).await
}

pub async fn withdrawal(ctx: Ctx) -> Result<Response> {
    show(&ctx, Kind::Withdrawal).await
}

pub async fn send_withdrawal(ctx: Ctx, form: Posted) -> Result<Response> {
    send(&ctx, Kind::Withdrawal, form).await
}

async fn show(ctx: &Ctx, kind: Kind) -> Result<Response> {
    Ok(match open(ctx).await? {
        Ok(_) => page(ctx, kind, String::new(), None),
        Err(way_in) => way_in,
    })
}

async fn send(ctx: &Ctx, kind: Kind, Posted(form): Posted) -> Result<Response> {
    let open = match open(ctx).await? {
        Ok(open) => open,
        Err(way_in) => return Ok(way_in),
    };
    let text = form.text("text");
    let wrong = if characters(text) > MOST {
        Some(WORDS.write_long)
    } else if text.is_empty() && kind != Kind::Withdrawal {
        Some(WORDS.write_empty)
    } else {
        None
    };
    if wrong.is_some() {
        return Ok(page(ctx, kind, text.to_owned(), wrong));
    }
    let (entry, done) = match kind {
        Kind::Feedback => (EntryKind::Feedback, "sent"),
        Kind::Correction => (EntryKind::Correction, "sent"),
        Kind::Withdrawal => (EntryKind::Withdrawal, "withdrawn"),
    };
    service::write(&ctx.app, &open, entry, text).await?;
    Ok(Redirect::to(&format!("/status/view?done={done}")).into_response())
}

fn page(ctx: &Ctx, kind: Kind, text: String, error: Option<&'static str>) -> Response {
    let page = pages::Write {
        words: WORDS,
        kind,
        text,
        error,
    };
    ctx.page(kind.title(WORDS))
        .family()
        .errors(error.is_some())
        .show(move || pages::write(page))
}
