//! The style sheet and the scripts, by sass and esbuild in `style/build.mjs`.

use super::Asset;
use super::inputs::{Inputs, is_current};
use super::wasm::Islands;
use crate::command::step;
use crate::paths;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// The folder that the bundles were written to.
pub struct Bundled(PathBuf);

impl Bundled {
    pub fn file(&self, name: &'static str) -> Asset {
        Asset {
            name,
            file: self.0.join(name),
        }
    }
}

/// Builds them where their sources, or the islands they name, changed.
pub fn build(islands: &Islands) -> Result<Bundled> {
    let style = paths::style();
    let folder = paths::work().join("bundle");
    let bundled = Bundled(folder.clone());
    let address = islands.address()?;
    let digest = Inputs::default()
        .text(&address)
        .file(&islands.glue)?
        .file(&style.join("package-lock.json"))?
        .file(&style.join("build.mjs"))?
        .file(&style.join("stepwise.scss"))?
        .folder(&style.join("scss"))?
        .folder(&style.join("js"))?
        .digest();
    let stamp = paths::work().join("bundle.stamp");
    let results = ["stepwise.css", "stepwise.js", "islands.js"].map(|name| folder.join(name));
    if is_current(&stamp, &digest, &results.each_ref().map(PathBuf::as_path)) {
        return Ok(bundled);
    }
    step("node build.mjs")
        .arg(&folder)
        .arg(&islands.glue)
        .arg(&address)
        .within(style)
        .run("Building the style sheet and the scripts")?;
    fs::write(stamp, digest)?;
    Ok(bundled)
}
