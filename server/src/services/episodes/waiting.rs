//! Putting a family on a waiting list, and noting a need that nothing meets.

use serde_json::json;
use stepwise_domain::episode_form::field;
use stepwise_domain::permission::Act;

use super::forms::Filled;
use super::{drafts, note, still};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::forms::Kept;
use crate::store::waiting::{self, NewPlace};
use crate::store::{episodes, unmet};

/// Hub and service as one choice of a form: its value.
pub fn choice(hub: &str, service: &str) -> String {
    format!("{hub}/{service}")
}

/// Puts the family on the list of a hub's service.
///
/// # Errors
/// [`Error::Refused`] where it is on that list already, [`Error::Stale`] where the episode changed
/// since the form was opened.
pub async fn put(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    filled.fresh()?;
    let episode = &filled.opened.episode;
    let (hub, service) = filled
        .text(field::SERVICE)
        .split_once('/')
        .ok_or_else(|| Error::internal("an unchecked service"))?;
    let form = Kept::new(&filled.opened.section, filled.answers);
    let (keys, now) = (app.store.keys(), app.now());
    let tx = app.store.begin().await?;
    // Of two who do it at once, one is told that the episode changed.
    if !episodes::update(&tx, episode, |_| {}).await? {
        return Err(Error::Stale);
    }
    let places = waiting::of(&tx, keys, episode.row.id).await?;
    let same = places.iter().any(|one| {
        one.row.ended_at.is_none() && one.row.hub_id == hub && one.row.service == service
    });
    if same {
        return Err(Error::Refused(
            "The family waits for this service already. Look at that place again instead".into(),
        ));
    }
    let new = NewPlace {
        episode_id: episode.row.id,
        hub_id: hub.to_owned(),
        service: service.to_owned(),
        form: &form,
        by: viewer.account,
    };
    let id = waiting::insert(&tx, keys, new, now).await?;
    drafts::sent(&tx, app, viewer, episode, filled.draft()).await?;
    let detail = json!({ "place": id, "hub": hub, "service": service });
    note(&tx, app, viewer, episode, "episode.waiting_listed", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes a need that nothing meets, so that it can be counted.
pub async fn unmet(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let episode = &filled.opened.episode;
    let form = Kept::new(&filled.opened.section, filled.answers);
    let need = filled.text(field::NEED);
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    let by = (viewer.account, app.now());
    let id = unmet::insert(&tx, app.store.keys(), episode, (need, &form), by).await?;
    drafts::sent(&tx, app, viewer, episode, filled.draft()).await?;
    let detail = json!({ "need": id });
    note(&tx, app, viewer, episode, "episode.unmet_noted", detail).await?;
    tx.commit().await?;
    Ok(())
}
