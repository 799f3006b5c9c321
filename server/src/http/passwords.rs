//! Links that work once, and asking for one.
//!
//! The secret of such a link is in the path of its page and nowhere else: not in the page, not in
//! a log (which names the route's pattern), and not in a Referer (see `security::headers`).

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::account::{self as pages, ChoosePassword, DeadLink, Forgotten, Occasion};
use stepwise_domain::form::FieldError;
use stepwise_domain::person::Email;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::{Caller, Posted};
use crate::http::path::Path;
use crate::http::{session, stash};
use crate::services::passwords::{self, Chosen};
use crate::services::resets::{self, Asked};
use crate::store::tokens::Purpose;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/invitation/{token}", get(invited).post(join))
        .route("/reset/{token}", get(resetting).post(reset))
        .route("/forgotten-password", get(forgotten).post(ask))
        .route("/forgotten-password/sent", get(asked))
}

async fn invited(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    page(&ctx, Purpose::Invitation, &token, None).await
}

async fn resetting(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    page(&ctx, Purpose::Reset, &token, None).await
}

/// Takes the invitation up and signs the person in.
async fn join(
    ctx: Ctx,
    headers: HeaderMap,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Result<Response> {
    let typed = form.one("password");
    match passwords::choose(&ctx.app, Purpose::Invitation, &token, typed).await? {
        Chosen::Done { account, epoch } => {
            let session = ctx.session.as_ref();
            let session = session.ok_or_else(|| Error::internal("no session layer"))?;
            session::begin(session, account, epoch, ctx.app.now().timestamp()).await?;
            stash::welcome(&ctx, &headers, account, "/home").await
        }
        Chosen::Unfit(words) => page(&ctx, Purpose::Invitation, &token, Some(words)).await,
        Chosen::Expired => Ok(dead(&ctx, Purpose::Invitation)),
    }
}

/// Sets the new password. Signing in with it is left to the person, whose password manager then
/// learns it.
async fn reset(ctx: Ctx, Path(token): Path<String>, Posted(form): Posted) -> Result<Response> {
    let typed = form.one("password");
    match passwords::choose(&ctx.app, Purpose::Reset, &token, typed).await? {
        Chosen::Done { .. } => {
            if let Some(session) = &ctx.session {
                session::end(session).await?;
            }
            Ok(Redirect::to("/sign-in?done=new-password").into_response())
        }
        Chosen::Unfit(words) => page(&ctx, Purpose::Reset, &token, Some(words)).await,
        Chosen::Expired => Ok(dead(&ctx, Purpose::Reset)),
    }
}

async fn page(ctx: &Ctx, purpose: Purpose, token: &str, wrong: Option<String>) -> Result<Response> {
    let Some(link) = passwords::open(&ctx.app, purpose, token).await? else {
        return Ok(dead(ctx, purpose));
    };
    let errors: Vec<_> = wrong
        .into_iter()
        .map(|message| FieldError {
            field: "password".into(),
            message,
        })
        .collect();
    let page = ChoosePassword {
        occasion: occasion(purpose),
        email: link.email().to_owned(),
        errors,
    };
    Ok(ctx
        .page("Choose a password")
        .errors(!page.errors.is_empty())
        .show(move || pages::choose_password(page)))
}

/// 410 says to programs too that the link was one and is none any more.
fn dead(ctx: &Ctx, purpose: Purpose) -> Response {
    let page = DeadLink {
        occasion: occasion(purpose),
        team_phone: ctx.app.settings.team_phone.clone(),
    };
    ctx.page("This link does not work any more")
        .status(StatusCode::GONE)
        .show(move || pages::dead_link(page))
}

const fn occasion(purpose: Purpose) -> Occasion {
    match purpose {
        Purpose::Invitation => Occasion::Invitation,
        Purpose::Reset => Occasion::Reset,
    }
}

async fn forgotten(ctx: Ctx) -> Response {
    ask_page(&ctx, String::new(), None)
}

async fn ask(ctx: Ctx, caller: Caller, Posted(form): Posted) -> Result<Response> {
    let email = form.text("email").to_owned();
    if email.is_empty() {
        return Ok(ask_page(
            &ctx,
            email,
            Some("Enter your e-mail address".into()),
        ));
    }
    if let Err(fault) = Email::parse(&email) {
        let words = format!("E-mail address {fault}");
        return Ok(ask_page(&ctx, email, Some(words)));
    }
    match resets::ask(&ctx.app, &email, caller.0).await? {
        Asked::Done => Ok(Redirect::to("/forgotten-password/sent").into_response()),
        Asked::Wait { minutes } => {
            let words = format!(
                "A link was asked for too often. Look for our mail first, also among junk mail, or try again in {}",
                super::sign_in::minutes(minutes)
            );
            Ok(ask_page(&ctx, email, Some(words)))
        }
    }
}

async fn asked(ctx: Ctx) -> Response {
    let phone = ctx.app.settings.team_phone.clone();
    ctx.page("Look for our mail")
        .show(move || pages::look_for_mail(phone))
}

fn ask_page(ctx: &Ctx, email: String, wrong: Option<String>) -> Response {
    let errors: Vec<_> = wrong
        .into_iter()
        .map(|message| FieldError {
            field: "email".into(),
            message,
        })
        .collect();
    ctx.page("Choose a new password")
        .errors(!errors.is_empty())
        .show(move || pages::forgotten(Forgotten { email, errors }))
}
