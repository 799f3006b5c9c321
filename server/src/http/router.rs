//! Every address of the service, in one table.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Response, StatusCode};
use axum::routing::get;
use axum::{Router, middleware};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::app::Shared;
use crate::http::form::LARGEST_POST;
use crate::http::security::RequestId;
use crate::http::{
    admin, allocation, assets, challenges, colleagues, consultations, covers, demo_mail, drafts,
    episodes, family, family_access, fault, health, mash, messages, overview, passwords,
    preferences, public, referrals, security, session, sign_in, signed_in, stash, triage, waiting,
};
use crate::store::sessions::Sessions;

/// The whole service.
pub fn router(app: Shared) -> Router {
    let pages = pages(&app);
    around(app, pages)
}

/// Pages within everything that stands between them and the network: sessions, faults as pages,
/// limits, headers. Tests put pages of their own here, such as one that panics.
pub fn around(app: Shared, pages: Router<Shared>) -> Router {
    let sessions = SessionManagerLayer::new(Sessions::new(app.store.clone(), app.clock.clone()))
        .with_name(if app.settings.secure() {
            "__Host-stepwise"
        } else {
            "stepwise"
        })
        .with_secure(app.settings.secure())
        // Lax, or a link in a mail would arrive signed out.
        .with_same_site(SameSite::Lax)
        // A minute more than is promised: a session is written at most once a minute.
        .with_expiry(Expiry::OnInactivity(time(session::IDLE_MINUTES + 1)));
    let pages = pages
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn_with_state(
                    app.clone(),
                    fault::unstarted,
                ))
                .layer(sessions)
                .layer(middleware::from_fn_with_state(app.clone(), fault::finish))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    Duration::from_secs(30),
                ))
                .layer(CatchPanicLayer::custom(fault::panicked))
                .layer(CsrfLayer::new())
                .layer(DefaultBodyLimit::max(LARGEST_POST)),
        );
    Router::new()
        .merge(pages)
        .route("/assets/{file}", get(assets::serve))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn(security::identify))
                .layer(
                    TraceLayer::new_for_http()
                        .make_span_with(span)
                        .on_response(answered)
                        // Its status says that one failed, and why was logged where it is known.
                        .on_failure(()),
                )
                .layer(compression())
                .layer(middleware::from_fn(security::headers)),
        )
        .with_state(app)
}

/// The pages, and the forms on them: a form is posted to the address of its page.
fn pages(app: &Shared) -> Router<Shared> {
    let demonstration = if app.settings.keeps_mails() {
        demo_mail::routes()
    } else {
        Router::new()
    };
    Router::new()
        .merge(demonstration)
        .merge(public::routes())
        .merge(sign_in::routes())
        .merge(signed_in::routes())
        .merge(passwords::routes())
        .merge(preferences::routes())
        .merge(colleagues::routes())
        .merge(admin::routes())
        .merge(referrals::routes())
        .merge(drafts::routes())
        .merge(triage::routes())
        .merge(waiting::routes())
        .merge(allocation::routes())
        .merge(covers::routes())
        .merge(episodes::routes())
        .merge(challenges::routes())
        .merge(overview::routes())
        .merge(mash::routes())
        .merge(consultations::routes())
        .merge(stash::routes())
        .merge(family::routes())
        .merge(family_access::routes())
        .merge(messages::routes())
}

/// Pages are compressed as they leave; assets come compressed already. Level 5 of brotli is the last
/// one that is cheap: a millisecond for the longest page, a fifth smaller than at level 0.
fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(5))
}

/// One span a request: its id and the route's pattern, never the address, which names a record.
fn span(request: &Request) -> tracing::Span {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string);
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or("unmatched", axum::extract::MatchedPath::as_str);
    tracing::info_span!(
        "request",
        request.id = id,
        http.method = %request.method(),
        http.route = route
    )
}

/// One line an answer, within the span that says to what.
fn answered<B>(answer: &Response<B>, took: Duration, _: &tracing::Span) {
    let status = answer.status().as_u16();
    let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(http.status = status, duration.ms = took, "answered");
}

fn time(minutes: i64) -> tower_sessions::cookie::time::Duration {
    tower_sessions::cookie::time::Duration::minutes(minutes)
}
