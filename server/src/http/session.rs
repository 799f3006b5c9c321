//! Who is signed in, as the session remembers it.

use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use uuid::Uuid;

use crate::error::{Error, Result};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: i64 = 30;

const KEY: &str = "signed_in";

/// The account, and the epoch that ends every session at once when it moves on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    pub account: Uuid,
    pub epoch: i32,
    /// Seconds since 1970 when the session was last written. Written at most once a minute, so
    /// that reading a page does not cost a write.
    seen: i64,
}

/// Starts a session under a fresh id, so that an id planted before signing in is worth nothing.
pub async fn begin(session: &Session, account: Uuid, epoch: i32, now: i64) -> Result<()> {
    session.cycle_id().await.map_err(Error::internal)?;
    session
        .insert(
            KEY,
            SignedIn {
                account,
                epoch,
                seen: now,
            },
        )
        .await
        .map_err(Error::internal)
}

/// Who is signed in; keeps the session alive.
pub async fn current(session: &Session, now: i64) -> Result<Option<SignedIn>> {
    let found: Option<SignedIn> = session.get(KEY).await.map_err(Error::internal)?;
    if let Some(signed_in) = found
        && now - signed_in.seen >= 60
    {
        session
            .insert(
                KEY,
                SignedIn {
                    seen: now,
                    ..signed_in
                },
            )
            .await
            .map_err(Error::internal)?;
    }
    Ok(found)
}

/// Ends the session, here and in the database.
pub async fn end(session: &Session) -> Result<()> {
    session.flush().await.map_err(Error::internal)
}
