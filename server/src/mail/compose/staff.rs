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
        Message::WorkLeft {
            references,
            more,
            link,
        } => work_left(references, *more, link),
        Message::CoverArranged { from, to, link } => titled(
            "You cover for a colleague",
            [
                Block::paragraph(format!("From {from} to {to}, both days included.")),
                Block::paragraph(
                    "You can open and write in the records of their families in that time, and \
                     you get the e-mails about them. Your colleague stays accountable. If you \
                     cannot do it, end the cover at once, and the coordinators hear of it.",
                ),
                Block::link("See whom you cover for", link),
            ],
        ),
        Message::CoverForYou { from, to, link } => titled(
            "A colleague covers for you",
            [
                Block::paragraph(format!("From {from} to {to}, both days included.")),
                Block::paragraph(
                    "You stay accountable for your families, and every promise runs on. End the \
                     cover if you are back earlier.",
                ),
                Block::link("See who covers for you", link),
            ],
        ),
        Message::CoverEnded { link } => titled(
            "A cover has ended early",
            [
                Block::paragraph(
                    "Nobody covers any more for a lead practitioner who was to be away. If they \
                     are still away, somebody else needs to cover.",
                ),
                Block::link("See who covers for whom", link),
            ],
        ),
        Message::HarmReported { reference, link } => titled(
            format!("{reference}: the referrer fears harm"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The referrer has passed this to the MASH. It stays with early \
                     help until the MASH accepts it.",
                ),
                Block::link("Open the record", link),
            ],
        ),
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
                Block::paragraph("The referrer has withdrawn a referral that waits for you."),
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
        Message::LedBySocialCare { reference, link } => titled(
            format!("Episode {reference}: social care leads now"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Children's social care has taken this family on and leads from now on. \
                     Meetings that were planned are cancelled, and nothing more is due from you. \
                     You can no longer open its record.",
                ),
                Block::paragraph(
                    "If you promised the family something for the next days, ring the MASH, so \
                     that somebody keeps it.",
                ),
                Block::link("See the families you lead for", link),
            ],
        ),
        Message::InformationAdded { reference, link } => titled(
            format!("Episode {reference}: new information"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Somebody has referred this family again, and what they wrote was added to \
                     the record. Read it soon: it may change what the family needs.",
                ),
                Block::link("Read what is new", link),
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
        Message::StepWithdrawn { reference, link } => titled(
            format!("Episode {reference}: a step needs no answer any more"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A step that you were asked to answer was taken back, or is over because \
                     something else was decided first. There is nothing for you to do.",
                ),
                Block::link("See the step", link),
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

fn work_left(references: &[String], more: usize, link: &str) -> Words {
    let all = references.len() + more;
    titled(
        format!("Back with the duty team: {all}"),
        [
            Block::paragraph(
                "Somebody who worked on these has left or does other work now. They are with the \
                 duty team, and each needs somebody to take it on.",
            ),
            Block::paragraph(format!("{}.", listed(references, more))),
            Block::link("See what waits for somebody", link),
        ],
    )
}

/// References one after the other, and how many more there are.
fn listed(references: &[String], more: usize) -> String {
    let list = references.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
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
    let list = listed(references, more);
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
