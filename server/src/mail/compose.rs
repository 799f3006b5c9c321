//! The words of every message, grouped by who reads them.
//!
//! Each letter says where things stand, what happens next and where to sign in. The reason for a
//! decision stays behind the sign-in.

mod account;
mod challenge;
mod decision;
mod family;
mod meeting;
mod referrer;
mod staff;

use super::colour::Colour;
use super::identity::{Contact, Identity};
use super::letter::{Block, Letter, Masthead};
use super::message::Message;

/// Words a message.
pub fn compose(message: &Message, identity: &Identity) -> Letter {
    let words = account::words(message)
        .or_else(|| referrer::words(message))
        .or_else(|| decision::words(message))
        .or_else(|| challenge::words(message))
        .or_else(|| meeting::words(message))
        .or_else(|| staff::words(message))
        .or_else(|| family::words(message))
        .expect("the test `every_kind_has_words` goes through all kinds");
    if message.is_neutral() {
        return Letter {
            lang: "en-GB",
            subject: words.subject,
            masthead: None,
            colour: Colour::NEUTRAL,
            blocks: words.blocks,
            footer: vec![family::FOOTER.to_owned()],
        };
    }
    Letter {
        lang: "en-GB",
        subject: words.subject,
        masthead: Some(Masthead {
            council: identity.council.clone(),
            service: identity.service.clone(),
        }),
        colour: identity.colour,
        blocks: words.blocks,
        footer: footer(&identity.contact),
    }
}

/// What one group of messages gives: the rest of the letter is the same for all.
struct Words {
    subject: String,
    blocks: Vec<Block>,
}

/// Subject and heading are the same words, so that nobody reads two versions of the news.
fn titled(subject: impl Into<String>, blocks: impl IntoIterator<Item = Block>) -> Words {
    let subject = subject.into();
    let mut all = vec![Block::heading(subject.clone())];
    all.extend(blocks);
    Words {
        subject,
        blocks: all,
    }
}

fn footer(contact: &Contact) -> Vec<String> {
    vec![
        format!("Questions? Contact {} on {}.", contact.name, contact.phone),
        "This email was sent by a computer. Please do not put anything about a child or a family \
         in a reply: sign in and write it there."
            .to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn every_kind_has_words() {
        for message in samples::all() {
            let letter = compose(&message, &samples::identity());
            assert!(!letter.subject.is_empty(), "{message:?}");
            assert!(letter.blocks.len() >= 2, "{message:?}");
        }
    }

    #[test]
    fn every_message_has_one_link_but_the_code_which_has_none() {
        for message in samples::all() {
            let letter = compose(&message, &samples::identity());
            let links = letter
                .blocks
                .iter()
                .filter(|block| matches!(block, Block::Link { .. }))
                .count();
            let expected = usize::from(!matches!(message, Message::FamilyCode { .. }));
            assert_eq!(links, expected, "{message:?}");
        }
    }
}
