//! Logs: for a person, or one JSON object a line. Identifiers, never personal data.

use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;

/// What is shown where `RUST_LOG` does not choose.
pub const FILTER: &str = "info,sea_orm_migration=warn,sqlx=warn";

/// Starts logging to standard error. `RUST_LOG` chooses what is shown.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(FILTER));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start, as tests make it, keeps the first.
    let started = if json {
        log.json().try_init()
    } else {
        log.try_init()
    };
    drop(started);
    std::panic::set_hook(Box::new(log_panic));
}

/// Logs where a panic arose. Its words are left out: they may repeat what somebody typed.
pub fn log_panic(panic: &PanicHookInfo) {
    let at = panic.location().map(ToString::to_string);
    tracing::error!(error.at = at, "panicked");
}
