//! A family's session: an access, for a quarter of an hour. It stands beside whatever else the
//! session holds, so a worker who shows a parent the page stays signed in.

use serde::{Deserialize, Serialize};
use stepwise_domain::reference::Reference;
use tower_sessions::Session;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;

/// Seconds without a request after which it ends.
const IDLE: i64 = 15 * 60;

const ASKED: &str = "family_asked";
const OPEN: &str = "family";

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Family {
    access: Uuid,
    /// Seconds since 1970 at the latest request.
    seen: i64,
}

/// Remembers which reference a code was asked for, known or not.
pub async fn asked(ctx: &Ctx, reference: &Reference) -> Result<()> {
    let session = session(ctx)?;
    session
        .insert(ASKED, reference)
        .await
        .map_err(Error::internal)
}

/// The reference a code was asked for.
pub async fn reference(ctx: &Ctx) -> Result<Option<Reference>> {
    session(ctx)?.get(ASKED).await.map_err(Error::internal)
}

/// Starts under a fresh session id, so that one planted before is worth nothing.
pub async fn begin(ctx: &Ctx, access: Uuid) -> Result<()> {
    let session = session(ctx)?;
    session.cycle_id().await.map_err(Error::internal)?;
    session
        .remove::<Reference>(ASKED)
        .await
        .map_err(Error::internal)?;
    put(ctx, access).await
}

/// The access, kept alive; none where there is none or it was left alone too long.
pub async fn access(ctx: &Ctx) -> Result<Option<Uuid>> {
    let found: Option<Family> = session(ctx)?.get(OPEN).await.map_err(Error::internal)?;
    let now = ctx.app.now().timestamp();
    match found {
        Some(family) if now - family.seen < IDLE => {
            put(ctx, family.access).await?;
            Ok(Some(family.access))
        }
        _ => Ok(None),
    }
}

/// Ends the family's part of the session.
pub async fn end(ctx: &Ctx) -> Result<()> {
    close(session(ctx)?).await.map_err(Error::internal)
}

/// The same, where nothing else is known of the request.
pub async fn close(session: &Session) -> std::result::Result<(), tower_sessions::session::Error> {
    session.remove::<Reference>(ASKED).await?;
    session.remove::<Family>(OPEN).await?;
    Ok(())
}

async fn put(ctx: &Ctx, access: Uuid) -> Result<()> {
    let seen = ctx.app.now().timestamp();
    session(ctx)?
        .insert(OPEN, Family { access, seen })
        .await
        .map_err(Error::internal)
}

fn session(ctx: &Ctx) -> Result<&Session> {
    ctx.session
        .as_ref()
        .ok_or_else(|| Error::internal("no session layer"))
}
