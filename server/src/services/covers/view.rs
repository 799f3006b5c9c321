//! The page of who covers for whom.

use stepwise_app::pages::covers::{CoverLine, Covers};
use stepwise_domain::clock::words;

use super::for_others;
use crate::app::App;
use crate::error::Result;
use crate::services::triage::history::name;
use crate::services::viewer::Viewer;
use crate::store::{accounts, covers};

/// What runs and what is to come: all of it for those who arrange it for others, else one's own.
pub async fn view(app: &App, viewer: &Viewer) -> Result<Covers> {
    let db = app.store.read();
    let found = if for_others(viewer) {
        covers::upcoming(db, app.today()).await?
    } else {
        covers::of(db, viewer.account, app.today()).await?
    };
    let people = found.iter().flat_map(|one| [one.lead_id, one.cover_id]);
    let names = accounts::names(db, app.store.keys(), people).await?;
    let lines = found.iter().map(|one| CoverLine {
        away: name(&names, one.lead_id),
        covers: name(&names, one.cover_id),
        from: words::date(one.from_day),
        to: words::date(one.to_day),
        now: one.from_day <= app.today(),
        end: format!("/cover/{}/end", one.id),
    });
    Ok(Covers {
        lines: lines.collect(),
        back: if for_others(viewer) {
            ("/allocation", "Allocation")
        } else {
            ("/episodes", "My families")
        },
        done: None,
    })
}
