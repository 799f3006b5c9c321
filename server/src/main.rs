//! The command line of Stepwise.
//!
//! Exit codes: 0 done; 1 it failed while running; 2 the command, a file it was given or the
//! settings are wrong; 3 what was to be proved does not hold (`audit verify`).

use std::process::ExitCode;

use clap::Parser;
use stepwise::cli::{Cli, run};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("Cannot start: {error}");
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.code())
        }
    }
}
