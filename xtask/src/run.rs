//! `cargo xtask run`: from a fresh clone to a demonstration in the browser.
//!
//! The server itself brings its database up to date, fills an empty one with invented people and
//! prints their sign-ins; this only sees to it that there is a server to start.

use crate::command::{program, say, step};
use crate::{assets, build, paths};
use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Options {
    /// Build and start the optimised server
    #[arg(long)]
    release: bool,
    /// The port to serve on
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// `sqlite:…` or `postgres://…` in place of a SQLite file in data/
    #[arg(long, env = "STEPWISE_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    assets::build()?;
    let binary = server(options.release)?;
    say(&format!(
        "Starting on http://127.0.0.1:{} (Ctrl-C stops it; the data stays in data/)",
        options.port
    ));
    let mut serve = program(&binary)
        .args(["serve", "--demo", "--data-dir", "data", "--port"])
        .arg(options.port.to_string());
    if let Some(url) = &options.database_url {
        // In the environment and not on the command line, where anyone could read its password.
        serve = serve.env("STEPWISE_DATABASE_URL", url);
    }
    serve.replace_this_process()
}

fn server(release: bool) -> Result<PathBuf> {
    if release {
        build::release()?;
    } else {
        debug_server()?;
    }
    Ok(paths::server(if release { "release" } else { "debug" }))
}

/// The development server, which reads the assets from `target/site`.
fn debug_server() -> Result<()> {
    // Of the whole workspace, as the tests build it: nothing is compiled twice.
    step("cargo build --workspace --bin stepwise --target-dir")
        .arg(paths::target())
        .run("Building the server (the first time this takes some minutes)")
}
