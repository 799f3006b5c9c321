//! Closed episodes of which somebody is to find out whether the outcome has lasted: whoever led
//! last or covers for them, and the desk where nobody leads any more.

use chrono::{DateTime, Utc};
use stepwise_app::pages::episodes::CaseLine;
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use super::{lines, week};
use crate::app::App;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::episodes::{Episode, checks};

/// What waits for these people by the end of this week.
pub async fn of_leads(app: &App, leads: &[Uuid]) -> Result<Vec<Episode>> {
    let leads = leads.iter().copied();
    Ok(checks::of_leads(app.store.read(), leads, this_week(app)).await?)
}

/// What waits for the desk by the end of this week.
pub async fn for_desk(app: &App, viewer: &Viewer) -> Result<Vec<CaseLine>> {
    viewer.must(Act::ViewAllocation, Relation::None)?;
    let found = checks::of_nobody(app.store.read(), this_week(app)).await?;
    lines::of(app, found).await
}

fn this_week(app: &App) -> DateTime<Utc> {
    app.calendar.end_of(week::sunday(app.today()))
}
