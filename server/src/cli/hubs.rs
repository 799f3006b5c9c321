//! `stepwise hubs`.

use std::path::Path;

use stepwise_domain::hub::Hub;

use super::{Failure, start};
use crate::services::hubs;
use crate::settings::Settings;

/// Puts the hubs of the file into the database and says what became of each.
pub async fn load(settings: Settings, file: &Path) -> Result<(), Failure> {
    let given = read(file)?;
    let app = start::app(settings).await?;
    let loaded = hubs::load(&app, &given)
        .await
        .map_err(|error| Failure::running("Nothing was changed", error))?;
    for (what, hubs) in [
        ("New", loaded.new),
        ("Changed", loaded.changed),
        ("As it was", loaded.same),
        ("Not in the file, and kept", loaded.kept),
    ] {
        for hub in hubs {
            println!("{what}: {}", hub.name);
        }
    }
    Ok(())
}

/// Says whether the file can be loaded; that needs neither settings nor a database.
pub fn check(file: &Path) -> Result<(), Failure> {
    let given = read(file)?;
    println!("The file can be loaded. Hubs in it: {}", given.len());
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Hub>, Failure> {
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::Usage(format!("Cannot read {name}: {error}")))?;
    Hub::load_all(&text)
        .map_err(|error| Failure::Usage(format!("The hubs in {name} cannot be used:\n{error}")))
}
