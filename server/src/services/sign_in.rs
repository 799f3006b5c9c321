//! Signing in: the same words and the same work whether or not the account exists.

use std::net::IpAddr;

use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::auth::password::{Password, needs_rehash};
use crate::auth::throttle::{Scope, Tally, Verdict, after_success, attempt as judge};
use crate::error::Result;
use crate::store::{Keys, Tx, accounts, audit, throttle};

const BY_ACCOUNT: &str = "throttle.account";
const BY_ADDRESS: &str = "throttle.address";

/// How a try ended.
pub enum Attempt {
    SignedIn {
        account: Uuid,
        epoch: i32,
    },
    /// The address and the password do not belong together, or the account is disabled.
    Refused,
    Wait {
        minutes: i64,
    },
}

/// Tries to sign in. The try is counted before the password is looked at, so that many at once
/// cannot slip past the throttle.
pub async fn attempt(app: &App, email: &str, password: &str, from: IpAddr) -> Result<Attempt> {
    let email = accounts::normal_email(email);
    let scopes = [
        (Scope::Account, BY_ACCOUNT, email.clone()),
        (Scope::Address, BY_ADDRESS, from.to_string()),
    ];
    let tx = app.store.begin().await?;
    let tallies = match count(&tx, app, &scopes).await? {
        Ok(tallies) => tallies,
        Err(minutes) => return Ok(Attempt::Wait { minutes }),
    };
    tx.commit().await?;
    let keys = app.store.keys();
    let account = accounts::by_email(app.store.read(), keys, &email).await?;
    let password = Password::new(password);
    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = app.hasher.verify(&password, hash.as_deref()).await?;
    let Some(account) = account.filter(|account| right && !account.disabled) else {
        tracing::info!("sign-in refused");
        return Ok(Attempt::Refused);
    };
    let fresh_hash = match hash.filter(|hash| needs_rehash(hash)) {
        Some(_) => Some(app.hasher.hash(&password).await?),
        None => None,
    };
    let tx = app.store.begin().await?;
    for ((scope, name, what), tally) in scopes.iter().zip(tallies) {
        throttle::write(&tx, keys, name, what, after_success(*scope, tally)).await?;
    }
    if let Some(hash) = fresh_hash {
        accounts::rehash(&tx, account.id, hash).await?;
    }
    let subject = ("account", Some(account.id.to_string()));
    audit::append(
        &tx,
        app.now(),
        Some(account.id),
        "account.signed_in",
        subject,
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(Attempt::SignedIn {
        account: account.id,
        epoch: account.session_epoch,
    })
}

/// What is counted, the tally's name, and whose it is.
pub(super) type Scoped = (Scope, &'static str, String);

/// Counts one try in every scope, or says how many minutes to wait; then nothing was written.
pub(super) async fn count(
    tx: &Tx,
    app: &App,
    scopes: &[Scoped],
) -> Result<std::result::Result<Vec<Tally>, i64>> {
    let now = app.now();
    let keys = app.store.keys();
    let mut tallies = Vec::new();
    for (scope, name, what) in scopes {
        let stored = throttle::read(tx, keys, name, what).await?;
        match judge(*scope, stored, now) {
            Verdict::Wait(until) => return Ok(Err((until - now).num_minutes() + 1)),
            Verdict::Go(tally) => tallies.push(tally),
        }
    }
    for ((_, name, what), tally) in scopes.iter().zip(&tallies) {
        throttle::write(tx, keys, name, what, Some(*tally)).await?;
    }
    Ok(Ok(tallies))
}

/// Forgets the wrong tries at an account.
pub(super) async fn forgive(tx: &Tx, keys: &Keys, email: &str) -> Result<()> {
    let email = accounts::normal_email(email);
    throttle::write(tx, keys, BY_ACCOUNT, &email, None).await?;
    Ok(())
}
