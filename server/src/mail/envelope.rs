//! The e-mail as it travels: headers, both versions, and an id that stays the same.

use lettre::message::header::{ContentDisposition, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};

use super::calendar::Attachment;
use super::send::Mail;
use super::transport::SendError;

/// Who the mail comes from. Comes from the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    from: Mailbox,
    reply_to: Option<Mailbox>,
    neutral_from: Mailbox,
}

/// A setting that is not an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{setting} is not an email address: write name@example.org, or Name <name@example.org>, in \
     plain letters"
)]
pub struct SenderError {
    /// Which of the settings: "from", "reply-to" or "neutral from".
    pub setting: &'static str,
}

impl Sender {
    /// `neutral_from` is for families: neither its name nor its address should say what the
    /// service is. Replies to neutral mail go nowhere else.
    pub fn new(
        from: &str,
        reply_to: Option<&str>,
        neutral_from: &str,
    ) -> Result<Self, SenderError> {
        Ok(Self {
            from: mailbox(from, "from")?,
            reply_to: reply_to.map(|text| mailbox(text, "reply-to")).transpose()?,
            neutral_from: mailbox(neutral_from, "neutral from")?,
        })
    }

    /// Puts a mail into its envelope.
    ///
    /// # Errors
    /// Permanent, where the recipient's address is not one.
    pub fn address(&self, mail: &Mail) -> Result<Message, SendError> {
        let to: Address = mail.to.parse().map_err(|_| BAD_ADDRESS)?;
        let from = if mail.neutral {
            &self.neutral_from
        } else {
            &self.from
        };
        let mut builder = Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
            .date(mail.written_at.into())
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.clone())
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            // Exchange answers automatic mail with "out of office" unless it is told not to.
            .raw_header(raw("X-Auto-Response-Suppress", "All"));
        if let (false, Some(reply_to)) = (mail.neutral, &self.reply_to) {
            builder = builder.reply_to(reply_to.clone());
        }
        // Made from the id, so that a repeat is the same to the last byte.
        let boundary = format!("part-{}", mail.id.simple());
        let words = MultiPart::builder()
            .kind(MultiPartKind::Alternative)
            .boundary(&boundary)
            .singlepart(part(ContentType::TEXT_PLAIN, mail.text.clone()))
            .singlepart(part(ContentType::TEXT_HTML, mail.html.clone()));
        let body = match &mail.calendar {
            None => words,
            Some(file) => MultiPart::builder()
                .kind(MultiPartKind::Mixed)
                .boundary(format!("with-{boundary}"))
                .multipart(words)
                .singlepart(attached(file)?),
        };
        builder
            .multipart(body)
            .map_err(|_| SendError::permanent("the mail could not be put together"))
    }
}

const BAD_ADDRESS: SendError = SendError::permanent("the address is not an email address");

fn mailbox(text: &str, setting: &'static str) -> Result<Mailbox, SenderError> {
    text.parse::<Mailbox>()
        .ok()
        .filter(|mailbox| mailbox.email.to_string().is_ascii())
        .ok_or(SenderError { setting })
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn part(kind: ContentType, body: String) -> SinglePart {
    SinglePart::builder().header(kind).body(body)
}

/// An entry for a calendar: programs that know the type offer it, others show a file.
fn attached(file: &Attachment) -> Result<SinglePart, SendError> {
    let kind = format!("text/calendar; charset=utf-8; method={}", file.method);
    let kind = ContentType::parse(&kind).map_err(|_| BAD_ATTACHMENT)?;
    Ok(SinglePart::builder()
        .header(kind)
        .header(ContentDisposition::attachment("meeting.ics"))
        .body(file.text.clone()))
}

const BAD_ATTACHMENT: SendError = SendError::permanent("the calendar entry could not be attached");

#[cfg(test)]
mod tests;
