//! Mail over SMTP.
//!
//! One connection for each mail, made and closed here rather than pooled: a council sends a few
//! mails an hour, and a pooled connection that was left in mid-command by a time-out could take
//! the answer to one mail for the answer to the next.

#[cfg(test)]
mod tests;

use std::time::Duration;

use async_trait::async_trait;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Code};
use secrecy::ExposeSecret;
use tokio::time::timeout;

use super::smtp_url::{Security, SmtpUrl};
use super::{MailTransport, Reason, SendError};
use crate::mail::envelope::Sender;
use crate::mail::send::Mail;

/// From the first packet to the server's last word on one mail.
const PATIENCE: Duration = Duration::from_secs(30);
/// For saying goodbye, when the mail is already safe.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends through one mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    server: SmtpUrl,
    sender: Sender,
    patience: Duration,
    roots: Vec<Certificate>,
}

/// A file that was to hold certificates and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the mail server's certificate authority must be one or more certificates in PEM form")]
pub struct RootError;

impl Smtp {
    pub const fn new(server: SmtpUrl, sender: Sender) -> Self {
        Self {
            server,
            sender,
            patience: PATIENCE,
            roots: Vec::new(),
        }
    }

    /// Also trusts these certificate authorities (PEM), for a mail server inside the council.
    pub fn with_roots(mut self, pem: &[u8]) -> Result<Self, RootError> {
        let holds_one = pem.windows(BEGIN.len()).any(|window| window == BEGIN);
        let root = Certificate::from_pem(pem).map_err(|_| RootError)?;
        // An empty list is parsed without complaint.
        if !holds_one {
            return Err(RootError);
        }
        self.roots.push(root);
        Ok(self)
    }

    /// Waits this long in all for one mail (30 seconds otherwise).
    #[must_use]
    pub const fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn tls(&self) -> Result<TlsParameters, SendError> {
        let mut builder = TlsParameters::builder(self.server.host.clone());
        for root in &self.roots {
            builder = builder.add_root_certificate(root.clone());
        }
        builder.build().map_err(|_| NO_TLS)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let server = &self.server;
        let hello = ClientId::default();
        let wrapper = match server.security {
            Security::Tls => Some(self.tls()?),
            Security::StartTls | Security::None => None,
        };
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (server.host.as_str(), server.port),
            Some(self.patience),
            &hello,
            wrapper,
            None,
        )
        .await
        .map_err(|error| about_the_server(&error, "the mail server cannot be reached"))?;
        if server.security == Security::StartTls {
            connection
                .starttls(self.tls()?, &hello)
                .await
                .map_err(|error| about_the_server(&error, NO_TLS_WORDS))?;
        }
        if let Some((user, password)) = &server.login {
            let login = Credentials::new(user.clone(), password.expose_secret().to_owned());
            connection
                .auth(DEFAULT_MECHANISMS, &login)
                .await
                .map_err(|error| about_the_server(&error, "the mail server refused the sign-in"))?;
        }
        Ok(connection)
    }

    /// The connection comes back so that the caller can close it after the mail is safe.
    async fn hand_over(&self, message: &lettre::Message) -> Result<AsyncSmtpConnection, SendError> {
        let mut connection = self.connect().await?;
        connection
            .send(message.envelope(), &message.formatted())
            .await
            .map_err(|error| about_the_mail(&error))?;
        Ok(connection)
    }
}

#[async_trait]
impl MailTransport for Smtp {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.sender.address(mail)?;
        let mut connection = timeout(self.patience, self.hand_over(&message))
            .await
            .map_err(|_| SendError::temporary("the mail server did not answer in time"))??;
        // The mail is safe: whatever the goodbye brings, sending again would make a second one.
        let _ = timeout(GOODBYE, connection.quit()).await;
        Ok(())
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
const NO_TLS_WORDS: &str = "the mail server could not make the connection safe";
const NO_TLS: SendError = SendError::temporary(NO_TLS_WORDS);

/// Before a mail is handed over every failure is the server's or the settings', so it passes when
/// an operator mends it: giving up on a good mail because of a wrong password would lose it.
fn about_the_server(error: &Error, what: &'static str) -> SendError {
    SendError::Temporary(Reason {
        what,
        code: error.status().map(u16::from),
    })
}

/// What the server said about this mail. RFC 5321 4.2.1: 4 is for now, 5 is for good. But 50x is
/// about the command and 53x about the sign-in, so neither says anything about the mail.
fn about_the_mail(error: &Error) -> SendError {
    let Some(code) = error.status() else {
        return if error.is_client() {
            // No reply: our own side found that this server cannot take this address.
            SendError::permanent("the mail server cannot take this address")
        } else {
            SendError::temporary("the connection to the mail server broke")
        };
    };
    let reason = |what| Reason {
        what,
        code: Some(u16::from(code)),
    };
    if is_for_good(code) {
        SendError::Permanent(reason("the mail server refused the mail"))
    } else {
        SendError::Temporary(reason("the mail server did not take the mail for now"))
    }
}

fn is_for_good(code: Code) -> bool {
    (550..=559).contains(&u16::from(code))
}
