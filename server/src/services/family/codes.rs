//! One-time codes: asked for with a reference, sent to each adult's own address, entered once.
//!
//! Nobody learns from an answer, or from how long it takes, whether a reference exists. The page
//! answers before the reference is looked up ([`send_later`]); entering a code runs the same
//! statements for a reference that nobody has.

use std::net::IpAddr;

use chrono::TimeDelta;
use serde_json::json;
use stepwise_domain::reference::Reference;
use uuid::Uuid;

use super::is_hidden;
use crate::app::{App, Shared};
use crate::auth::throttle::{Scope, Tally, Verdict, after_success, attempt};
use crate::auth::token::{Code, CodeKey};
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::tell;
use crate::store::family::{self, Access};
use crate::store::{Keys, Tx, audit, referrals, throttle};

/// Minutes a code works.
pub const CODE_MINUTES: u16 = 10;
/// Tries at one code.
const MOST_TRIES: i32 = 5;
/// Codes sent to one access in a day: the odds of guessing one rest on it.
const MOST_CODES: u32 = 19;

/// What is counted by network address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Asking,
    Entering,
}

impl Counted {
    const fn scope(self) -> &'static str {
        match self {
            Self::Asking => "throttle.family_ask",
            Self::Entering => "throttle.family_enter",
        }
    }
}

/// Counts one try from an address; the minutes to wait where there were too many.
pub async fn count(
    app: &App,
    what: Counted,
    from: IpAddr,
) -> Result<std::result::Result<Tally, i64>> {
    let (keys, now) = (app.store.keys(), app.now());
    let from = from.to_string();
    let tx = app.store.begin().await?;
    let stored = throttle::read(&tx, keys, what.scope(), &from).await?;
    match attempt(Scope::Address, stored, now) {
        Verdict::Wait(until) => Ok(Err((until - now).num_minutes() + 1)),
        Verdict::Go(tally) => {
            throttle::write(&tx, keys, what.scope(), &from, Some(tally)).await?;
            tx.commit().await?;
            Ok(Ok(tally))
        }
    }
}

/// Gives a try back that was right.
pub async fn give_back(app: &App, what: Counted, from: IpAddr, tally: Tally) -> Result<()> {
    let tx = app.store.begin().await?;
    let left = after_success(Scope::Address, tally);
    throttle::write(&tx, app.store.keys(), what.scope(), &from.to_string(), left).await?;
    tx.commit().await?;
    Ok(())
}

/// Sends the codes for a reference, if it is open to anybody, after the page has answered.
pub fn send_later(app: &Shared, reference: Reference) {
    let app = Shared::clone(app);
    let background = app.background.clone();
    background.spawn(async move {
        if let Err(error) = send(&app, &reference).await {
            tracing::error!(%error, "family codes were not sent");
        }
    });
}

/// Sends each adult with access a code of their own, to their own address.
pub async fn send(app: &App, reference: &Reference) -> Result<()> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = referrals::by_reference(db, keys, reference.as_str()).await?;
    let Some(referral) = found else {
        return Ok(());
    };
    if is_hidden(app, db, &referral).await? {
        return Ok(());
    }
    let accesses = family::of_referral(db, keys, referral.row.id).await?;
    for access in accesses.iter().filter(|one| one.cut_off_at.is_none()) {
        send_one(app, access).await?;
    }
    Ok(())
}

async fn send_one(app: &App, access: &Access) -> Result<()> {
    let (keys, now) = (app.store.keys(), app.now());
    let tx = app.store.begin().await?;
    if !one_more(&tx, app, access.id).await? {
        return Ok(());
    }
    let code = Code::random();
    let hash = code_key(keys).hash(access.id, &code);
    let until = now + TimeDelta::minutes(CODE_MINUTES.into());
    if !family::put_code(&tx, access.id, hash, until).await? {
        return Ok(());
    }
    let message = Message::FamilyCode {
        code: code.reveal().to_owned(),
        minutes: CODE_MINUTES,
    };
    let about = Some(access.referral_id);
    tell::address(&tx, app, None, about, &access.email, &message).await?;
    note(&tx, app, "family.code_sent", access.id).await?;
    tx.commit().await?;
    Ok(())
}

/// Counts one more code of today's; false where there were enough.
async fn one_more(tx: &Tx, app: &App, access: Uuid) -> Result<bool> {
    const SCOPE: &str = "family.codes";
    let (keys, now) = (app.store.keys(), app.now());
    let what = access.to_string();
    let stored = throttle::read(tx, keys, SCOPE, &what).await?;
    let today = stored.filter(|tally| now < tally.since + TimeDelta::days(1));
    let tally = today.unwrap_or(Tally {
        failures: 0,
        since: now,
    });
    if tally.failures >= MOST_CODES {
        return Ok(false);
    }
    let tally = Tally {
        failures: tally.failures + 1,
        ..tally
    };
    throttle::write(tx, keys, SCOPE, &what, Some(tally)).await?;
    Ok(true)
}

/// The access that a code opens, used up by it. The code decides whose access it is.
pub async fn enter(app: &App, reference: &Reference, typed: &str) -> Result<Option<Uuid>> {
    let (keys, now) = (app.store.keys(), app.now());
    let tx = app.store.begin().await?;
    let found = referrals::by_reference(&tx, keys, reference.as_str()).await?;
    // An id that no referral has makes the same work.
    let id = found
        .as_ref()
        .map_or_else(Uuid::new_v4, |referral| referral.row.id);
    family::count_try(&tx, id).await?;
    let accesses = family::of_referral(&tx, keys, id).await?;
    let key = code_key(keys);
    let code = Code::parse(typed);
    let opened = accesses.into_iter().find(|access| {
        let usable = access.cut_off_at.is_none() && access.tries <= MOST_TRIES;
        let (Some(code), Some((stored, until))) = (&code, &access.code) else {
            return false;
        };
        usable && now < *until && key.matches(access.id, code, stored)
    });
    let (Some(access), Some(referral)) = (opened, found) else {
        tx.commit().await?;
        return Ok(None);
    };
    if is_hidden(app, &tx, &referral).await? || !family::use_code(&tx, access.id).await? {
        tx.commit().await?;
        return Ok(None);
    }
    note(&tx, app, "family.signed_in", access.id).await?;
    tx.commit().await?;
    Ok(Some(access.id))
}

async fn note(tx: &Tx, app: &App, action: &str, access: Uuid) -> Result<()> {
    let subject = ("family_access", Some(access.to_string()));
    audit::append(tx, app.now(), None, action, subject, json!({})).await?;
    Ok(())
}

/// Made from the service's own keys, which are not in the database.
fn code_key(keys: &Keys) -> CodeKey {
    CodeKey::new(keys.blind_index("family.code.key", "v1"))
}
