//! Telling people: what each message says, how it looks, and how it leaves.
//!
//! A message goes through four hands, each of which can be tested alone: a typed [`Message`] is
//! kept in the outbox; [`compose`](compose::compose) words it; [`text`] and [`html`] draw the same
//! words twice; a [`MailTransport`](transport::MailTransport) carries it. Nothing here reads the
//! database or the clock, and no message has room for a child's name or what a referral says.

pub mod calendar;
pub mod colour;
pub mod compose;
pub mod envelope;
pub mod html;
pub mod identity;
pub mod letter;
pub mod mask;
pub mod message;
pub mod recipient;
#[cfg(test)]
mod samples;
pub mod send;
pub mod text;
pub mod transport;
#[cfg(test)]
mod wording_tests;

pub use identity::{Contact, Identity};
pub use message::Message;
pub use send::{Mail, Mailer};
