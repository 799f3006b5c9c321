//! Telling those who referred a family that something happened in its episode.

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::Tx;
use crate::store::referrals::Referral;

/// To whoever sent each referral, except the person who acted; `message` is given the link to that
/// referral. Each hears of their own referral only.
pub async fn tell(
    tx: &Tx,
    app: &App,
    actor: &Viewer,
    referrals: &[Referral],
    message: impl Fn(String, String) -> Message,
) -> Result<()> {
    for referral in referrals {
        let to = referral.row.submitted_by;
        if to == actor.account {
            continue;
        }
        let message = message(
            referral.row.reference.clone(),
            turn::referrer_link(app, referral),
        );
        tell::referrer(tx, app, to, Some(referral.row.id), &message).await?;
    }
    Ok(())
}
