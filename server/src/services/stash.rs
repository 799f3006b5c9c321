//! What was typed into a form whose session had ended, kept until its author signs in again.

use chrono::TimeDelta;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::app::App;
use crate::auth::token::Token;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::stash::{self, Stashed};

/// How long it is kept.
pub const KEPT_MINUTES: i64 = 60;

/// Who signed in last in a browser, proved by a digest that nobody else can make. It signs nobody
/// in: it only says for whom a late post is kept.
pub struct LastSignedIn {
    digest: [u8; 32],
}

impl LastSignedIn {
    pub fn of(app: &App, account: Uuid) -> Self {
        let keys = app.store.keys();
        Self {
            digest: keys.blind_index("stash.account", &account.to_string()),
        }
    }

    /// For the cookie.
    pub fn reveal(&self, account: Uuid) -> String {
        format!("{}.{}", account.simple(), hex(&self.digest))
    }

    /// Reads the cookie; `None` where we did not make it.
    pub fn parse(app: &App, text: &str) -> Option<Self> {
        let (account, digest) = text.split_once('.')?;
        let own = Self::of(app, Uuid::try_parse(account).ok()?);
        let same = hex(&own.digest).as_bytes().ct_eq(digest.as_bytes());
        bool::from(same).then_some(own)
    }
}

/// Keeps a post. Gives the token that finds it again.
pub async fn keep(app: &App, whose: &LastSignedIn, post: &Stashed) -> Result<Token> {
    let token = Token::random();
    let until = app.now() + TimeDelta::minutes(KEPT_MINUTES);
    let tx = app.store.begin().await?;
    let keys = app.store.keys();
    stash::insert(&tx, keys, &token, &whose.digest, post, until).await?;
    tx.commit().await?;
    Ok(token)
}

/// What is kept for this person under the tokens of their browser.
pub async fn kept_for(app: &App, account: Uuid, tokens: &[Token]) -> Result<Vec<Stashed>> {
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let whose = LastSignedIn::of(app, account).digest;
    let (db, keys) = (app.store.read(), app.store.keys());
    Ok(stash::of_account(db, keys, tokens, &whose, app.now()).await?)
}

/// Forgets all of it, as its author asked.
pub async fn discard(app: &App, viewer: &Viewer, tokens: &[Token]) -> Result<()> {
    if !kept_for(app, viewer.account, tokens).await?.is_empty() {
        forget(app, tokens, None).await?;
    }
    Ok(())
}

/// Forgets what was kept for `path`, once a post to it was answered; or all of it.
pub async fn forget(app: &App, tokens: &[Token], path: Option<&str>) -> Result<()> {
    let tx = app.store.begin().await?;
    stash::delete(&tx, tokens, path).await?;
    tx.commit().await?;
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
