//! One summary a working day for each referrer who asked for that, of what could wait.
//!
//! What waits is in the outbox, with the time of its summary. It is told then even if its reader
//! has chosen otherwise meanwhile; where the account was disabled, the leads of its organisation
//! read it; and where there is nobody, it is shown as not delivered.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::{Line, Message};
use crate::store::accounts::{self, Account};
use crate::store::outbox::{self, NewMessage};
use crate::store::{Tx, audit};

/// How many accounts one look takes.
const BATCH: u64 = 200;
/// What was being written at the time of the summary has arrived by then.
const GRACE: TimeDelta = TimeDelta::minutes(1);
const NOBODY: &str = "the account is disabled and its organisation has no lead";

/// Sends every summary that is due. Gives for how many accounts.
pub async fn run(app: &App, now: DateTime<Utc>) -> Result<usize> {
    let (due_by, mut after, mut done) = (now - GRACE, None, 0);
    loop {
        let accounts = outbox::waiting_accounts(app.store.read(), due_by, after, BATCH).await?;
        let Some(last) = accounts.last() else {
            return Ok(done);
        };
        after = Some(*last);
        for account in accounts {
            match sum_up(app, account, due_by).await {
                Ok(sent) => done += usize::from(sent),
                Err(error @ Error::Busy(_)) => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, %account, "a summary is left for the next pass");
                }
            }
        }
    }
}

/// One account's. False if another worker was quicker.
async fn sum_up(app: &App, account: Uuid, due_by: DateTime<Utc>) -> Result<bool> {
    let (keys, now) = (app.store.keys(), app.now());
    let tx = app.store.begin().await?;
    let waiting = outbox::waiting_of(&tx, keys, account, due_by).await?;
    let mut lines: Vec<Line> = Vec::new();
    for message in &waiting {
        let line = message.payload::<Message>()?.line();
        lines.extend(line.filter(|line| !lines.contains(line)));
    }
    let ids: Vec<_> = waiting.iter().map(|message| message.id).collect();
    if ids.is_empty() {
        tx.commit().await?;
        return Ok(false);
    }
    let message = Message::DailySummary {
        lines,
        link: app.link("/referrals"),
    };
    let mut first = None;
    for reader in readers(&tx, app, account).await? {
        let new = NewMessage {
            kind: message.kind(),
            account_id: Some(reader.id),
            referral_id: None,
            to: &reader.email,
            payload: &message,
        };
        let id = outbox::enqueue(&tx, keys, new, now).await?;
        first.get_or_insert(id);
    }
    let taken = match first {
        Some(summary) => outbox::add_up(&tx, &ids, summary).await?,
        None => outbox::give_up(&tx, &ids, NOBODY).await?,
    };
    if !taken {
        return Ok(false);
    }
    let subject = ("account", Some(account.to_string()));
    let detail = json!({ "messages": ids.len() });
    audit::append(&tx, now, None, "account.summary_sent", subject, detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// Who reads the account's summary: its owner, or else the leads of its organisation.
async fn readers(tx: &Tx, app: &App, account: Uuid) -> Result<Vec<Account>> {
    let keys = app.store.keys();
    let Some(found) = accounts::by_id(tx, keys, account).await? else {
        return Ok(Vec::new());
    };
    if !found.disabled {
        return Ok(vec![found]);
    }
    Ok(accounts::leads(tx, keys, found.organisation_id).await?)
}
