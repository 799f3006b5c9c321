//! `cargo xtask test`: what CI runs, with everything it needs set up first.
//!
//! Every check runs even where an earlier one failed; the last line says how many passed and failed.

mod bans;
mod browser;
mod chromium;
mod direction;
mod lint;
mod packages;
mod postgres;
mod report;
mod rust;

use crate::assets;
use report::Report;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Options {
    /// Leave out what takes longest: the browser, and PostgreSQL
    #[arg(long)]
    quick: bool,
    /// Run these checks only
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Formatting
    Fmt,
    /// Lints, for the server's side and for the browser's
    Clippy,
    /// Which crate may know which, and what may be used where
    Deps,
    /// Tests in Rust, on SQLite and on PostgreSQL
    Rust,
    /// Journeys in a real browser
    Browser,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        if self.only.is_empty() {
            !(self.quick && part == Part::Browser)
        } else {
            self.only.contains(&part)
        }
    }
}

pub fn test(options: &Options) -> ExitCode {
    let mut report = Report::default();
    if options.wants(Part::Fmt) {
        report.check("format", lint::format);
    }
    if options.wants(Part::Deps) {
        report.check("direction of dependencies", direction::check);
        report.check("one clock", bans::one_clock);
    }
    if options.wants(Part::Clippy) {
        report.check("lints, server's side", lint::server);
        report.check("lints, browser's side", lint::browser);
    }
    let needs_assets = options.wants(Part::Rust) || options.wants(Part::Browser);
    let assets_ready = needs_assets && report.check("assets", || assets::build().map(drop));
    if options.wants(Part::Rust) {
        report.count("Rust tests", || rust::test(!options.quick));
    }
    if options.wants(Part::Browser) && assets_ready {
        report.check("contrast of colours", browser::contrast);
        report.check("types of the browser tests", browser::types);
        report.count("browser tests", browser::test);
    }
    report.finish()
}
