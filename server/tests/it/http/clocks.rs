//! The clock worker: what falls due is told once, whatever happens to workers and clocks.

mod drafts;
mod load;
mod questions;
mod slips;

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::store::accounts;

use crate::support::app::TestApp;

/// A kind of mail to one of the tests' people, as `TestApp::run_clocks` gives it.
fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

/// Moves the clock to a minute after this.
fn go_past(app: &TestApp, time: DateTime<Utc>) {
    app.clock.set(time + TimeDelta::minutes(1));
}

/// Takes somebody's account away.
pub async fn disable(app: &TestApp, who: &str) {
    let tx = app.app.store.begin().await.unwrap();
    let id = app.account(who);
    let found = accounts::by_id(&tx, app.app.store.keys(), id).await;
    let version = found.unwrap().unwrap().version;
    let done = accounts::set_disabled(&tx, id, version, true).await;
    assert!(done.unwrap());
    tx.commit().await.unwrap();
}
