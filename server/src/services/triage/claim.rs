//! Taking a referral from the duty team, and giving it back.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::permission::Act;
use stepwise_domain::referral::Action;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::turn;
use crate::services::viewer::Viewer;

/// Takes it from the duty team: from now on this person is accountable.
///
/// # Errors
/// [`Error::Stale`] where the referral is not at this version any more; somebody was quicker.
pub async fn claim(app: &App, viewer: &Viewer, reference: &str, version: i32) -> Result<()> {
    change(app, viewer, reference, version, Action::Claim).await
}

/// Gives it back to the duty team, with its clock as it is.
///
/// # Errors
/// [`Error::Stale`] where the referral is not at this version any more.
pub async fn release(app: &App, viewer: &Viewer, reference: &str, version: i32) -> Result<()> {
    change(app, viewer, reference, version, Action::Release).await
}

async fn change(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    version: i32,
    action: Action,
) -> Result<()> {
    let referral = super::load(app, viewer, reference, Act::from(action)).await?;
    if referral.row.version != version {
        return Err(Error::Stale);
    }
    let claims = action == Action::Claim;
    let owner = claims.then_some(viewer.account);
    let event = if claims {
        "referral.claimed"
    } else {
        "referral.released"
    };
    let tx = app.store.begin().await?;
    if claims {
        viewer.hold(&tx).await?;
    }
    turn::take(&tx, app, viewer, &referral, action, |row| {
        row.owner_id = Set(owner);
        if claims && referral.row.claimed_at.is_none() {
            row.claimed_at = Set(Some(app.now()));
        }
    })
    .await?;
    turn::note(&tx, app, viewer, &referral, event, json!({})).await?;
    tx.commit().await?;
    Ok(())
}
