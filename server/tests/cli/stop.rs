//! A server that is told to stop finishes what it was asked, takes nothing new, and ends well.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::directory;

/// How long a slow machine may take over anything here.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn a_request_under_way_is_answered_whole_after_the_server_was_told_to_stop() {
    let home = directory();
    let mut server = Server::start(&home);
    let mut slow = server.connect().unwrap();
    let body = format!("email=nobody%40people.example&password={}", "x".repeat(500));
    let (first, rest) = body.split_at(body.len() / 2);
    write!(
        slow,
        "POST /sign-in HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
        server.address,
        body.len()
    )
    .unwrap();
    server.answers_others();

    server.ask_to_stop();
    server.refuses_others();
    slow.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(answer.contains("There is a problem"), "{answer}");
    assert!(
        answer.trim_end().ends_with("</html>"),
        "to its end: {answer}"
    );
    assert_eq!(server.exit_code(), Some(0));
}

/// The program, serving until it ends or is dropped.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts it on a free port and waits until it says that it serves.
    fn start(home: &TempDir) -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let mut child = Command::new(env!("CARGO_BIN_EXE_stepwise"))
            .current_dir(home.path())
            .env_clear()
            .env("RUST_LOG", "warn")
            .args(["serve", "--demo", "--port", &address.port().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let serves = lines.any(|line| line.unwrap().starts_with("Stepwise is at"));
        assert!(serves, "the server did not start");
        Self { child, address }
    }

    fn connect(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// Another request is answered, so what was sent before it has arrived.
    fn answers_others(&self) {
        let mut stream = self.connect().unwrap();
        write!(stream, "GET /healthz HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(" 200 "), "{answer}");
    }

    /// As a service manager does it.
    fn ask_to_stop(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(told.success());
    }

    /// Waits until nobody new is let in.
    fn refuses_others(&self) {
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
    fn exit_code(&mut self) -> Option<i32> {
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
