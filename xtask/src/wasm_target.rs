//! The compiler's target for the part that runs in the browser.

use crate::command::{find, step};
use anyhow::{Result, bail};
use std::path::Path;

pub const NAME: &str = "wasm32-unknown-unknown";

/// Installs the target through rustup where it is missing.
pub fn install() -> Result<()> {
    if is_installed()? {
        return Ok(());
    }
    let add = step("rustup target add").arg(NAME);
    if find("rustup").is_none() {
        bail!(
            "the compiler cannot build for {NAME} and rustup is not here to add it. Install the \
             target with your system's packages, or install rustup and type\n\n    {}\n",
            add.line()
        );
    }
    add.run("Adding the compiler's target for the browser")
}

fn is_installed() -> Result<bool> {
    let output = step("rustc --print target-libdir --target")
        .arg(NAME)
        .output()?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success() && Path::new(folder.trim()).is_dir())
}
