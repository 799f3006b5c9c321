//! Staying signed in, and what is said once that has ended.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use stepwise_app::pages::public::{SignedOut, WhySignedOut, signed_out};

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::query::Query;
use crate::http::session::{self, IDLE_MINUTES};
use crate::http::sign_in::local;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/session/extend", post(extend))
        .route("/signed-out", get(show))
}

/// For the warning that a session is about to end: being asked is what extends it.
async fn extend(ctx: Ctx) -> Response {
    if ctx.is_signed_in() {
        return StatusCode::NO_CONTENT.into_response();
    }
    let body = Json(json!({ "error": "signed_out" }));
    (StatusCode::UNAUTHORIZED, body).into_response()
}

#[derive(Deserialize)]
struct Why {
    #[serde(default)]
    why: String,
}

/// After signing out, or when the page's own clock found that nothing was done for too long. The
/// session may have a moment left then, so it is ended here; but not for a link on another
/// website, which could sign people out for fun.
async fn show(ctx: Ctx, headers: HeaderMap, Query(why): Query<Why>) -> Result<Response> {
    if ctx.is_signed_in() {
        let site = headers.get("sec-fetch-site");
        if site.is_some_and(|site| site != "same-origin") {
            return Ok(Redirect::to("/home").into_response());
        }
        if let Some(session) = &ctx.session {
            session::end(session).await?;
        }
    }
    let page = if why.why == "choice" {
        SignedOut {
            why: WhySignedOut::ByChoice,
            back: None,
        }
    } else {
        SignedOut {
            why: WhySignedOut::Idle {
                minutes: IDLE_MINUTES,
            },
            back: came_from(&headers, &ctx.app.settings.base_url),
        }
    };
    Ok(Ctx::nobody(&ctx.app, ctx.path.clone())
        .page("Signed out")
        .show(move || signed_out(page)))
}

/// The page of ours that sent the browser here.
fn came_from(headers: &HeaderMap, base_url: &str) -> Option<String> {
    let from = headers.get(header::REFERER)?.to_str().ok()?;
    let path = local(from.strip_prefix(base_url)?);
    (path.len() > 1).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(referer: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::REFERER, referer.parse().unwrap());
        came_from(&headers, "https://early-help.test")
    }

    #[test]
    fn signing_in_again_leads_back_to_the_page_that_was_open() {
        let page = from("https://early-help.test/drafts/1/children");
        assert_eq!(page.as_deref(), Some("/drafts/1/children"));
    }

    #[test]
    fn another_website_is_no_page_to_go_back_to() {
        for referer in [
            "https://elsewhere.test/drafts/1",
            "https://early-help.test",
            "https://early-help.test/",
            "https://early-help.test.elsewhere.test/x",
            "https://early-help.test//elsewhere.test",
        ] {
            assert_eq!(from(referer), None, "{referer}");
        }
    }
}
