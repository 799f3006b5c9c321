//! A form posted after its session had ended: kept, and handed back after signing in.
//!
//! Signing in leaves a cookie that says who signed in last, which is worth nothing by itself. A
//! post that arrives without a session but with that cookie is sealed and kept for an hour under a
//! random token, which goes into a second cookie. `/resume` shows it to the same account only, and
//! posts it again when its author says so: nothing is done in their name without a press.

mod cookies;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::account::{Kept, resume};
use uuid::Uuid;

use crate::app::{App, Shared};
use crate::auth::token::Token;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::query::Query;
use crate::services::stash::{self as service, LastSignedIn};
use crate::store::stash::Stashed;

/// The most that is kept of one post, in bytes: ten pages of answers at their longest.
const LARGEST: usize = 256 * 1024;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/resume", get(show).post(discard))
        .route("/resume/keep", post(keep))
}

/// A post that may have to be kept: what is needed of it before its handler takes it.
pub struct Late {
    headers: HeaderMap,
    path: String,
    body: Option<Bytes>,
}

/// Looks at a request on its way in. The body of a small form is read here, so that it can be kept
/// if the handler turns out to want somebody signed in.
pub async fn watch(request: Request) -> (Request, Option<Late>) {
    let headers = request.headers();
    if request.method() != Method::POST || headers.contains_key("x-autosave") {
        return (request, None);
    }
    let path = request.uri().path_and_query().map(ToString::to_string);
    let mut late = Late {
        headers: headers.clone(),
        path: path.unwrap_or_default(),
        body: None,
    };
    let readable = cookies::account(headers).is_some() && is_small_form(&request);
    if !readable {
        return (request, Some(late));
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST).await.unwrap_or_default();
    late.body = Some(body.clone());
    (Request::from_parts(parts, Body::from(body)), Some(late))
}

impl Late {
    /// Keeps the post, if it is one to keep. Gives the cookies that find it again.
    pub async fn keep(self, app: &App) -> Option<HeaderValue> {
        let body = self.body.filter(|body| !names_a_secret(body))?;
        let whose = LastSignedIn::parse(app, cookies::account(&self.headers)?)?;
        let post = Stashed {
            path: local(&self.path)?,
            body: body.to_vec(),
        };
        match service::keep(app, &whose, &post).await {
            Ok(token) => Some(cookies::with_one_more(app, &self.headers, &token)),
            Err(error) => {
                tracing::warn!(%error, "a late post could not be kept");
                None
            }
        }
    }

    /// A post was answered: what was kept for its address is not wanted any more.
    pub async fn answered(&self, app: &App) {
        let tokens = cookies::tokens(&self.headers);
        if tokens.is_empty() {
            return;
        }
        if let Err(error) = service::forget(app, &tokens, Some(&self.path)).await {
            tracing::warn!(%error, "a late post could not be forgotten");
        }
    }
}

/// Where to go after signing in, with the cookie that says who did.
///
/// To what was kept for this account, if there is something; else to `to`.
pub async fn welcome(ctx: &Ctx, headers: &HeaderMap, account: Uuid, to: &str) -> Result<Response> {
    let kept = service::kept_for(&ctx.app, account, &cookies::tokens(headers)).await?;
    let to = if kept.is_empty() { to } else { "/resume" };
    let mut response = Redirect::to(to).into_response();
    let cookie = cookies::set_account(&ctx.app, account);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// What the sign-in page says where something is kept in this browser.
pub fn notice(headers: &HeaderMap) -> Option<String> {
    (!cookies::tokens(headers).is_empty()).then(|| {
        "You were signed out. What you typed is kept for an hour: sign in to go on with it.".into()
    })
}

/// The address of a form.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Of {
    path: String,
}

/// Keeps what stood in a form, unsent, when the page's own clock found that nobody was there. The
/// answer is the same whether or not it was one to keep.
async fn keep(
    State(app): State<Shared>,
    Query(of): Query<Of>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let late = Late {
        headers,
        path: of.path,
        body: Some(body).filter(|body| (1..=LARGEST).contains(&body.len())),
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = late.keep(&app).await {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn show(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let account = ctx.viewer()?.account;
    let kept = service::kept_for(&ctx.app, account, &cookies::tokens(&headers)).await?;
    if kept.is_empty() {
        return Ok(Redirect::to("/home").into_response());
    }
    let kept = kept.into_iter().map(form).collect();
    Ok(ctx
        .page("What you typed is kept")
        .show(move || resume(kept)))
}

fn form(post: Stashed) -> Kept {
    let pairs = url::form_urlencoded::parse(&post.body);
    Kept {
        fields: pairs
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect(),
        path: post.path,
    }
}

async fn discard(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let tokens: Vec<Token> = cookies::tokens(&headers);
    service::discard(&ctx.app, ctx.viewer()?, &tokens).await?;
    let mut response = Redirect::to("/home").into_response();
    let cookie = cookies::clear(&ctx.app);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

fn is_small_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_form = kind
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let length = request.body().size_hint().exact();
    is_form && length.is_some_and(|length| (1..=LARGEST as u64).contains(&length))
}

/// Secrets are never kept: they are quickly typed again.
fn names_a_secret(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body).any(|(name, _)| {
        // A postcode is none.
        name == "code" || name == "token" || name.contains("password")
    })
}

/// A path of this service that is not part of signing in.
fn local(path: &str) -> Option<String> {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let signing = ["/sign-", "/session", "/resume", "/status"];
    let kept = ours && !signing.iter().any(|start| path.starts_with(start));
    kept.then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_ever_kept() {
        for body in ["password=x", "a=b&new-password=x", "code=1", "token=t"] {
            assert!(names_a_secret(body.as_bytes()), "{body}");
        }
        for body in [
            "given=Ada&family=Example",
            "postcode=NX1+1AA",
            "near-postcode=",
        ] {
            assert!(!names_a_secret(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn only_pages_of_this_service_get_a_late_post_back() {
        assert_eq!(
            local("/drafts/1/home?from=check").as_deref(),
            Some("/drafts/1/home?from=check")
        );
        for other in ["//x.test/", "/\\x.test", "", "/sign-in", "https://x.test"] {
            assert_eq!(local(other), None, "{other}");
        }
    }
}
