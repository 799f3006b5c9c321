//! `/status`: the family's own pages. No account, no script, nothing in an address.

mod enter;
mod session;
mod write;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::family::{self as pages, ENGLISH, Words};
use stepwise_domain::clock::words;
use tower_sessions::Session;

use crate::app::Shared;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::query::Query;
use crate::services::family::{self as service, Open};

/// A page that is harmless to be seen with.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/status", get(enter::ask).post(enter::send_code))
        .route("/status/code", get(enter::code).post(enter::enter))
        .route("/status/view", get(show))
        .route(
            "/status/feedback",
            get(write::feedback).post(write::send_feedback),
        )
        .route(
            "/status/correction",
            get(write::correction).post(write::send_correction),
        )
        .route(
            "/status/withdraw",
            get(write::withdrawal).post(write::send_withdrawal),
        )
        .route("/status/leave", post(leave))
        .route("/status/exit", get(exit))
}

/// The words of a family's pages: English, until there are more.
const WORDS: &Words = &ENGLISH;

/// The access of this session, or the way back in.
async fn open(ctx: &Ctx) -> Result<std::result::Result<Open, Response>> {
    let closed = || Redirect::to("/status?closed=1").into_response();
    let Some(access) = session::access(ctx).await? else {
        return Ok(Err(closed()));
    };
    if let Some(open) = service::find(&ctx.app, access).await? {
        return Ok(Ok(open));
    }
    session::end(ctx).await?;
    Ok(Err(closed()))
}

/// What was just done.
#[derive(Deserialize)]
struct Done {
    #[serde(default)]
    done: String,
}

async fn show(ctx: Ctx, Query(Done { done }): Query<Done>) -> Result<Response> {
    let open = match open(&ctx).await? {
        Ok(open) => open,
        Err(way_in) => return Ok(way_in),
    };
    let withdrawn = service::withdrawn_at(&ctx.app, &open.access).await?;
    let page = pages::View {
        words: WORDS,
        standing: service::standing(&ctx.app, &open).await?,
        story: service::story(&ctx.app, &open).await?,
        written: service::written(&ctx.app, &open).await?,
        team_phone: ctx.app.settings.team_phone.clone(),
        agreed: words::date(open.access.agreed_on),
        withdrawn: withdrawn.map(words::day),
        thanks: match done.as_str() {
            "sent" => Some(WORDS.thanks),
            "withdrawn" => Some(WORDS.thanks_withdrawal),
            _ => None,
        },
    };
    Ok(ctx
        .page(WORDS.view_title)
        .family()
        .show(move || pages::view(page)))
}

async fn leave(ctx: Ctx) -> Result<Response> {
    session::end(&ctx).await?;
    Ok(Redirect::to("/status").into_response())
}

/// Where "exit this page" leads: the session ends, so that going back shows nothing. Whatever the
/// database does, they get away.
async fn exit(session: Session) -> Redirect {
    if let Err(error) = session::close(&session).await {
        tracing::warn!(%error, "a family left, and its session was not ended");
    }
    Redirect::to(ELSEWHERE)
}
