//! Installing the npm packages that a folder's lock file names, once for each lock file.

use crate::command::{say, step};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Makes `folder/node_modules` what the lock file says. Quick when it already is.
pub fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("no {}", lock.display()))?;
    let stamp = folder.join("node_modules/.stepwise-lock");
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    step("npm ci")
        .within(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run(&format!("Installing the npm packages of {name}/"))?;
    fs::write(&stamp, wanted)?;
    say("npm packages are in place");
    Ok(())
}
