//! What coordinators and managers do: the queues, one referral whole, and the way to a decision.

pub mod claim;
pub mod clock;
pub mod decide;
pub mod history;
pub mod list;
pub mod matches;
pub mod notes;
pub mod search;
pub mod step;
pub mod view;

use serde_json::json;
use stepwise_domain::permission::Act;
use stepwise_domain::reference::Reference;
use stepwise_domain::tier::Tier;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::decisions;
use crate::store::referrals::{self, Referral};

/// The referral, for somebody who may do this to it.
///
/// # Errors
/// [`Error::Forbidden`] for those who never triage, whether or not there is such a referral.
pub async fn load(app: &App, viewer: &Viewer, reference: &str, act: Act) -> Result<Referral> {
    use stepwise_domain::permission::Relation;
    viewer.must(act, Relation::None)?;
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = referrals::by_reference(db, keys, reference.as_str()).await?;
    found.ok_or(Error::NotFound)
}

/// Notes that somebody of the staff opened the referral.
pub async fn note_view(app: &App, viewer: &Viewer, referral: &Referral) -> Result<()> {
    let tx = app.store.begin().await?;
    super::turn::note(&tx, app, viewer, referral, "referral.viewed", json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// A stored tier in words; a dash where there is none.
pub fn tier_words(number: Option<i16>) -> String {
    number
        .and_then(decisions::tier)
        .map_or_else(|| "–".into(), |tier: Tier| tier.to_string())
}
