//! Words for the professional who referred, once something is decided. The reason itself is read
//! after signing in.

use super::referrer::DANGER;
use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

pub(super) fn words(message: &Message) -> Option<Words> {
    outcome(message).or_else(|| social_care(message))
}

fn outcome(message: &Message) -> Option<Words> {
    Some(match message {
        Message::DecisionAccepted {
            reference,
            hub,
            contact_by,
            contact,
            link,
        } => titled(
            format!("Referral {reference}: accepted"),
            [
                Block::reference(reference),
                Block::paragraph(format!("We have accepted your referral. {hub} will help.")),
                Block::heading("What happens next"),
                Block::steps([
                    format!("{hub} names a worker."),
                    format!("The worker contacts the family by {contact_by}."),
                ]),
                Block::paragraph(format!(
                    "To talk about it, contact {} on {}.",
                    contact.name, contact.phone
                )),
                Block::link("Read the decision and its reason", link),
            ],
        ),
        Message::DecisionSignposted { reference, link } => titled(
            format!("Referral {reference}: advice given"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "We have decided that other help fits better, and have named the services \
                     and the steps we suggest.",
                ),
                Block::heading("What happens next"),
                Block::steps([
                    "Read what we suggest and why.".into(),
                    "Talk it over with the family.".into(),
                    "Tell us if things change: the decision says what would change it.".into(),
                ]),
                Block::link("Read the advice", link),
            ],
        ),
        Message::DecisionNotAccepted { reference, link } => titled(
            format!("Referral {reference}: not accepted"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "We have not accepted your referral. The decision gives the reason, other \
                     help to try, and what would change our answer.",
                ),
                Block::heading("What happens next"),
                Block::steps([
                    "Read the reason and the other help we name.".into(),
                    "If you disagree, contact the team named below.".into(),
                ]),
                Block::link("Read the decision and its reason", link),
                Block::note(DANGER),
            ],
        ),
        Message::DecisionJoined { reference, link } => titled(
            format!("Referral {reference}: accepted"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "We have accepted your referral and added it to work that is under way.",
                ),
                Block::heading("What happens next"),
                Block::steps([
                    "Those who do that work have been told to read what you wrote.".into(),
                ]),
                Block::link("Read the decision and its reason", link),
            ],
        ),
        _ => return None,
    })
}

fn social_care(message: &Message) -> Option<Words> {
    Some(match message {
        Message::PassedToSocialCare { reference, link } => titled(
            format!("Referral {reference}: passed to social care"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "We have passed your referral to the multi-agency safeguarding hub (MASH), \
                     the front door of children's social care.",
                ),
                Block::heading("What happens next"),
                Block::steps([
                    "The MASH takes it on, or returns it to us with a reason.".into(),
                    "It stays with us until the MASH takes it on. You hear from us either way."
                        .into(),
                ]),
                Block::link("Read the decision and its reason", link),
                Block::note(DANGER),
            ],
        ),
        Message::TakenOnBySocialCare { reference, link } => titled(
            format!("Referral {reference}: taken on by social care"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The multi-agency safeguarding hub (MASH) has taken on the family that you \
                     referred. Children's social care leads from now on, and gets in touch with \
                     you.",
                ),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        Message::BackWithEarlyHelp {
            reference,
            promise,
            link,
        } => titled(
            format!("Referral {reference}: being looked at again"),
            [
                Block::reference(reference),
                Block::paragraph(
                    "The multi-agency safeguarding hub (MASH) has returned your referral to early \
                     help. A coordinator is looking at it again.",
                ),
                Block::paragraph(format!("You hear what we decided by {promise}.")),
                Block::link("See your referral", link),
                Block::note(DANGER),
            ],
        ),
        _ => return None,
    })
}
