//! A worded message before it is drawn as text or as HTML.
//!
//! Both drawings read the same blocks, so they cannot say different things.

use super::colour::Colour;

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Language of the words, as in HTML's `lang`.
    pub lang: &'static str,
    /// Shown in a list of messages and on a locked telephone.
    pub subject: String,
    /// Council and service above the words; `None` where the sender stays unnamed.
    pub masthead: Option<Masthead>,
    /// Of bar, button and rule.
    pub colour: Colour,
    pub blocks: Vec<Block>,
    /// Small print below the words.
    pub footer: Vec<String>,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masthead {
    pub council: String,
    pub service: String,
}

/// A piece of a letter. Plain words: drawing them escapes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    /// A label and its value: "Reference: EH-7KQ4-X2M9".
    Fact {
        label: &'static str,
        value: String,
    },
    /// What happens next, in order.
    Steps(Vec<String>),
    /// The one thing to open.
    Link {
        label: &'static str,
        url: String,
    },
    /// Something to copy by hand.
    Code(String),
    /// Something that must not be missed.
    Note(String),
}

impl Block {
    pub fn heading(words: impl Into<String>) -> Self {
        Self::Heading(words.into())
    }

    pub fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph(words.into())
    }

    pub fn note(words: impl Into<String>) -> Self {
        Self::Note(words.into())
    }

    pub fn reference(reference: &str) -> Self {
        Self::Fact {
            label: "Reference",
            value: reference.to_owned(),
        }
    }

    pub fn steps<const N: usize>(steps: [String; N]) -> Self {
        Self::Steps(steps.into())
    }

    pub fn link(label: &'static str, url: &str) -> Self {
        Self::Link {
            label,
            url: url.to_owned(),
        }
    }
}
