//! Asking for a new password: the same words, status and work whether or not the address has an
//! account.
//!
//! Every ask, known or not, counts in the throttle under what was typed, makes and seals the same
//! message, writes it to the outbox, and leaves an audit event, in one transaction. For an address
//! without an account the message is written to a savepoint and taken back: so that the answer
//! takes as long, and nobody who has no account gets mail.

use std::net::IpAddr;

use chrono::TimeDelta;
use sea_orm::TransactionTrait;
use serde_json::json;

use crate::app::App;
use crate::auth::throttle::Scope;
use crate::auth::token::Token;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::{sign_in, tell};
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Purpose};
use crate::store::{PersonalText, Tx, audit};

/// How long a reset link works.
pub const RESET_MINUTES: u16 = 60;

/// How an ask ended. Neither says whether there is an account.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// If there is an account, its owner has mail.
    Done,
    Wait {
        minutes: i64,
    },
}

/// Sends a link to choose a new password, if the address has an account that is not disabled.
pub async fn ask(app: &App, email: &str, from: IpAddr) -> Result<Asked> {
    let email = accounts::normal_email(email);
    let scopes = [
        (Scope::Account, "throttle.reset.account", email.clone()),
        (Scope::Address, "throttle.reset.address", from.to_string()),
    ];
    let tx = app.store.begin().await?;
    if let Err(minutes) = sign_in::count(&tx, app, &scopes).await? {
        return Ok(Asked::Wait { minutes });
    }
    let found = accounts::by_email(&tx, app.store.keys(), &email).await?;
    let found = found.filter(|account| !account.disabled);
    send(&tx, app, found.as_ref(), email.into()).await?;
    let subject = ("account", found.map(|account| account.id.to_string()));
    audit::append(
        &tx,
        app.now(),
        None,
        "account.reset_asked",
        subject,
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(Asked::Done)
}

/// Writes the link and its mail; for nobody, writes as much and takes it back.
async fn send(tx: &Tx, app: &App, account: Option<&Account>, typed: PersonalText) -> Result<()> {
    let token = Token::random();
    let message = Message::PasswordReset {
        link: app.link(&format!("/reset/{}", token.reveal())),
        minutes: RESET_MINUTES,
    };
    let expires = app.now() + TimeDelta::minutes(RESET_MINUTES.into());
    let inner = tx.begin().await?;
    let Some(account) = account else {
        tell::address(&inner, app, None, None, &typed, &message).await?;
        tokens::account_of(&inner, &token, Purpose::Reset, app.now()).await?;
        inner.rollback().await?;
        return Ok(());
    };
    let (id, to) = (account.id, &account.email);
    tell::address(&inner, app, Some(id), None, to, &message).await?;
    tokens::insert(&inner, &token, id, Purpose::Reset, expires).await?;
    inner.commit().await?;
    Ok(())
}
