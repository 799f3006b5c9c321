//! Finding a Chromium, or installing one.

use super::packages;
use crate::command::{find, say};
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser's program: `CHROMIUM`, one of the system's, or one that Playwright fetched earlier.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(found) = here() {
        say(&format!("The browser is {}", found.display()));
        return Ok(found);
    }
    packages::install(
        "chromium",
        ", or type\n\n    cd e2e && npx playwright install --with-deps chromium\n",
    )?;
    here().context(
        "the package chromium brought no browser. Type\n\n    \
         cd e2e && npx playwright install --with-deps chromium\n",
    )
}

fn here() -> Option<PathBuf> {
    let given = env::var_os("CHROMIUM").map(PathBuf::from);
    given
        .filter(|program| program.is_file())
        .or_else(|| NAMES.iter().find_map(|name| find(name)))
        .or_else(fetched_by_playwright)
}

fn fetched_by_playwright() -> Option<PathBuf> {
    let cache = match env::var_os("PLAYWRIGHT_BROWSERS_PATH") {
        Some(path) => PathBuf::from(path),
        None => Path::new(&env::var_os("HOME")?).join(".cache/ms-playwright"),
    };
    let mut candidates = fs::read_dir(cache)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .flat_map(|folder| ["chrome-linux", "chrome-linux64"].map(|name| folder.join(name)))
        .map(|folder| folder.join("chrome"))
        .filter(|program| program.is_file())
        .collect::<Vec<_>>();
    candidates.sort();
    candidates.pop()
}
