//! `cargo xtask build`: one file to copy to a server.

use crate::command::step;
use crate::{assets, paths};
use anyhow::Result;
use std::fs;
use std::process::ExitCode;

pub fn build() -> Result<ExitCode> {
    assets::build()?;
    release()?;
    let binary = paths::server("release");
    let bytes = fs::metadata(&binary)?.len();
    let tenths = bytes / 100_000;
    println!(
        "{}: {}.{} MB, assets inside",
        binary.display(),
        tenths / 10,
        tenths % 10
    );
    Ok(ExitCode::SUCCESS)
}

/// The optimised server, with the assets as they are now inside it.
pub fn release() -> Result<()> {
    step("cargo build --release --package stepwise --bin stepwise --target-dir")
        .arg(paths::target())
        .run("Building the server for release")
}
