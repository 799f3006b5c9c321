//! A mail server on this machine that does as it is told, for tests.
//!
//! It speaks enough SMTP for a whole delivery (EHLO, STARTTLS, AUTH PLAIN, MAIL, RCPT, DATA) and
//! keeps what it takes, so a test can be sure of what really went over the wire.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// How a server behaves. `answers` replaces the usual answer to a command, such as
/// `("RCPT", "550 no such person")`; the last word of a mail is answered as `"."`. An answer of
/// `"stall"` never comes; `"drop"` closes the connection.
#[derive(Clone, Default)]
pub struct Manner {
    pub answers: BTreeMap<&'static str, &'static str>,
    pub tls: Encryption,
    /// Asks for AUTH PLAIN with this, base64 of `\0user\0password`.
    pub login: Option<&'static str>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Encryption {
    #[default]
    None,
    StartTls,
    FromTheFirstByte,
}

/// A mail as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub data: String,
    pub encrypted: bool,
}

#[derive(Default)]
struct Log {
    taken: Vec<Taken>,
    commands: Vec<String>,
}

/// A running server; it ends with the test's runtime.
pub struct SmtpServer {
    pub address: SocketAddr,
    /// The certificate it shows, in PEM form, for the host `localhost`.
    pub certificate: String,
    log: Arc<Mutex<Log>>,
}

impl SmtpServer {
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Mutex::new(Log::default()));
        let (acceptor, certificate) = acceptor();
        let kept = Arc::clone(&log);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (manner, log, acceptor) = (manner.clone(), Arc::clone(&kept), acceptor.clone());
                tokio::spawn(async move { converse(stream, manner, log, acceptor).await });
            }
        });
        Self {
            address,
            certificate,
            log,
        }
    }

    /// Every mail it has said yes to, and those it was given before it failed.
    pub fn taken(&self) -> Vec<Taken> {
        self.log.lock().unwrap().taken.clone()
    }

    /// The first words of every command, in order.
    pub fn commands(&self) -> Vec<String> {
        self.log.lock().unwrap().commands.clone()
    }
}

fn acceptor() -> (TlsAcceptor, String) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = tokio_rustls::rustls::crypto::ring::default_provider();
    let config = ServerConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), made.cert.pem())
}

async fn converse(
    stream: tokio::net::TcpStream,
    manner: Manner,
    log: Arc<Mutex<Log>>,
    acceptor: TlsAcceptor,
) -> io::Result<()> {
    let mut talk = Talk {
        manner,
        log,
        encrypted: false,
    };
    if talk.manner.tls == Encryption::FromTheFirstByte {
        talk.encrypted = true;
        let stream = acceptor.accept(stream).await?;
        return talk.session(BufReader::new(stream), true).await.map(drop);
    }
    let Some(plain) = talk.session(BufReader::new(stream), true).await? else {
        return Ok(());
    };
    talk.encrypted = true;
    let stream = acceptor.accept(plain.into_inner()).await?;
    talk.session(BufReader::new(stream), false).await.map(drop)
}

struct Talk {
    manner: Manner,
    log: Arc<Mutex<Log>>,
    encrypted: bool,
}

impl Talk {
    /// Gives the stream back where the client asked for STARTTLS.
    async fn session<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        mut stream: BufReader<S>,
        greet: bool,
    ) -> io::Result<Option<BufReader<S>>> {
        let mut mail = Taken {
            from: String::new(),
            to: Vec::new(),
            data: String::new(),
            encrypted: self.encrypted,
        };
        if greet {
            self.answer(&mut stream, "greeting", "220 ready").await?;
        }
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(None);
            }
            let line = line.trim_end().to_owned();
            let verb = line.split_whitespace().next().unwrap_or_default();
            self.log.lock().unwrap().commands.push(verb.to_owned());
            match verb {
                "EHLO" => {
                    let features = self.features();
                    self.answer(&mut stream, "EHLO", &features).await?;
                }
                "STARTTLS" => {
                    self.answer(&mut stream, "STARTTLS", "220 go on").await?;
                    return Ok(Some(stream));
                }
                "AUTH" => {
                    let given = line.rsplit(' ').next();
                    let answer = if given.is_some() && given == self.manner.login {
                        "235 welcome"
                    } else {
                        "535 wrong"
                    };
                    self.answer(&mut stream, "AUTH", answer).await?;
                }
                "MAIL" => {
                    line.clone_into(&mut mail.from);
                    self.answer(&mut stream, "MAIL", "250 ok").await?;
                }
                "RCPT" => {
                    mail.to.push(line);
                    self.answer(&mut stream, "RCPT", "250 ok").await?;
                }
                "DATA" => {
                    self.answer(&mut stream, "DATA", "354 go on").await?;
                    if self.manner.answers.contains_key("DATA") {
                        continue;
                    }
                    mail.data = read_data(&mut stream).await?;
                    self.log.lock().unwrap().taken.push(mail.clone());
                    self.answer(&mut stream, ".", "250 taken").await?;
                }
                "QUIT" => {
                    self.answer(&mut stream, "QUIT", "221 bye").await?;
                    return Ok(None);
                }
                _ => self.answer(&mut stream, verb, "502 what?").await?,
            }
        }
    }

    fn features(&self) -> String {
        let mut features = vec!["localhost"];
        if self.manner.tls == Encryption::StartTls && !self.encrypted {
            features.push("STARTTLS");
        }
        if self.manner.login.is_some() {
            features.push("AUTH PLAIN");
        }
        let last = features.len() - 1;
        let lines = features.iter().enumerate().map(|(index, feature)| {
            let joint = if index == last { ' ' } else { '-' };
            format!("250{joint}{feature}")
        });
        lines.collect::<Vec<_>>().join("\r\n")
    }

    async fn answer<S: AsyncWrite + Unpin>(
        &self,
        stream: &mut S,
        to: &str,
        usual: &str,
    ) -> io::Result<()> {
        match self.manner.answers.get(to).copied().unwrap_or(usual) {
            "stall" => std::future::pending().await,
            "drop" => Err(io::ErrorKind::ConnectionAborted.into()),
            words => {
                stream.write_all(format!("{words}\r\n").as_bytes()).await?;
                stream.flush().await
            }
        }
    }
}

async fn read_data<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> io::Result<String> {
    let mut data = String::new();
    loop {
        let start = data.len();
        if stream.read_line(&mut data).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if data[start..].trim_end() == "." {
            data.truncate(start);
            return Ok(data);
        }
    }
}
