//! Families whom no lead practitioner has accepted.

use stepwise_app::pages::episodes::{CaseLine, Unallocated};
use stepwise_domain::episode::State;
use stepwise_domain::permission::{Act, Relation};

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::lines;
use crate::services::viewer::Viewer;
use crate::store::episodes;

/// Lines at the top of a first page.
const SHOWN: usize = 10;

/// All of them, the longest waiting first.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<CaseLine>> {
    viewer.must(Act::ViewAllocation, Relation::None)?;
    let found = episodes::in_states(app.store.read(), &unallocated()).await?;
    lines::of(app, found).await
}

/// How many there are, and the longest waiting, for a first page.
pub async fn summary(app: &App, viewer: &Viewer) -> Result<Unallocated> {
    viewer.must(Act::ViewAllocation, Relation::None)?;
    let mut found = episodes::in_states(app.store.read(), &unallocated()).await?;
    let count = found.len();
    found.truncate(SHOWN);
    Ok(Unallocated {
        oldest: lines::of(app, found).await?,
        count,
    })
}

fn unallocated() -> Vec<State> {
    let all = State::ALL.iter().copied();
    all.filter(|state| state.is_unallocated()).collect()
}
