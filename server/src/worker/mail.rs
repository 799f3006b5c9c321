//! Sending what is in the outbox. A failure never undoes what caused the mail: it is tried again
//! with growing pauses, and after a day shown on the record as not delivered. What is for a family
//! goes only if the rules of safe contact allow it now.

use chrono::TimeDelta;
use serde_json::json;

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::mail::transport::SendError;
use crate::services::safe_contact::{self, Hold};
use crate::store::outbox::{self, Claimed};
use crate::store::{audit, health};

/// How many mails one look takes.
const BATCH: u64 = 20;
/// How long a worker may take over its batch before another may try.
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// Pauses after the first failures, in minutes; the last one repeats.
const PAUSES: [i64; 6] = [1, 2, 5, 15, 30, 60];
/// Attempts after which a mail is given up: about a day.
const MOST_ATTEMPTS: i32 = 28;

/// Sends what is due. Gives how many mails were taken up.
///
/// One that the database refuses waits until its lock runs out, and keeps none of the others.
pub async fn deliver_due(app: &App) -> Result<usize> {
    let due = outbox::claim(&app.store, BATCH, app.now(), LOCK).await?;
    let taken = due.len();
    for claimed in due {
        if let Err(error) = deliver(app, &claimed).await {
            tracing::warn!(mail.id = %claimed.id, %error, "a mail is tried again later");
            // What is sent and cannot be marked goes twice. Without a database that is all of them.
            if !health::answers(&app.store).await {
                break;
            }
        }
    }
    Ok(taken)
}

async fn deliver(app: &App, claimed: &Claimed) -> Result<()> {
    if safe_contact::concerns(claimed)
        && let Some(why) = safe_contact::check(app, claimed).await?
    {
        return hold(app, claimed, why).await;
    }
    let outcome = match claimed.payload::<Message>() {
        Ok(message) => {
            let to = claimed.to.expose();
            app.mailer
                .send(claimed.id, to, &message, claimed.created_at)
                .await
        }
        Err(_) => Err(SendError::permanent("the message could not be read")),
    };
    let now = app.now();
    let tx = app.store.begin().await?;
    match outcome {
        Ok(()) => {
            outbox::mark_sent(&tx, claimed.id, now).await?;
        }
        Err(error) if error.is_permanent() || claimed.attempts >= MOST_ATTEMPTS => {
            outbox::mark_failed(&tx, claimed.id, claimed.attempts, &error.to_string()).await?;
        }
        Err(error) => {
            let next = now + pause(claimed.attempts);
            outbox::mark_retry(&tx, claimed.id, claimed.attempts, next, &error.to_string()).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// It must not arrive: it waits for somebody to release or drop it.
async fn hold(app: &App, claimed: &Claimed, why: Hold) -> Result<()> {
    let tx = app.store.begin().await?;
    if outbox::mark_held(&tx, claimed.id, claimed.attempts, why.code()).await? {
        let subject = match claimed.referral_id {
            Some(referral) => ("referral", Some(referral.to_string())),
            None => ("message", Some(claimed.id.to_string())),
        };
        let detail = json!({ "message": claimed.kind, "id": claimed.id, "hold": why.code() });
        let action = "referral.message_held";
        audit::append(&tx, app.now(), None, action, subject, detail).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// How long to wait after this many attempts.
fn pause(attempts: i32) -> TimeDelta {
    let index = usize::try_from(attempts - 1).unwrap_or_default();
    TimeDelta::minutes(*PAUSES.get(index).unwrap_or(&60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_about_a_day_with_growing_pauses() {
        let waits: Vec<_> = (1..MOST_ATTEMPTS)
            .map(|attempt| pause(attempt).num_minutes())
            .collect();
        assert!(waits.is_sorted());
        let total: i64 = waits.iter().sum();
        assert!((20 * 60..26 * 60).contains(&total), "{total} minutes");
    }
}
