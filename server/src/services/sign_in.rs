//! Signing in: the same words and the same work whether or not the account exists.

use std::net::IpAddr;

use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::auth::password::{Password, needs_rehash};
use crate::auth::throttle::{Scope, Tally, Verdict, after_success, attempt as judge};
use crate::error::{Error, Result};
use crate::store::{accounts, audit, throttle};

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
        (Scope::Account, "throttle.account", email.clone()),
        (Scope::Address, "throttle.address", from.to_string()),
    ];
    let tallies = match count(app, &scopes).await? {
        Ok(tallies) => tallies,
        Err(minutes) => return Ok(Attempt::Wait { minutes }),
    };
    let keys = app.store.keys();
    let account = accounts::by_email(app.store.read(), keys, &email).await?;
    let password = Password::new(password);
    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = app
        .hasher
        .verify(&password, hash.as_deref())
        .await
        .map_err(Error::internal)?;
    let Some(account) = account.filter(|account| right && !account.disabled) else {
        tracing::info!("sign-in refused");
        return Ok(Attempt::Refused);
    };
    let fresh_hash = match hash.filter(|hash| needs_rehash(hash)) {
        Some(_) => Some(app.hasher.hash(&password).await.map_err(Error::internal)?),
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

type Scoped = (Scope, &'static str, String);

/// Counts one try in every scope, or says how many minutes to wait.
async fn count(app: &App, scopes: &[Scoped]) -> Result<std::result::Result<Vec<Tally>, i64>> {
    let now = app.now();
    let keys = app.store.keys();
    let tx = app.store.begin().await?;
    let mut tallies = Vec::new();
    for (scope, name, what) in scopes {
        let stored = throttle::read(&tx, keys, name, what).await?;
        match judge(*scope, stored, now) {
            Verdict::Wait(until) => return Ok(Err((until - now).num_minutes() + 1)),
            Verdict::Go(tally) => {
                throttle::write(&tx, keys, name, what, Some(tally)).await?;
                tallies.push(tally);
            }
        }
    }
    tx.commit().await?;
    Ok(Ok(tallies))
}
