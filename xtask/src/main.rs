//! `cargo xtask`: everything a person types to work on Stepwise, and everything CI runs.
//!
//! Each command sets up what it needs, says what it does while it does it and, where it cannot go
//! on, prints the exact command to type.

mod assets;
mod bench;
mod build;
mod command;
mod link;
mod npm;
mod paths;
mod run;
mod test;
mod wasm_target;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Runs, tests and builds Stepwise")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds what is missing and serves a demonstration on this machine
    Run(run::Options),
    /// Runs every check that CI runs and says how many passed and failed
    Test(test::Options),
    /// Makes one self-contained release binary
    Build,
    /// Measures the release build
    Bench(bench::Options),
    /// Builds the style sheet and the scripts only
    Assets,
}

fn main() -> ExitCode {
    if let Some(linker) = std::env::var_os(link::REAL) {
        return link::link(&linker, std::env::args_os().skip(1));
    }
    let outcome = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => Ok(test::test(&options)),
        Command::Build => build::build(),
        Command::Bench(options) => bench::bench(&options),
        Command::Assets => assets::build().map(|_| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("\nxtask: {error:#}");
        ExitCode::FAILURE
    })
}
