//! `cargo xtask bench`: the figures of the release build, on this machine, as one table.
//!
//! Absolute times say as much about the machine as about Stepwise, so the triage list is measured
//! in turns with a bare Axum route that answers with the same bytes.

mod load;
mod served;

use crate::command::{say, step};
use crate::{assets, build, paths};
use anyhow::{Context, Result, ensure};
use load::Page;
use served::Served;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

const PORT: u16 = 3290;
const BARE_PORT: u16 = 3291;
/// A queue of the demonstration that fills its page with 50 rows.
const TRIAGE: &str = "/triage?queue=decided";
const BROWSER: &str = "gzip, deflate, br";

#[derive(clap::Args)]
pub struct Options {
    /// Measure the release that was built last
    #[arg(long)]
    no_build: bool,
}

pub fn bench(options: &Options) -> Result<ExitCode> {
    if !options.no_build {
        assets::build()?;
        build::release()?;
        step("cargo build --release --package stepwise-bench --target-dir")
            .arg(paths::target())
            .run("Building the bare route")?;
    }
    let folder = paths::target().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    say("Filling a demonstration");
    drop(stepwise(&folder)?);
    let server = stepwise(&folder)?;
    line(
        "release binary",
        megabytes(&paths::server("release"))?,
        "MB",
    );
    line("ready after start", server.ready.as_secs_f64() * 1e3, "ms");
    weights(&server)?;
    triage(&server, &folder)?;
    others(&server)?;
    line("resident memory after that", server.resident_mb()?, "MB");
    Ok(ExitCode::SUCCESS)
}

fn stepwise(folder: &Path) -> Result<Served> {
    let mut command = Command::new(paths::server("release"));
    command.args(["serve", "--demo", "--data-dir"]).arg(folder);
    command.args(["--port", &PORT.to_string()]);
    Served::start(command, PORT, "/readyz")
}

fn line(what: &str, figure: f64, unit: &str) {
    println!("{what:<44}{figure:>10.1} {unit}");
}

#[expect(clippy::cast_precision_loss, reason = "a size to one decimal")]
fn megabytes(file: &Path) -> Result<f64> {
    Ok(fs::metadata(file)?.len() as f64 / 1e6)
}

/// What the pages that anybody opens weigh as sent, without what they link to.
fn weights(server: &Served) -> Result<()> {
    let agent = ureq::Agent::new_with_defaults();
    for path in ["/", "/status", "/thresholds"] {
        let page = Page {
            server,
            path,
            cookie: "",
            encoding: BROWSER,
        };
        #[expect(clippy::cast_precision_loss, reason = "a size to one decimal")]
        let kilobytes = page.bytes(&agent)?.len() as f64 / 1e3;
        line(&format!("{path} as sent"), kilobytes, "KB");
    }
    Ok(())
}

/// The triage list beside the bare route, compressed as for a browser and plain.
fn triage(server: &Served, folder: &Path) -> Result<()> {
    let cookie = sign_in(server, "coordinator@northmoor.example")?;
    let agent = ureq::Agent::new_with_defaults();
    for encoding in ["identity", BROWSER] {
        let page = Page {
            server,
            path: TRIAGE,
            cookie: &cookie,
            encoding,
        };
        let bytes = page.bytes(&agent)?;
        let file = folder.join("page");
        fs::write(&file, &bytes)?;
        let mut command = Command::new(paths::release("bare"));
        command.arg(format!("127.0.0.1:{BARE_PORT}")).arg(&file);
        let bare = Served::start(command, BARE_PORT, "/")?;
        let floor = Page {
            server: &bare,
            path: "/",
            cookie: "",
            encoding,
        };
        let (own, bare) = page.cost_beside(&floor)?;
        let name = format!("triage list, {} bytes ({encoding})", bytes.len());
        println!("{name}");
        line("  requests a second", own.per_second, "/s");
        line("  processor time a request", own.processor, "µs");
        line("  bare route, requests a second", bare.per_second, "/s");
        line(
            "  bare route, processor time a request",
            bare.processor,
            "µs",
        );
    }
    Ok(())
}

/// The first pages of those who work with families, and a referral as a PDF.
fn others(server: &Served) -> Result<()> {
    let agent = ureq::Agent::new_with_defaults();
    for (who, path) in [
        ("manager@northmoor.example", "/overview"),
        ("mash@northmoor.example", "/mash"),
        ("practitioner@northmoor.example", "/episodes"),
        ("dsl@hillside-school.example", "/referrals"),
    ] {
        let cookie = sign_in(server, who)?;
        let page = |path| Page {
            server,
            path,
            cookie: &cookie,
            encoding: "identity",
        };
        let processor = |path| anyhow::Ok(page(path).round()?.processor);
        let what = format!("{path}, processor time a request");
        line(&what, processor(path)?, "µs");
        if path == "/referrals" {
            let list = String::from_utf8(page(path).bytes(&agent)?)?;
            let first = list.split("\"/referrals/EH-").nth(1);
            let first = first.and_then(|rest| rest.split('"').next());
            let first = first.context("the school has sent no referral")?;
            let pdf = format!("/referrals/EH-{first}/record.pdf");
            line("a referral as PDF, the same", processor(&pdf)?, "µs");
        }
    }
    Ok(())
}

/// Signs somebody of the demonstration in; the cookies, as they are sent back.
fn sign_in(server: &Served, email: &str) -> Result<String> {
    let config = ureq::Agent::config_builder().max_redirects(0).build();
    let form = [("email", email), ("password", "harbour-lantern-demo")];
    let answer = ureq::Agent::new_with_config(config)
        .post(format!("{}/sign-in", server.address))
        .header("sec-fetch-site", "same-origin")
        .send_form(form)?;
    ensure!(answer.status() == 303, "the sign-in failed");
    let cookies = answer.headers().get_all("set-cookie").iter();
    let pairs = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    Ok(pairs.collect::<Vec<_>>().join("; "))
}
