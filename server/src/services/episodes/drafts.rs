//! What is put aside unfinished. A draft of any form waits where entries are kept, for its author;
//! it is no part of the record and stops nothing. Once the form is sent, the draft becomes the
//! entry, or goes where the form became something else: a goal, a meeting, a step.

use serde_json::json;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;
use uuid::Uuid;

use super::forms::{self, Opened};
use super::{left_behind, note, path, steps};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::Tx;
use crate::store::entries::{self, Entry, NewEntry};
use crate::store::episodes::Episode;
use crate::store::forms::Kept;

/// Whether the form can be put aside: all work with the family can. Whoever offers a family or
/// declines it is waited for.
pub const fn keeps(kind: FormKind) -> bool {
    forms::is_entry(kind)
        || matches!(
            kind,
            FormKind::Goal
                | FormKind::PlanAction
                | FormKind::PlanTaf
                | FormKind::Wait
                | FormKind::Unmet
        )
}

/// What the form is called that the draft will be.
pub fn name(draft: &Entry) -> &'static str {
    match StepKind::from_code(&draft.form.asked.slug) {
        Some(step) => steps::title(step),
        None => forms::noun(draft.kind),
    }
}

/// This person's own draft of the form with this code; else one that somebody left behind.
pub async fn find(
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    form: &str,
) -> Result<Option<Entry>> {
    let all = entries::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let own = |one: &&Entry| one.is_draft_of(form) && one.row.author_id == viewer.account;
    if let Some(own) = all.iter().find(own) {
        return Ok(Some(own.clone()));
    }
    let left = left_behind::of(app, viewer, episode, &all).await?;
    Ok(left.into_iter().find(|one| one.is_draft_of(form)).cloned())
}

/// Puts a form aside unfinished, whatever is wrong with it.
///
/// # Errors
/// [`Error::Stale`] where the draft was changed or sent meanwhile.
pub async fn put_aside(
    app: &App,
    viewer: &Viewer,
    opened: &Opened,
    answers: &Answers,
) -> Result<()> {
    let tx = app.store.begin().await?;
    write(&tx, app, viewer, opened, answers, true).await?;
    let (episode, draft) = (&opened.episode, opened.draft.as_ref());
    left_behind::note_taken_on(&tx, app, viewer, episode, draft).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the form where entries are kept, over its draft if there is one.
pub async fn write(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    opened: &Opened,
    answers: &Answers,
    is_draft: bool,
) -> Result<Uuid> {
    let (keys, now) = (app.store.keys(), app.now());
    let audience = forms::audience(answers);
    let form = Kept::new(&opened.section, answers);
    let new = NewEntry {
        episode_id: opened.episode.row.id,
        kind: opened.kind,
        is_draft,
        author_id: viewer.account,
        audience: &audience,
        form: &form,
    };
    match &opened.draft {
        None => Ok(entries::insert(tx, keys, new, now).await?),
        Some(draft) if entries::rewrite(tx, keys, &draft.row, new, now).await? => Ok(draft.row.id),
        Some(_) => Err(Error::Stale),
    }
}

/// Whether it is this person's own, and not one that somebody left behind.
pub fn is_own(viewer: &Viewer, draft: Option<&Entry>) -> bool {
    draft.is_some_and(|one| one.row.author_id == viewer.account)
}

/// Throws this person's own draft away. One that somebody left behind stays.
pub async fn throw_away(
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    draft: Option<&Entry>,
) -> Result<()> {
    let Some(draft) = draft.filter(|one| is_own(viewer, Some(one))) else {
        return Ok(());
    };
    let tx = app.store.begin().await?;
    if !entries::forget(&tx, &draft.row).await? {
        return Err(Error::Stale);
    }
    let detail = json!({ "entry": draft.row.id });
    note(
        &tx,
        app,
        viewer,
        episode,
        "episode.draft_thrown_away",
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// What this person has begun in these episodes: what it will be, and where it is gone on with.
pub async fn of(app: &App, viewer: &Viewer, episodes: &[Episode]) -> Result<Vec<(String, String)>> {
    let ids = episodes.iter().map(|episode| episode.row.id);
    let (db, keys) = (app.store.read(), app.store.keys());
    let begun = entries::drafts_by(db, keys, viewer.account, ids).await?;
    let link = |draft: &Entry| {
        let mut episodes = episodes.iter();
        let episode = episodes.find(|one| one.row.id == draft.row.episode_id)?;
        let form = &draft.form.asked.slug;
        let address = match StepKind::from_code(form) {
            Some(_) => format!("{}/step/{form}", path(episode)),
            None => format!("{}/{form}", path(episode)),
        };
        Some((
            format!("{}, {}", name(draft), episode.row.reference),
            address,
        ))
    };
    Ok(begun.iter().filter_map(link).collect())
}

/// The form was sent and has become something else than an entry: its draft goes with that.
///
/// # Errors
/// [`Error::Stale`] where the draft was changed or sent meanwhile, so that it becomes one thing.
pub async fn sent(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    draft: Option<&Entry>,
) -> Result<()> {
    if let Some(draft) = draft
        && !entries::forget(tx, &draft.row).await?
    {
        return Err(Error::Stale);
    }
    left_behind::note_taken_on(tx, app, viewer, episode, draft).await
}
