//! Words for the professional who referred: where it stands and what happens next.

use super::{Words, titled};
use crate::mail::identity::Contact;
use crate::mail::letter::Block;
use crate::mail::message::{Line, Message};

/// Ends every letter after which a referrer might wait rather than act.
pub(super) const DANGER: &str =
    "If a child is in danger now, ring 999. Do not wait for an answer from us.";

pub(super) fn words(message: &Message) -> Option<Words> {
    receipt(message)
        .or_else(|| help(message))
        .or_else(|| question(message))
        .or_else(|| own_work(message))
}

fn receipt(message: &Message) -> Option<Words> {
    Some(match message {
        Message::ReferralReceived {
            reference,
            promise,
            link,
        } => titled(
            format!("We have your referral {reference}"),
            [
                Block::reference(reference),
                Block::heading("What happens next"),
                Block::steps([
                    "A coordinator reads it and may ask you for more information.".into(),
                    format!("You hear what we decided, and why, by {promise}."),
                ]),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        Message::PromiseSlipped {
            reference,
            promise,
            contact,
            link,
        } => slipped(
            format!("Referral {reference}: no decision yet"),
            "We said you would have heard by now. We are sorry: your referral is still being \
             looked at.",
            (reference, promise, contact, link),
        ),
        Message::HelpSlipped {
            reference,
            promise,
            contact,
            link,
        } => slipped(
            format!("Referral {reference}: no news yet"),
            "Help for the family has not started by the time we promised. We are sorry.",
            (reference, promise, contact, link),
        ),
        Message::ChallengeSlipped {
            reference,
            promise,
            contact,
            link,
        } => slipped(
            format!("Referral {reference}: your challenge is not answered yet"),
            "We said you would have an answer to your challenge by now. We are sorry.",
            (reference, promise, contact, link),
        ),
        _ => return None,
    })
}

fn help(message: &Message) -> Option<Words> {
    Some(match message {
        Message::LeadNamed {
            reference,
            contact,
            contact_by,
            link,
        } => titled(
            format!("Referral {reference}: who leads for the family"),
            [
                Block::reference(reference),
                Block::paragraph(format!(
                    "The lead practitioner is {}. They contact the family by {contact_by}.",
                    contact.name
                )),
                Block::paragraph(format!("You can reach them through {}.", contact.phone)),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        Message::LeadChanged {
            reference,
            contact,
            link,
        } => titled(
            format!("Referral {reference}: who leads for the family now"),
            [
                Block::reference(reference),
                Block::paragraph(format!("The lead practitioner is now {}.", contact.name)),
                Block::paragraph(format!("You can reach them through {}.", contact.phone)),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        Message::LeadGone {
            reference,
            phone,
            link,
        } => titled(
            format!("Referral {reference}: somebody else will lead for the family"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The lead practitioner who was named to you does not lead for the family any \
                     more. The early help team looks after it until another has accepted, and we \
                     tell you who that is.",
                ),
                Block::paragraph(format!("You can reach the early help team on {phone}.")),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        Message::StepMoved { reference, link } => titled(
            format!("Referral {reference}: the help has changed"),
            [
                Block::reference(reference),
                Block::paragraph("How much help the family has from us was changed."),
                Block::link("See where it stands", link),
                Block::note(DANGER),
            ],
        ),
        Message::EpisodeClosed {
            reference,
            why,
            link,
        } => titled(
            format!("Referral {reference}: help has ended"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Early help for the family has ended. You can read what it came to.",
                ),
                Block::paragraph(why.clone()),
                Block::paragraph(
                    "If you become worried again, refer again: the family does not have to begin \
                     from the start.",
                ),
                Block::link("Read what it came to", link),
                Block::note(DANGER),
            ],
        ),
        Message::EntryWritten { reference, link } => titled(
            format!("Referral {reference}: something was written for you"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Somebody who works with the family has written something for you to read.",
                ),
                Block::link("Read it", link),
                Block::note(DANGER),
            ],
        ),
        Message::HelpBeginsAgain { reference, link } => titled(
            format!("Referral {reference}: help begins again"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "Early help for the family had ended, and begins again. You hear from us who \
                     leads it.",
                ),
                Block::link("See where it stands", link),
                Block::note(DANGER),
            ],
        ),
        Message::HarmAnswered {
            reference,
            taken_on,
            link,
        } => titled(
            format!("Referral {reference}: the MASH has answered you"),
            [
                Block::reference(reference),
                Block::paragraph(if *taken_on {
                    "The multi-agency safeguarding hub (MASH) has looked at what you passed to \
                     it. Children's social care has the family."
                } else {
                    "The multi-agency safeguarding hub (MASH) has looked at what you passed to \
                     it, and has returned it to early help. Whoever helps the family knows what \
                     you wrote."
                }),
                Block::paragraph("If you learn more, or disagree, ring the MASH."),
                Block::link("See where it stands", link),
                Block::note(DANGER),
            ],
        ),
        _ => return None,
    })
}

/// No news yet, a new date, and whom to ring.
fn slipped(
    title: String,
    what: &str,
    (reference, promise, contact, link): (&String, &String, &Contact, &String),
) -> Words {
    titled(
        title,
        [
            Block::reference(reference),
            Block::paragraph(what),
            Block::paragraph(format!("You will now hear from us by {promise}.")),
            Block::paragraph(format!(
                "To talk about it before then, contact {} on {}.",
                contact.name, contact.phone
            )),
            Block::link("See your referral", link),
            Block::note(DANGER),
        ],
    )
}

fn question(message: &Message) -> Option<Words> {
    Some(match message {
        Message::InformationRequested {
            reference,
            due,
            link,
        } => titled(
            format!("Referral {reference}: we need something from you"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A coordinator has a question. We cannot decide until we have your answer.",
                ),
                Block::paragraph(format!("Please answer by {due}.")),
                Block::link("Read the question and answer it", link),
                Block::note(DANGER),
            ],
        ),
        Message::InformationReminder {
            reference,
            due,
            link,
        } => titled(
            format!("Referral {reference}: we still need your answer"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "A coordinator asked a question and has had no answer. The decision is \
                     waiting for it.",
                ),
                Block::paragraph(format!(
                    "Please answer by {due}. If you cannot, say so there, so that we can go on \
                     without it."
                )),
                Block::link("Read the question and answer it", link),
                Block::note(DANGER),
            ],
        ),
        _ => return None,
    })
}

fn own_work(message: &Message) -> Option<Words> {
    Some(match message {
        Message::ConsultationAnswered { link } => titled(
            "Your question has been answered",
            [
                Block::paragraph(
                    "A coordinator has answered the question you asked before referring. If a \
                     referral is right, you can start one from the answer.",
                ),
                Block::link("Read the answer", link),
                Block::note(DANGER),
            ],
        ),
        Message::DailySummary { lines, link } => summary(lines, link),
        Message::DraftExpiring { days, link } => titled(
            "A referral you started has not been sent",
            [
                Block::paragraph(format!(
                    "A draft that you or a colleague started will be deleted in {}. It has not \
                     been sent, so nobody here has read it.",
                    count(*days, "day")
                )),
                Block::paragraph("To keep it, open it and send it, or save a change."),
                Block::link("See your drafts", link),
                Block::note(DANGER),
            ],
        ),
        _ => return None,
    })
}

/// One paragraph a line: what happened, and nothing of whom it concerns.
fn summary(lines: &[Line], link: &str) -> Words {
    let mut blocks = vec![Block::paragraph(
        "You asked us to gather news of your organisation’s referrals once a working day.",
    )];
    let words = |line: &Line| Block::paragraph(format!("{}: {}.", line.reference, line.words));
    blocks.extend(lines.iter().map(words));
    blocks.push(Block::link("See your referrals", link));
    blocks.push(Block::note(DANGER));
    titled("Your referrals: what is new today", blocks)
}

fn count(number: u16, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
