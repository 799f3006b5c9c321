//! Whether the service lives, and whether it can serve.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::app::Shared;
use crate::store::{health, outbox};

/// How old the oldest unsent mail may grow, in minutes, before the service calls itself unready.
const OLDEST_MAIL_MINUTES: i64 = 60;

/// The process answers.
pub async fn alive() -> &'static str {
    "alive"
}

/// The database answers, its shape is the one this version needs, and mail is leaving.
pub async fn ready(State(app): State<Shared>) -> (StatusCode, Json<Value>) {
    let database = health::answers(&app.store).await;
    let migrated = database && health::is_migrated(&app.store).await;
    let waiting = outbox::oldest_pending(&app.store).await.ok().flatten();
    let minutes = waiting.map(|since| (app.now() - since).num_minutes());
    let ready = migrated && minutes.is_none_or(|minutes| minutes < OLDEST_MAIL_MINUTES);
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = json!({
        "ready": ready,
        "database": database,
        "migrated": migrated,
        "oldest_unsent_mail_minutes": minutes,
    });
    (status, Json(body))
}
