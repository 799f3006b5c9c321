//! The real program.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};

use crate::home::Home;

/// A server that runs until it is killed, at the latest when it is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

fn program(home: &Home, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stepwise"));
    command
        .args(arguments)
        .arg("--demo")
        .arg("--data-dir")
        .arg(home.directory())
        .arg("--database-url")
        .arg(home.database_url());
    command.env("STEPWISE_SMTP_URL", home.mails.url());
    command.env("RUST_LOG", "warn").stdin(Stdio::null());
    command
}

impl Server {
    /// Makes the database, with the demonstration's people in it.
    pub fn seed(home: &Home) {
        let done = program(home, &["seed-demo"]).output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }

    /// Starts it on a free port and waits until it says that it serves.
    pub fn start(home: &Home) -> Self {
        Self::started(home, 0)
    }

    /// The same tomorrow.
    pub fn start_a_day_later(home: &Home) -> Self {
        Self::started(home, 1)
    }

    fn started(home: &Home, days_ahead: u8) -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let mut command = program(home, &["serve", "--port", &address.port().to_string()]);
        command.env("STEPWISE_DAYS_AHEAD", days_ahead.to_string());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let serves = lines.any(|line| line.unwrap().starts_with("Stepwise is at"));
        assert!(serves, "the server did not start");
        Self { child, address }
    }

    /// As when the power goes: no time to finish anything.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Proves the audit log with the program's own command.
    pub fn verify_audit(home: &Home) {
        let done = program(home, &["audit", "verify"]).output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
