//! Formatting and lints. The server's side and the browser's are linted apart: together their
//! features would contradict each other.

use crate::command::step;
use crate::{paths, wasm_target};
use anyhow::Result;

pub fn format() -> Result<()> {
    step("cargo fmt --all --check").run("Checking the format (`cargo fmt --all` mends it)")
}

pub fn server() -> Result<()> {
    step("cargo clippy --quiet --workspace --all-targets --target-dir")
        .arg(paths::target())
        .args(["--", "-D", "warnings"])
        .run("Linting the server's side")
}

pub fn browser() -> Result<()> {
    wasm_target::install()?;
    step("cargo clippy --quiet --package stepwise-app --lib --features hydrate --target")
        .arg(wasm_target::NAME)
        .arg("--target-dir")
        .arg(paths::target())
        .args(["--", "-D", "warnings"])
        // As it is built for people: with view types erased, the compiler overlooks some mistakes.
        .env("CARGO_ENCODED_RUSTFLAGS", "")
        .run("Linting the browser's side")
}
