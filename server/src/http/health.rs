//! Whether the service lives, and whether it can serve.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::app::Shared;
use crate::store::{health, outbox};

/// How old the oldest unsent mail may grow, in minutes, before somebody should look.
const OLDEST_MAIL_MINUTES: i64 = 60;

/// The process answers.
pub async fn alive() -> &'static str {
    "alive"
}

/// The database answers, and its shape is the one this version needs.
///
/// Mail that waits is a warning and no more: one full mailbox keeps a mail waiting for a day, every
/// instance would tell the same, and pages need no mail to be served.
pub async fn ready(State(app): State<Shared>) -> (StatusCode, Json<Value>) {
    let database = health::answers(&app.store).await;
    let ready = database && health::is_migrated(&app.store).await;
    let waiting = outbox::oldest_pending(&app.store).await.ok().flatten();
    let minutes = waiting.map(|since| (app.now() - since).num_minutes());
    let late = minutes.is_some_and(|minutes| minutes >= OLDEST_MAIL_MINUTES);
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = json!({
        "ready": ready,
        "database": database,
        "migrated": ready,
        "oldest_unsent_mail_minutes": minutes,
        "warning": late.then_some("mail has waited for an hour or more"),
    });
    (status, Json(body))
}
