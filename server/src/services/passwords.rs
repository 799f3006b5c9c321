//! Choosing a password by a link that works once: an invitation, or a reset.

use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::auth::password::Password;
use crate::auth::policy;
use crate::auth::token::Token;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::{sign_in, tell};
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Purpose};
use crate::store::{audit, sessions};

/// A link that can still be used, and whose it is.
pub struct Link {
    account: Account,
    organisation: String,
}

impl Link {
    /// The account's address: the name under which a password manager keeps the password.
    pub fn email(&self) -> &str {
        self.account.email.expose()
    }
}

/// How choosing went.
pub enum Chosen {
    Done {
        account: Uuid,
        epoch: i32,
    },
    /// The password will not do; why, in words for who chose it.
    Unfit(String),
    /// The link was used meanwhile, has expired, or the account was disabled.
    Expired,
}

/// Whose link this is, while it can be used. Looking does not use it up: programs that check the
/// links in mails look too.
pub async fn open(app: &App, purpose: Purpose, token: &str) -> Result<Option<Link>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let (db, keys) = (app.store.read(), app.store.keys());
    let Some(id) = tokens::account_of(db, &token, purpose, app.now()).await? else {
        return Ok(None);
    };
    let account = accounts::by_id(db, keys, id).await?;
    let Some(account) = account.filter(|account| !account.disabled) else {
        return Ok(None);
    };
    let organisation = accounts::organisation(db, account.organisation_id).await?;
    Ok(Some(Link {
        organisation: organisation.map(|found| found.name).unwrap_or_default(),
        account,
    }))
}

/// Sets the password, uses up every link of the account, and ends its sessions everywhere.
pub async fn choose(app: &App, purpose: Purpose, token: &str, typed: &str) -> Result<Chosen> {
    let (Some(link), Some(token)) = (open(app, purpose, token).await?, Token::parse(token)) else {
        return Ok(Chosen::Expired);
    };
    let password = Password::new(typed);
    if let Some(words) = unfit(app, &link, &password).await? {
        return Ok(Chosen::Unfit(words));
    }
    let hash = app.hasher.hash(&password).await?;
    let (now, keys) = (app.now(), app.store.keys());
    let tx = app.store.begin().await?;
    let Some(id) = tokens::take(&tx, &token, purpose, now).await? else {
        return Ok(Chosen::Expired);
    };
    accounts::set_password(&tx, id, hash).await?;
    let account = accounts::by_id(&tx, keys, id).await?;
    let Some(account) = account.filter(|account| !account.disabled) else {
        return Ok(Chosen::Expired);
    };
    tokens::use_up(&tx, id, now).await?;
    sessions::delete_for_account(&tx, id).await?;
    // Whoever guessed at the old password does not keep the owner of the new one waiting.
    sign_in::forgive(&tx, keys, account.email.expose()).await?;
    if purpose == Purpose::Reset {
        let link = app.link("/forgotten-password");
        let message = Message::PasswordChanged { link };
        tell::address(&tx, app, Some(id), None, &account.email, &message).await?;
    }
    let action = match purpose {
        Purpose::Invitation => "account.joined",
        Purpose::Reset => "account.password_reset",
    };
    let subject = ("account", Some(id.to_string()));
    audit::append(&tx, now, Some(id), action, subject, json!({})).await?;
    tx.commit().await?;
    Ok(Chosen::Done {
        account: id,
        epoch: account.session_epoch,
    })
}

/// Why this password will not do for this account. Off the async threads: judging a long one
/// takes a while.
async fn unfit(app: &App, link: &Link, password: &Password) -> Result<Option<String>> {
    let known = [
        link.account.email.expose().clone(),
        link.account.name.expose().clone(),
        link.organisation.clone(),
        app.settings.council.clone(),
    ];
    let password = password.clone();
    let judged = tokio::task::spawn_blocking(move || {
        let known = known.each_ref().map(String::as_str);
        policy::check(&password, &known)
    });
    let verdict = judged.await.map_err(Error::internal)?;
    Ok(verdict.err().map(|why| why.to_string()))
}
