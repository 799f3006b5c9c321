//! Words for a family. Short and easy, and nothing in them says who writes or why: the wrong
//! person may be looking at the screen.

use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

pub(super) const FOOTER: &str = "Not expecting this? You do not need to do anything.";

pub(super) fn words(message: &Message) -> Option<Words> {
    Some(match message {
        // Never in the subject: a locked telephone shows subjects.
        Message::FamilyCode { code, minutes } => titled(
            "Your code",
            [
                Block::Code(code.clone()),
                Block::paragraph(format!(
                    "Type this code on the page you came from. It works once, for {minutes} \
                     minutes."
                )),
                Block::paragraph("Do not give it to anybody else."),
            ],
        ),
        Message::FamilyUpdate { link } => titled(
            "There is something new to read",
            [
                Block::link("Read it", link),
                Block::paragraph("You need your reference. We then send you a code."),
            ],
        ),
        _ => return None,
    })
}
