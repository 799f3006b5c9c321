//! Words for those who are invited to a meeting. Some of them have no account.

use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

const CALENDAR: &str = "The entry for your calendar is attached. It names no one, and neither should \
                        what you add to it.";

pub(super) fn words(message: &Message) -> Option<Words> {
    Some(match message {
        Message::MeetingInvited {
            reference,
            when,
            place,
            link,
            ..
        } => titled(
            format!("Meeting {reference}: you are invited"),
            [
                Block::reference(reference),
                fact("When", when),
                fact("Where", place),
                Block::paragraph(CALENDAR),
                Block::paragraph("If you cannot come, say so to whoever leads, or ring the team."),
                Block::link("Open the service", link),
            ],
        ),
        Message::MeetingChanged {
            reference,
            when,
            place,
            link,
            ..
        } => titled(
            format!("Meeting {reference}: changed"),
            [
                Block::reference(reference),
                fact("When", when),
                fact("Where", place),
                Block::paragraph("This is in the place of what you were told before."),
                Block::paragraph(CALENDAR),
                Block::link("Open the service", link),
            ],
        ),
        Message::MeetingCancelled {
            reference,
            when,
            link,
            ..
        } => titled(
            format!("Meeting {reference}: cancelled for you"),
            [
                Block::reference(reference),
                fact("When", when),
                Block::paragraph(
                    "It does not take place, or you are no longer invited. The file that is \
                     attached takes it out of your calendar.",
                ),
                Block::link("Open the service", link),
            ],
        ),
        _ => return None,
    })
}

fn fact(label: &'static str, value: &str) -> Block {
    Block::Fact {
        label,
        value: value.to_owned(),
    }
}
