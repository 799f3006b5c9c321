//! Errors as pages. A handler returns the error; one layer logs it once, with where it arose and
//! the request's id, and answers with a page in plain English that carries the same reference.

use std::sync::Arc;

use axum::Extension;
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::fault::{Fault as FaultPage, fault_page};
use tower_sessions::Session;

use crate::app::Shared;
use crate::error::Error;
use crate::http::ctx::Ctx;
use crate::http::security::RequestId;
use crate::http::stash;

/// Carries an error from a handler to [`finish`].
#[derive(Clone)]
struct Raised(Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Stale | Self::Refused(_) => StatusCode::CONFLICT,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, Extension(Raised(Arc::new(self)))).into_response()
    }
}

/// Turns what handlers and layers refused into pages. Sits inside the session layer, so that the
/// page keeps the person's navigation.
pub async fn finish(
    State(app): State<Shared>,
    Extension(id): Extension<RequestId>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let back = request.uri().path_and_query().map(ToString::to_string);
    let in_background = request.headers().contains_key("x-autosave");
    let (request, late) = stash::watch(request).await;
    let response = next.run(request).await;
    let status = response.status();
    let raised = response.extensions().get::<Raised>().cloned();
    let signed_out =
        matches!(&raised, Some(Raised(error)) if matches!(**error, Error::SignInFirst));
    if let (Some(late), false, false) = (&late, signed_out, status.is_server_error()) {
        late.answered(&app).await;
    }
    if raised.is_none() && !(is_failure(status) && is_unwritten(response.headers())) {
        return response;
    }
    let error = raised.as_ref().map(|raised| &*raised.0);
    if let Some(error) = error {
        log(error);
    }
    if signed_out && in_background {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if signed_out {
        let address = sign_in_address(back.as_deref().unwrap_or(&path));
        let mut answer = Redirect::to(&address).into_response();
        if let Some(late) = late
            && let Some(cookie) = late.keep(&app).await
        {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
        return answer;
    }
    let fault = words(status, error, &id);
    let ctx = match Ctx::load(&app, session, path.clone()).await {
        Ok(ctx) => ctx,
        Err(_) => Ctx::nobody(&app, path.clone()),
    };
    // A family keeps its way out even where something went wrong.
    let mut page = ctx.page(fault.title).status(status);
    if ctx.is_familys() {
        page = page.family();
    }
    let mut answer = page.show(move || fault_page(fault));
    if let Some(allow) = response.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allow.clone());
    }
    answer
}

/// Writes the page where the session layer gives an empty answer: it could not start a session,
/// because the database is away. Sits outside that layer.
pub async fn unstarted(
    State(app): State<Shared>,
    Extension(id): Extension<RequestId>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let empty = response.body().size_hint().exact() == Some(0);
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !empty {
        return response;
    }
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let fault = words(status, None, &id);
    let page = Ctx::nobody(&app, path).page(fault.title).status(status);
    page.show(move || fault_page(fault))
}

/// Where to sign in and then come back to `path`.
pub fn sign_in_address(path: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("back", path);
    format!("/sign-in?{}", query.finish())
}

fn is_failure(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// Whether nobody wrote a page for this answer: routing and body limits answer bare text.
fn is_unwritten(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_none_or(|kind| kind.starts_with("text/plain"))
}

/// Ours are errors, passing ones warnings; what people ask wrongly is not logged as a fault.
fn log(error: &Error) {
    match error {
        Error::Internal(fault) => {
            tracing::error!(error.at = %fault.at, error.cause = %fault.cause, "request failed");
        }
        Error::Busy(fault) => {
            tracing::warn!(error.at = %fault.at, error.cause = %fault.cause, "database unavailable");
        }
        _ => {}
    }
}

fn words(status: StatusCode, error: Option<&Error>, id: &RequestId) -> FaultPage {
    let reference = Some(id.short());
    match (error, status) {
        (Some(Error::Refused(words)), _) => FaultPage {
            title: "That cannot be done now",
            paragraphs: vec![words.clone()],
            reference: None,
        },
        (Some(Error::Stale), _) => FaultPage {
            title: "This changed since you opened it",
            paragraphs: vec![
                "Somebody else changed this record while you had it open, so nothing was saved."
                    .into(),
                "Go back, reload the page to see what changed, and make your change again.".into(),
            ],
            reference: None,
        },
        (_, StatusCode::NOT_FOUND) => FaultPage {
            title: "Page not found",
            paragraphs: vec![
                "If you typed the address, check that it is correct.".into(),
                "If you followed a link, the record may not be one you can see.".into(),
            ],
            reference: None,
        },
        (_, StatusCode::FORBIDDEN) => FaultPage {
            title: "You cannot do this",
            paragraphs: vec![
                "Your account is not allowed to do this, or the request came from another website."
                    .into(),
                "If you need to, ask the early help team to change your account.".into(),
            ],
            reference,
        },
        (_, StatusCode::SERVICE_UNAVAILABLE) => FaultPage {
            title: "The service is busy",
            paragraphs: vec![
                "We could not save or show this just now. What was saved before is safe.".into(),
                "Go back, wait a minute and try again.".into(),
            ],
            reference,
        },
        (_, StatusCode::PAYLOAD_TOO_LARGE) => FaultPage {
            title: "That is too much to send at once",
            paragraphs: vec![
                "What you sent is larger than 2 megabytes. Go back, shorten it and try again."
                    .into(),
            ],
            reference: None,
        },
        (_, status) if status.is_client_error() => FaultPage {
            title: "That request could not be understood",
            paragraphs: vec!["Go back to the page before, reload it and try again.".into()],
            reference: None,
        },
        _ => FaultPage {
            title: "Sorry, there is a problem with the service",
            paragraphs: vec![
                "This is our mistake, not yours. What was saved before is safe.".into(),
                "Try again later. If it goes on, tell the early help team the reference below."
                    .into(),
            ],
            reference,
        },
    }
}

/// What a handler that panicked answers; the panic itself was logged by the hook
/// ([`crate::telemetry::log_panic`]), and no second time here.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
