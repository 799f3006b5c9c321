//! What happens at the safety gate: a red flag is recorded before anything else is said.

use serde_json::json;
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::drafts::StoredDraft;
use crate::store::{audit, diversions};

/// Records the red flags of a draft, once.
pub async fn record(
    app: &App,
    viewer: &Viewer,
    draft: &StoredDraft,
    flags: &[String],
) -> Result<()> {
    viewer.must(
        Act::DraftReferral,
        viewer.relation(draft.organisation_id, draft.account_id),
    )?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if diversions::open_of(&tx, draft.id).await?.is_none() {
        let out_of_hours = app.calendar.is_out_of_hours(now);
        let id = diversions::insert(&tx, draft, viewer.account, flags, out_of_hours, now).await?;
        let subject = ("diversion", Some(id.to_string()));
        let detail = json!({ "flags": flags, "out_of_hours": out_of_hours });
        audit::append(
            &tx,
            now,
            Some(viewer.account),
            "diversion.recorded",
            subject,
            detail,
        )
        .await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends the diversion: a named consultation with the MASH, kept in the draft, advises early help.
pub async fn clear(app: &App, viewer: &Viewer, draft: Uuid) -> Result<()> {
    viewer.must(Act::DraftReferral, Relation::Own)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if diversions::clear(&tx, draft, viewer.account, now).await? {
        let subject = ("draft", Some(draft.to_string()));
        audit::append(
            &tx,
            now,
            Some(viewer.account),
            "diversion.cleared",
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
    }
    Ok(())
}
