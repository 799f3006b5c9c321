//! Journeys through the built server in a real browser, by Playwright in `e2e/`.

use super::chromium;
use super::report::Count;
use crate::command::{say, step};
use crate::{npm, paths};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;

/// Every pair of colours in the built style sheet is told apart well enough.
pub fn contrast() -> Result<()> {
    step("node contrast.mjs")
        .arg(paths::work().join("bundle/stepwise.css"))
        .within(paths::style())
        .run("Checking the contrast of colours")
}

pub fn types() -> Result<()> {
    npm::install(&paths::e2e())?;
    step("npx tsc --noEmit")
        .within(paths::e2e())
        .run("Checking the types of the browser tests")
}

pub fn test() -> Result<Count> {
    npm::install(&paths::e2e())?;
    let chromium = chromium::find_or_install()?;
    server()?;
    let results = paths::target().join("playwright.json");
    let playwright = step("npx playwright test --reporter=list,json")
        .within(paths::e2e())
        .env("CHROMIUM", chromium)
        .env("STEPWISE_BIN", paths::server("debug"))
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
    if results.exists() {
        fs::remove_file(&results)?;
    }
    say("Running the journeys in the browser");
    let ended_well = playwright.succeeds()?;
    let again = format!("To see it again, type\n\n    {}\n", playwright.line());
    let text = fs::read_to_string(&results)
        .with_context(|| format!("Playwright left no results. {again}"))?;
    let count = counted(&serde_json::from_str(&text)?);
    if !ended_well && count.failed == 0 {
        bail!("Playwright could not run to its end. {again}");
    }
    Ok(count)
}

/// Builds the server with exactly the features that the tests in Rust are built with. Alone it would
/// need fewer, and every dependency would be compiled a second time.
fn server() -> Result<()> {
    step("cargo build --workspace --bin stepwise --test it --target-dir")
        .arg(paths::target())
        .run("Building the server")
}

/// A journey that passed only when it was tried again counts as failed: it is not to be trusted.
fn counted(results: &Value) -> Count {
    let number = |name: &str| results["stats"][name].as_u64().unwrap_or(0);
    Count {
        passed: number("expected"),
        failed: number("unexpected") + number("flaky"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_journey_that_passes_only_at_times_counts_as_failed() {
        let results = json!({"stats": {"expected": 4, "unexpected": 1, "flaky": 2, "skipped": 3}});
        let count = counted(&results);
        assert_eq!((count.passed, count.failed), (4, 3));
    }
}
