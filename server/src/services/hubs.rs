//! The directory of hubs, as an operator writes it.

use serde_json::json;
use stepwise_domain::hub::Hub;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store::audit;
use crate::store::hubs::{self, Put};

/// What became of the hubs.
#[derive(Debug)]
pub struct Loaded {
    pub new: Vec<Hub>,
    pub changed: Vec<Hub>,
    pub same: Vec<Hub>,
    /// Those that were not given. They stay: families and decisions may belong to them.
    pub kept: Vec<Hub>,
}

/// Puts these hubs into the directory in their order, and those it had besides behind them.
///
/// # Errors
/// [`Error::Refused`] where a new hub would take the address of one that stays.
pub async fn load(app: &App, given: &[Hub]) -> Result<Loaded> {
    let tx = app.store.begin().await?;
    let mut kept = hubs::all(&tx).await?;
    kept.retain(|old| given.iter().all(|hub| hub.id != old.id));
    let taken = |hub: &Hub| kept.iter().find(|old| old.slug == hub.slug);
    if let Some((hub, old)) = given.iter().find_map(|hub| Some((hub, taken(hub)?))) {
        return Err(Error::Refused(format!(
            "the hub “{}” has the slug “{}” of “{}”, whose id is “{}”: give it that id if it is the same hub, and another slug if it is not",
            hub.name, hub.slug, old.name, old.id
        )));
    }
    let mut puts = Vec::new();
    for (position, hub) in (0..).zip(given.iter().chain(&kept)) {
        puts.push(hubs::put(&tx, position, hub).await?);
    }
    let of = |wanted: Put| {
        let found = given.iter().zip(&puts).filter(|(_, put)| **put == wanted);
        found.map(|(hub, _)| hub.clone()).collect()
    };
    let loaded = Loaded {
        new: of(Put::New),
        changed: of(Put::Changed),
        same: of(Put::Same),
        kept,
    };
    let ids = |hubs: &[Hub]| hubs.iter().map(|hub| hub.id.clone()).collect::<Vec<_>>();
    let detail = json!({
        "new": ids(&loaded.new),
        "changed": ids(&loaded.changed),
        "kept": ids(&loaded.kept),
    });
    audit::append(&tx, app.now(), None, "hubs.loaded", ("hub", None), detail).await?;
    tx.commit().await?;
    Ok(loaded)
}
