//! A server under measurement: started, watched through `/proc`, and stopped in the end.

use anyhow::{Context, Result, bail};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Ticks of the kernel's processor clock in a second, as `/proc` counts them on Linux.
const TICKS: f64 = 100.0;

pub struct Served {
    child: Child,
    pub address: String,
    /// From starting the program to its first answer.
    pub ready: Duration,
}

impl Served {
    /// Starts `command` and waits until `http://127.0.0.1:port{path}` answers.
    pub fn start(mut command: Command, port: u16, path: &str) -> Result<Self> {
        let started = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut served = Self {
            child: child.with_context(|| format!("cannot start {command:?}"))?,
            address: format!("http://127.0.0.1:{port}"),
            ready: Duration::ZERO,
        };
        let page = format!("{}{path}", served.address);
        while ureq::get(&page).call().is_err() {
            if let Some(status) = served.child.try_wait()? {
                bail!("{command:?} ended at once: {status}");
            }
            if started.elapsed() > Duration::from_mins(5) {
                bail!("{command:?} does not answer");
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        served.ready = started.elapsed();
        Ok(served)
    }

    /// Seconds of processor time spent so far, its own and the kernel's for it.
    pub fn processor_seconds(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after.split_whitespace().skip(11).take(2);
        Ok(ticks
            .filter_map(|field| field.parse::<f64>().ok())
            .sum::<f64>()
            / TICKS)
    }

    /// Resident memory in megabytes.
    pub fn resident_mb(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kb = line.and_then(|line| line.split_whitespace().nth(1));
        let kb: f64 = kb.context("the kernel does not say")?.parse()?;
        Ok(kb / 1000.0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Nothing can be done about a program that is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
