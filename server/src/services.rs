//! Use cases, one file a noun. Each asks the permission table, then makes its change, the audit
//! event and the message in one transaction.

pub mod admin;
pub mod allocation;
pub mod challenges;
pub mod colleagues;
pub mod consultations;
pub mod covers;
pub mod diversions;
pub mod drafts;
pub mod episodes;
pub mod family;
pub mod family_access;
pub mod harm;
pub mod hubs;
pub mod invitations;
pub mod leavers;
pub mod mash;
pub mod messages;
pub mod overview;
pub mod pack;
pub mod passwords;
pub mod people;
pub mod preferences;
pub mod referral_answers;
pub mod referrals;
pub mod referrer_news;
pub mod resets;
pub mod safe_contact;
pub mod sending;
pub mod short;
pub mod sign_in;
pub mod standing;
pub mod stash;
pub mod story;
pub mod tell;
pub mod triage;
pub mod turn;
pub mod viewer;
pub mod waiting;

use serde_json::json;

use crate::app::App;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::audit;

/// Notes that somebody asked for a record that is not theirs to see.
pub async fn note_refusal(app: &App, viewer: &Viewer, kind: &str, id: String) -> Result<()> {
    let tx = app.store.begin().await?;
    let subject = (kind, Some(id));
    audit::append(
        &tx,
        app.now(),
        Some(viewer.account),
        "refused",
        subject,
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
