//! How mail leaves: one small port with several ways out.

pub mod memory;
pub mod smtp;
mod smtp_url;

use async_trait::async_trait;

use super::send::Mail;

pub use memory::Memory;
pub use smtp::Smtp;
pub use smtp_url::{Security, SmtpUrl, SmtpUrlError};

/// Carries one e-mail to where it is read.
#[async_trait]
pub trait MailTransport: Send + Sync {
    /// Returns once somebody else has taken responsibility for the mail.
    ///
    /// # Errors
    /// [`SendError::Temporary`] where trying again later can help, [`SendError::Permanent`] where
    /// it cannot.
    async fn send(&self, mail: &Mail) -> Result<(), SendError>;
}

/// Why a mail did not leave. Holds nothing that a server said, because servers repeat addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    #[error("{0}; it is tried again")]
    Temporary(Reason),
    #[error("{0}; trying again would not help")]
    Permanent(Reason),
}

/// What went wrong, in words for an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    pub what: &'static str,
    /// The SMTP reply code, if there was a reply.
    pub code: Option<u16>,
}

impl SendError {
    pub const fn temporary(what: &'static str) -> Self {
        Self::Temporary(Reason { what, code: None })
    }

    pub const fn permanent(what: &'static str) -> Self {
        Self::Permanent(Reason { what, code: None })
    }

    pub const fn is_permanent(self) -> bool {
        matches!(self, Self::Permanent(_))
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.code {
            Some(code) => write!(f, "{} ({code})", self.what),
            None => f.write_str(self.what),
        }
    }
}
