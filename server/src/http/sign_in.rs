//! Signing in and out.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::account::{SignIn, sign_in};
use stepwise_domain::form::FieldError;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::{Caller, Posted};
use crate::http::query::Query;
use crate::http::{home, session, stash};
use crate::services::sign_in::{self as service, Attempt};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/home", get(home::show))
        .route("/sign-in", get(show).post(submit))
        .route("/sign-out", post(leave))
}

/// Where the person was going.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
    /// What was just done: one word of ours.
    #[serde(default)]
    done: String,
}

pub async fn show(
    ctx: Ctx,
    headers: HeaderMap,
    Query(Back { back, done }): Query<Back>,
) -> Result<Response> {
    if ctx.is_signed_in() {
        return Ok(Redirect::to("/home").into_response());
    }
    Ok(page(
        &ctx,
        SignIn {
            back: local(&back),
            notice: if done == "new-password" {
                Some("Your new password is saved. Sign in with it.".into())
            } else {
                stash::notice(&headers)
            },
            ..SignIn::default()
        },
    ))
}

pub async fn submit(
    ctx: Ctx,
    caller: Caller,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response> {
    let email = form.text("email").to_owned();
    let back = local(form.one("back"));
    let attempt = service::attempt(&ctx.app, &email, form.one("password"), caller.0).await?;
    let words = match attempt {
        Attempt::SignedIn { account, epoch } => {
            let session = ctx
                .session
                .as_ref()
                .ok_or_else(|| Error::internal("no session layer"))?;
            session::begin(session, account, epoch, ctx.app.now().timestamp()).await?;
            let to = if back.is_empty() { "/home" } else { &back };
            return stash::welcome(&ctx, &headers, account, to).await;
        }
        Attempt::Refused => {
            "Check your e-mail address and password: we do not know the two together".to_owned()
        }
        Attempt::Wait { minutes } => format!(
            "There were too many wrong tries. Wait {}, or choose a new password below",
            self::minutes(minutes)
        ),
    };
    let errors = vec![FieldError {
        field: "email".into(),
        message: words,
    }];
    Ok(page(
        &ctx,
        SignIn {
            email,
            back,
            errors,
            notice: None,
        },
    ))
}

pub async fn leave(State(_): State<Shared>, ctx: Ctx) -> Result<Response> {
    if let Some(session) = &ctx.session {
        session::end(session).await?;
    }
    Ok(Redirect::to("/signed-out?why=choice").into_response())
}

fn page(ctx: &Ctx, page: SignIn) -> Response {
    ctx.page("Sign in")
        .errors(!page.errors.is_empty())
        .show(move || sign_in(page))
}

/// "1 minute", "5 minutes".
pub(super) fn minutes(count: i64) -> String {
    format!("{count} minute{}", if count == 1 { "" } else { "s" })
}

/// Only a path of this service, or nothing: never another website.
pub(super) fn local(back: &str) -> String {
    let safe = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains(['\\', '\r', '\n'])
        && !back.starts_with("/sign-");
    if safe { back.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn the_way_back_never_leaves_the_service() {
        assert_eq!(local("/drafts/1/children"), "/drafts/1/children");
        for elsewhere in [
            "https://x.test",
            "//x.test",
            "/\\x.test",
            "",
            "/sign-out",
            "/a\r\nb",
        ] {
            assert_eq!(local(elsewhere), "", "{elsewhere:?}");
        }
    }
}
