//! As much of a browser as sending takes.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

use stepwise::demo::{PASSWORD, SIGN_INS};

/// A browser in which somebody has signed in. The session outlives the server.
#[derive(Clone)]
pub struct Browser {
    pub address: SocketAddr,
    cookie: String,
}

impl Browser {
    /// The school's safeguarding lead signs in.
    pub fn signed_in(address: SocketAddr) -> Self {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("email", SIGN_INS[0].0)
            .append_pair("password", PASSWORD)
            .finish();
        let answer = ask(address, "/sign-in", "", &form).unwrap();
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let set = headers(&answer, "set-cookie");
        let pairs: Vec<_> = set.iter().filter_map(|one| one.split(';').next()).collect();
        let cookie = pairs.join("; ");
        Self { address, cookie }
    }

    /// Posts an empty form; gives where the whole, successful answer leads.
    ///
    /// # Errors
    /// If the server went away before its answer was complete.
    pub fn post(&self, path: &str) -> io::Result<String> {
        let answer = ask(self.address, path, &self.cookie, "")?;
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        Ok(headers(&answer, "location").concat())
    }
}

fn ask(address: SocketAddr, path: &str, cookie: &str, form: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.contains("\r\n\r\n") {
        Ok(answer)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Every value of a header.
fn headers<'a>(answer: &'a str, name: &str) -> Vec<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs
        .filter(|(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
        .collect()
}
