//! The islands: Rust to WebAssembly, then the script that joins it to the page, then made small.
//!
//! `wasm-bindgen` runs as a library at the version in the lock file: the command-line tool has to
//! match exactly and takes minutes to install.

use super::inputs::{Inputs, is_current, short_hash};
use crate::command::{say, step};
use crate::{link, paths, wasm_target};
use anyhow::{Context, Result, anyhow};
use std::path::{Path, PathBuf};
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

/// Below this a build holds no island at all: the linker dropped the crate that declares them.
const SUSPICIOUSLY_SMALL: u64 = 10_000;

pub struct Islands {
    /// The module to serve.
    pub wasm: PathBuf,
    /// The script that wasm-bindgen wrote for it.
    pub glue: PathBuf,
}

impl Islands {
    /// The address that the module is served at.
    pub fn address(&self) -> Result<String> {
        let hash = short_hash(&fs::read(&self.wasm)?);
        Ok(format!("/assets/stepwise_app-{hash}.wasm"))
    }
}

/// Builds what changed since the last time.
pub fn build() -> Result<Islands> {
    let compiled = compile()?;
    let folder = paths::work().join("islands");
    let islands = Islands {
        wasm: folder.join("stepwise_app.wasm"),
        glue: folder.join("stepwise_app.js"),
    };
    let stamp = paths::work().join("islands.stamp");
    let digest = Inputs::default()
        .file(&compiled)?
        .file(&paths::style().join("package-lock.json"))?
        .text(include_str!("wasm.rs"))
        .digest();
    if is_current(&stamp, &digest, &[&islands.wasm, &islands.glue]) {
        return Ok(islands);
    }
    join(&compiled, &folder)?;
    shrink(&folder.join("stepwise_app_bg.wasm"), &islands.wasm)?;
    fs::write(stamp, digest)?;
    if fs::metadata(&islands.wasm)?.len() < SUSPICIOUSLY_SMALL {
        say("The browser's part is very small: it seems to hold no island");
    }
    Ok(islands)
}

fn compile() -> Result<PathBuf> {
    let build = step(
        "cargo build --quiet --package stepwise-app --lib --features hydrate --profile browser",
    );
    let build = match link::real()? {
        None => build,
        Some(linker) => build
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                env::current_exe()?,
            )
            .env(link::REAL, linker),
    };
    build
        .args(["--target", wasm_target::NAME])
        .arg("--target-dir")
        .arg(paths::target())
        // The flags of the development build would reach the browser and weigh there.
        .env("CARGO_ENCODED_RUSTFLAGS", "")
        .run("Building the part that runs in the browser")?;
    let folder = paths::target().join(wasm_target::NAME).join("browser");
    Ok(folder.join("stepwise_app.wasm"))
}

fn join(compiled: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Bindgen::new()
        .input_path(compiled)
        .out_name("stepwise_app")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|error| anyhow!("{error:?}"))
        .context("wasm-bindgen could not join the browser's part to the page")
}

fn shrink(from: &Path, to: &Path) -> Result<()> {
    step("node_modules/.bin/wasm-opt -Oz --converge --strip-debug --strip-producers")
        // Copied into its callers a function is shorter, and packs worse than the calls would.
        .args(["--always-inline-max-function-size=0"])
        .args(["--flexible-inline-max-function-size=0"])
        .args(["--one-caller-inline-max-function-size=0"])
        // What rustc uses by default and every browser of the last years has.
        .args(["--enable-bulk-memory", "--enable-mutable-globals"])
        .args(["--enable-nontrapping-float-to-int", "--enable-sign-ext"])
        .args(["--enable-reference-types", "--enable-multivalue"])
        .arg(from)
        .arg("-o")
        .arg(to)
        .within(paths::style())
        .run("Making the browser's part small")
}
