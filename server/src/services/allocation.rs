//! Families whom no lead practitioner has accepted.

use stepwise_app::pages::episodes::{CaseLine, Unallocated};
use stepwise_domain::permission::{Act, Relation};

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::lines;
use crate::services::viewer::Viewer;
use crate::store::episodes;

/// Lines at the top of a first page.
const SHOWN: u64 = 10;
/// Lines on the page of their own.
const MOST: u64 = 500;

/// The longest waiting, and how many there are in all.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Unallocated> {
    longest(app, viewer, MOST).await
}

/// The same for a first page.
pub async fn summary(app: &App, viewer: &Viewer) -> Result<Unallocated> {
    longest(app, viewer, SHOWN).await
}

async fn longest(app: &App, viewer: &Viewer, most: u64) -> Result<Unallocated> {
    viewer.must(Act::ViewAllocation, Relation::None)?;
    let db = app.store.read();
    let found = episodes::longest_unallocated(db, most).await?;
    let count = match usize::try_from(episodes::count_unallocated(db).await?) {
        Ok(count) => count,
        Err(_) => found.len(),
    };
    let oldest: Vec<CaseLine> = lines::since(app, found).await?;
    Ok(Unallocated { oldest, count })
}
