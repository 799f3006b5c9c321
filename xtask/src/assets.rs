//! Builds `target/site`: style sheet, scripts and the islands' WebAssembly, each under a name that
//! holds its content's hash, compressed beside it, and `manifest.json` that leads from the plain
//! names to those.
//!
//! What is up to date is left alone, so that a second run costs next to nothing.

mod bundle;
mod inputs;
mod publish;
mod wasm;

use crate::{command::say, npm, paths, wasm_target};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// A file that is ready to be served: its plain name and where it lies now.
pub struct Asset {
    pub name: &'static str,
    pub file: PathBuf,
}

/// Brings `target/site` up to date; whether anything had changed.
pub fn build() -> Result<bool> {
    wasm_target::install()?;
    npm::install(&paths::style())?;
    fs::create_dir_all(paths::work())?;
    let islands = wasm::build()?;
    let bundled = bundle::build(&islands)?;
    let assets = [
        Asset {
            name: "stepwise_app.wasm",
            file: islands.wasm,
        },
        bundled.file("stepwise.css"),
        bundled.file("stepwise.js"),
        bundled.file("islands.js"),
        Asset {
            name: "favicon.svg",
            file: paths::style().join("favicon.svg"),
        },
    ];
    let changed = publish::publish(&assets)?;
    if changed {
        say("Assets are ready in target/site");
    }
    Ok(changed)
}
