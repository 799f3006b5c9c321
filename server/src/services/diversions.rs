//! What happens at the safety gate: a red flag is recorded before anything else is said.

pub mod answers;

use serde_json::json;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral_form::{FormContext, open_flags};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::diversions::Correction;
use crate::store::drafts::StoredDraft;
use crate::store::{PersonalText, audit, diversions};

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
    if let Some(open) = diversions::open_of(&tx, draft.id).await? {
        let mut all = diversions::flags_of(&open);
        let fresh: Vec<_> = flags.iter().filter(|flag| !all.contains(flag)).collect();
        if fresh.is_empty() {
            return Ok(());
        }
        let detail = json!({ "flags": fresh });
        all.extend(fresh.into_iter().cloned());
        diversions::set_flags(&tx, open.id, &all).await?;
        if open.seen_at.is_some() || open.decided_at.is_some() {
            diversions::answers::ask_anew(&tx, open.id).await?;
            answers::start(&tx, app, open.id).await?;
        }
        let subject = ("diversion", Some(open.id.to_string()));
        let actor = Some(viewer.account);
        audit::append(&tx, now, actor, "diversion.widened", subject, detail).await?;
        tx.commit().await?;
    } else {
        let out_of_hours = app.calendar.is_out_of_hours(now);
        let id = diversions::insert(&tx, draft, viewer.account, flags, out_of_hours, now).await?;
        answers::start(&tx, app, id).await?;
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
    if let Some(open) = diversions::open_of(&tx, draft).await?
        && diversions::clear(&tx, draft, viewer.account, now).await?
    {
        answers::stop(&tx, app, open.id).await?;
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

/// The red flags that were met earlier and are answered "no" now, and that nobody has explained:
/// until somebody does, the form does not go on. A flag cannot be answered away.
pub async fn unexplained(
    app: &App,
    context: &FormContext,
    draft: &StoredDraft,
) -> Result<Vec<String>> {
    let open = diversions::open_of(app.store.read(), draft.id).await?;
    let recorded = open.as_ref().map(diversions::flags_of).unwrap_or_default();
    let standing = open_flags(context, &draft.answers);
    Ok(recorded
        .into_iter()
        .filter(|flag| !standing.contains(flag))
        .collect())
}

/// Takes flags back that were wrong answers, with a coded reason and a note; both are kept.
pub async fn correct(
    app: &App,
    viewer: &Viewer,
    draft: &StoredDraft,
    context: &FormContext,
    (reason, note): (&str, &str),
) -> Result<()> {
    viewer.must(
        Act::DraftReferral,
        viewer.relation(draft.organisation_id, draft.account_id),
    )?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let Some(open) = diversions::open_of(&tx, draft.id).await? else {
        return Ok(());
    };
    let standing = open_flags(context, &draft.answers);
    let mut flags = diversions::flags_of(&open);
    flags.retain(|flag| !standing.contains(flag));
    if flags.is_empty() {
        return Err(Error::Stale);
    }
    let detail = json!({ "flags": flags, "reason": reason });
    let correction = Correction {
        flags,
        reason: reason.into(),
        note: PersonalText::from(note),
        by: viewer.account,
        at: now,
    };
    if diversions::correct(&tx, app.store.keys(), &open, correction).await? {
        answers::stop(&tx, app, open.id).await?;
    }
    let subject = ("diversion", Some(open.id.to_string()));
    let actor = Some(viewer.account);
    audit::append(&tx, now, actor, "diversion.corrected", subject, detail).await?;
    tx.commit().await?;
    Ok(())
}
