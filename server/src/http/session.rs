//! Who is signed in, as the session remembers it.

use std::panic::Location;

use serde::{Deserialize, Serialize};
use tower_sessions::{Session, session, session_store};
use uuid::Uuid;

use crate::error::{Error, Fault, Result};

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
    session.cycle_id().await.map_err(unreadable)?;
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
        .map_err(unreadable)
}

/// Who is signed in; keeps the session alive.
pub async fn current(session: &Session, now: i64) -> Result<Option<SignedIn>> {
    let found: Option<SignedIn> = session.get(KEY).await.map_err(unreadable)?;
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
            .map_err(unreadable)?;
    }
    Ok(found)
}

/// Ends the session, here and in the database.
pub async fn end(session: &Session) -> Result<()> {
    session.flush().await.map_err(unreadable)
}

/// Sessions are in the database: where they cannot be read or written it is away, and that passes.
#[track_caller]
fn unreadable(error: session::Error) -> Error {
    use session_store::Error::Backend;
    let fault = Fault {
        at: Location::caller(),
        cause: Box::new(error),
    };
    match fault.cause.downcast_ref() {
        Some(session::Error::Store(Backend(_))) => Error::Busy(fault),
        _ => Error::Internal(fault),
    }
}
