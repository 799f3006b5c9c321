//! Words for those who triage, and for the MASH.

use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

pub(super) fn words(message: &Message) -> Option<Words> {
    Some(match message {
        Message::InformationAnswered { reference, link } => titled(
            format!("Referral {reference}: your question was answered"),
            [
                Block::reference(reference),
                Block::paragraph("The referrer has answered. The decision clock is running again."),
                Block::link("Read the answer", link),
            ],
        ),
        Message::InformationExpired {
            reference,
            due,
            link,
        } => titled(
            format!("Referral {reference}: no answer to your question"),
            [
                Block::reference(reference),
                Block::paragraph(format!(
                    "The referrer was asked to answer by {due} and has not answered. The decision \
                     clock is standing still."
                )),
                Block::paragraph(
                    "Ring the referrer, or go on without the answer and say why. Nobody else \
                     decides this.",
                ),
                Block::link("Open the referral", link),
            ],
        ),
        Message::LateWork {
            references,
            more,
            link,
        } => late_work(references, *more, link),
        Message::MashEntry { reference, link } => titled(
            format!("Referral {reference}: for the MASH to accept or return"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A coordinator has passed a referral to the MASH. Early help owns it until \
                     you accept it.",
                ),
                Block::paragraph("Accept it, or return it with your reason."),
                Block::link("Open it in the MASH inbox", link),
            ],
        ),
        Message::ReturnedFromMash { reference, link } => titled(
            format!("Referral {reference}: returned by the MASH"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The MASH has returned a referral that you own, with its reason. It is under \
                     review again and its decision clock is running.",
                ),
                Block::link("Read the reason and decide", link),
            ],
        ),
        Message::Withdrawn { reference, link } => titled(
            format!("Referral {reference}: withdrawn"),
            [
                Block::reference(reference),
                Block::paragraph("The referrer has withdrawn a referral that you own."),
                Block::paragraph(
                    "Read the reason, and judge whether the withdrawal makes the child less safe.",
                ),
                Block::link("Read the reason", link),
            ],
        ),
        Message::FamilyWrote { reference, link } => titled(
            format!("Referral {reference}: somebody wrote to you"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Somebody who follows this referral has written to the team. It may need an \
                     answer by phone.",
                ),
                Block::link("Read it", link),
            ],
        ),
        Message::WorkLate {
            reference,
            what,
            link,
        } => titled(
            format!("Episode {reference}: {what} is late"),
            [
                Block::reference(reference),
                Block::paragraph(format!(
                    "You are accountable for this family, and {what} is late. If it stays so, a \
                     manager hears of it."
                )),
                Block::link("Open the record", link),
            ],
        ),
        Message::RedFlagLate { what, link } => titled(
            format!("Red flag: {what} is late"),
            [
                Block::paragraph(format!(
                    "A red flag stopped a referral form, and {what} is late. Whoever was filling \
                     it in was told to ring 999 or the MASH; nobody knows here whether they did. \
                     If it stays so, a manager hears of it."
                )),
                Block::link("Open it", link),
            ],
        ),
        Message::EpisodeOffered {
            reference,
            due,
            link,
        } => titled(
            format!("Episode {reference}: will you lead?"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A family is offered to you. Until you accept, somebody else stays accountable \
                     for it and nobody works with it.",
                ),
                Block::paragraph(format!("Please accept or decline by {due}.")),
                Block::link("Read the offer and answer it", link),
            ],
        ),
        Message::OfferDeclined { reference, link } => titled(
            format!("Episode {reference}: your offer was declined"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The lead practitioner has declined, with a reason. The family needs another \
                     offer.",
                ),
                Block::link("Read the reason and offer again", link),
            ],
        ),
        Message::OfferWithdrawn { reference, link } => titled(
            format!("Episode {reference}: not yours any more"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "This family was taken back, or somebody else leads for it now. You do not \
                     need to do anything, and you can no longer open its record.",
                ),
                Block::link("See the families you lead for", link),
            ],
        ),
        Message::StepProposed {
            reference,
            due,
            link,
        } => titled(
            format!("Episode {reference}: a step needs your answer"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Somebody has proposed a step for this family. Nothing changes until it is \
                     accepted.",
                ),
                Block::paragraph(format!("Please answer by {due}.")),
                Block::link("Read it and answer", link),
            ],
        ),
        Message::StepAnswered { reference, link } => titled(
            format!("Episode {reference}: your step was answered"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A step that you proposed has been answered, or is over because something \
                     else was decided first.",
                ),
                Block::link("Read the answer", link),
            ],
        ),
        Message::ConsultationAsked { link } => titled(
            "A question before a referral",
            [
                Block::paragraph(
                    "A professional would like advice before deciding whether to refer. Nobody \
                     has answered yet.",
                ),
                Block::link("Read the question and answer it", link),
            ],
        ),
        _ => return None,
    })
}

fn late_work(references: &[String], more: usize, link: &str) -> Words {
    let all = references.len() + more;
    let (title, late) = if all == 1 {
        (
            "A promise is late",
            "This promise is late and nobody has kept it yet",
        )
    } else {
        (
            "Promises are late",
            "These promises are late and nobody has kept them yet",
        )
    };
    let mut list = references.join(", ");
    if more > 0 {
        list = format!("{list} and {more} more");
    }
    titled(
        format!("{title}: {all}"),
        [
            Block::paragraph(format!("{late}: {list}.")),
            Block::paragraph(
                "Referrers have been told a new date where one was promised to them. See who has \
                 each of these and what it needs.",
            ),
            Block::link("See what is late", link),
        ],
    )
}
