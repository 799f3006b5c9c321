//! Where things are, whatever folder the command was typed in.

use std::path::{Path, PathBuf};

/// The workspace's root: the folder above this crate.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The one target folder that every command shares.
pub fn target() -> PathBuf {
    root().join("target")
}

/// What the server serves under `/assets`, and embeds in a release.
pub fn site() -> PathBuf {
    target().join("site")
}

/// Half-made assets: what later runs compare their inputs with.
pub fn work() -> PathBuf {
    target().join("site-work")
}

pub fn style() -> PathBuf {
    root().join("style")
}

pub fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The server's binary in a profile's folder (`debug` or `release`).
pub fn server(profile: &str) -> PathBuf {
    target().join(profile).join("stepwise")
}

/// Another optimised program.
pub fn release(name: &str) -> PathBuf {
    target().join("release").join(name)
}
