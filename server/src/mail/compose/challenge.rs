//! Words for both sides of a challenge.

use super::referrer::DANGER;
use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

pub(super) fn words(message: &Message) -> Option<Words> {
    Some(match message {
        Message::ChallengeRaised {
            reference,
            due,
            link,
        } => titled(
            format!("Referral {reference}: the decision is challenged"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The referrer disagrees with the decision. You took no part in it, so you can \
                     look at it.",
                ),
                Block::paragraph(format!(
                    "They were promised an answer by {due}. The decision stands until then."
                )),
                Block::link("Read why, and answer", link),
            ],
        ),
        Message::ChallengeReceived {
            reference,
            promise,
            link,
        } => titled(
            format!("Referral {reference}: we have your challenge"),
            [
                Block::reference(reference),
                Block::paragraph(format!(
                    "Somebody who did not take the decision looks at it. You have an answer by \
                     {promise}."
                )),
                Block::paragraph("The decision stands until then."),
                Block::link("See your challenge", link),
                Block::note(DANGER),
            ],
        ),
        Message::ChallengeDecided {
            reference,
            outcome,
            link,
        } => titled(
            format!("Referral {reference}: the challenge was answered"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Somebody who did not take the decision has looked at the challenge to it. \
                     Their answer says what they found and what happens next.",
                ),
                Block::paragraph(format!("{outcome}.")),
                Block::link("Read the answer", link),
                Block::note(DANGER),
            ],
        ),
        _ => return None,
    })
}
