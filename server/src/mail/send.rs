//! From an outbox row to a transport.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::calendar::Attachment;
use super::compose::compose;
use super::identity::Identity;
use super::message::Message;
use super::transport::{MailTransport, SendError};
use super::{html, mask, text};

/// A finished e-mail. Sending the same one again gives the same bytes, so a receiver can tell a
/// repeat by its Message-ID.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The outbox row's.
    pub id: Uuid,
    pub kind: &'static str,
    /// One bare address.
    pub to: String,
    /// The sender stays unnamed.
    pub neutral: bool,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// An entry for the recipient's calendar.
    pub calendar: Option<Attachment>,
    /// When the outbox row was written, whenever it is sent.
    pub written_at: DateTime<Utc>,
}

impl Mail {
    pub fn new(
        id: Uuid,
        to: &str,
        message: &Message,
        identity: &Identity,
        written_at: DateTime<Utc>,
    ) -> Self {
        let letter = compose(message, identity);
        Self {
            id,
            kind: message.kind(),
            to: to.to_owned(),
            neutral: message.is_neutral(),
            text: text::render(&letter),
            html: html::render(&letter),
            calendar: message
                .meeting()
                .map(|(meeting, reference)| meeting.attachment(reference, to, written_at)),
            subject: letter.subject,
            written_at,
        }
    }
}

/// Prints no words and no address.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("to", &mask::mask(&self.to))
            .finish_non_exhaustive()
    }
}

/// Words messages as one council and hands them to one transport.
#[derive(Clone)]
pub struct Mailer {
    identity: Arc<Identity>,
    transport: Arc<dyn MailTransport>,
}

impl Mailer {
    pub fn new(identity: Identity, transport: Arc<dyn MailTransport>) -> Self {
        Self {
            identity: Arc::new(identity),
            transport,
        }
    }

    /// Tries once. The outbox decides about trying again.
    ///
    /// # Errors
    /// As the transport reports it; safe to log and to store.
    pub async fn send(
        &self,
        id: Uuid,
        to: &str,
        message: &Message,
        written_at: DateTime<Utc>,
    ) -> Result<(), SendError> {
        let mail = Mail::new(id, to, message, &self.identity, written_at);
        let outcome = self.transport.send(&mail).await;
        let to = mask::mask(to);
        match &outcome {
            Ok(()) => tracing::info!(outbox.id = %id, mail.kind = mail.kind, mail.to = to, "sent"),
            Err(error) => tracing::warn!(
                outbox.id = %id, mail.kind = mail.kind, mail.to = to, %error, "not sent"
            ),
        }
        outcome
    }
}
