//! A server that is told to stop finishes what it was asked, takes nothing new, and ends well.

use std::io::{Read, Write};

use super::directory;
use super::server::Server;

#[test]
fn a_request_under_way_is_answered_whole_after_the_server_was_told_to_stop() {
    let home = directory();
    let mut server = Server::start(&home, &["--demo"]);
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
    // Another request is answered, so what was sent before it has arrived.
    let other = server.get("/healthz");
    assert!(other.contains(" 200 "), "{other}");

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
