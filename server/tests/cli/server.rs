//! The program, serving.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a slow machine may take over anything here.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, serving until it ends or is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts it on a free port and waits until it says that it serves.
    pub fn start(home: &TempDir, arguments: &[&str]) -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let log = home.path().join("log");
        let mut child = Command::new(env!("CARGO_BIN_EXE_stepwise"))
            .current_dir(home.path())
            .env_clear()
            .args(["serve", "--port", &address.port().to_string()])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let serves = lines.any(|line| line.unwrap().starts_with("Stepwise is at"));
        let server = Self {
            child,
            address,
            log,
        };
        assert!(serves, "the server did not start: {}", server.log());
        server
    }

    /// What it logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub fn connect(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// The whole answer, its headers too.
    pub fn get(&self, path: &str) -> String {
        let mut stream = self.connect().unwrap();
        let host = self.address;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// As a service manager does it.
    pub fn ask_to_stop(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(told.success());
    }

    /// Waits until nobody new is let in.
    pub fn refuses_others(&self) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.connect() {
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => return,
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        panic!("new connections are still taken");
    }

    /// The exit code, once it has ended by itself.
    pub fn exit_code(&mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server does not end");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
