//! Drafts whose author writes here no more: their account was disabled, they do other work, or the
//! family went to somebody else. Nobody ever confirmed what is in them, so it does not join the
//! record by itself. Whoever works with the family reads it as unconfirmed, and makes it their own
//! by going on with it.

use serde_json::json;
use stepwise_domain::audience;
use stepwise_domain::episode::step::{StepKind, rule};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::{facts, note};
use crate::app::App;
use crate::error::Result;
use crate::services::triage::history::name;
use crate::services::viewer::Viewer;
use crate::store::entries::Entry;
use crate::store::episodes::Episode;
use crate::store::{Tx, accounts, covers};

/// Those among the entries that this person, who works with the family or for the MASH, may go on
/// with.
pub async fn of<'a>(
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    entries: &'a [Entry],
) -> Result<Vec<&'a Entry>> {
    let reads = audience::Viewer::of(viewer.role, false);
    let others = entries.iter().filter(|entry| {
        let other = entry.row.is_draft && entry.row.author_id != viewer.account;
        other && is_for(viewer.role, entry) && reads.is_some_and(|reads| entry.audience.sees(reads))
    });
    let mut found = Vec::new();
    for entry in others {
        if !writes_here(app, episode, entry.row.author_id).await? {
            found.push(entry);
        }
    }
    Ok(found)
}

/// Whether people of this role write such things. What social care writes of its own steps stays
/// with it.
fn is_for(role: Role, draft: &Entry) -> bool {
    let step = StepKind::from_code(&draft.form.asked.slug);
    if step.is_some_and(|step| rule(step, None).proposers == [Role::MashWorker]) {
        return role == Role::MashWorker;
    }
    may(role, Act::WorkEpisode, Relation::AllocatedTo)
}

async fn writes_here(app: &App, episode: &Episode, author: Uuid) -> Result<bool> {
    let db = app.store.read();
    let account = accounts::by_id(db, app.store.keys(), author).await?;
    let Some(account) = account.filter(|one| !one.disabled) else {
        return Ok(false);
    };
    match account.role {
        Role::LeadPractitioner => {
            let Some(lead) = episode.row.lead_id else {
                return Ok(facts::next_lead(db, app, episode).await? == Some(author));
            };
            let cover = covers::for_lead(db, lead, app.today()).await?;
            Ok(lead == author || cover.is_some_and(|one| one.cover_id == author))
        }
        Role::MashWorker => Ok(true),
        role => Ok(may(role, Act::WorkEpisode, Relation::None)),
    }
}

/// Whose draft it was, for whoever goes on with it.
pub async fn notice(app: &App, viewer: &Viewer, draft: Option<&Entry>) -> Result<Option<String>> {
    let Some(draft) = draft.filter(|one| one.row.author_id != viewer.account) else {
        return Ok(None);
    };
    let author = draft.row.author_id;
    let names = accounts::names(app.store.read(), app.store.keys(), [author]).await?;
    Ok(Some(format!(
        "{} began this and does not work with the family any more. Nobody has confirmed it: keep only what you know to be right. Once you save it, it is yours.",
        name(&names, author)
    )))
}

/// Adds an audit event where this person goes on with somebody else's draft.
pub async fn note_taken_on(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    draft: Option<&Entry>,
) -> Result<()> {
    let Some(draft) = draft.filter(|one| one.row.author_id != viewer.account) else {
        return Ok(());
    };
    let detail = json!({ "entry": draft.row.id, "from": draft.row.author_id });
    note(tx, app, viewer, episode, "episode.draft_taken_on", detail).await
}
