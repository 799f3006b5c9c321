//! Forms as data: what is asked, of whom, and what counts as an answer.
//!
//! One description drives four readers: the page that asks, the check of what was typed, the
//! check-answers page, and the snapshot kept for ever of "the questions as asked and answered".
//! So a question is worded once, and nothing can be asked that is not also checked and kept.

#[cfg(feature = "server")]
mod answers;
#[cfg(feature = "server")]
pub mod check;
#[cfg(feature = "server")]
pub mod count;
#[cfg(feature = "server")]
pub mod date;
mod question;
#[cfg(feature = "server")]
pub mod read_back;
mod section;
#[cfg(feature = "server")]
pub mod status;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What was typed, as it was posted: a name may come several times (checkboxes).
///
/// Kept raw even when it is wrong, so that nobody types anything twice.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Vec<String>>);

/// Prints names only: answers are personal data and must not reach a log.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// A page of the form, or a list of alike things (children, adults) each with such a page.
#[derive(Clone, Debug)]
pub struct Section {
    /// The last part of its address, and the key of its answers.
    pub slug: &'static str,
    /// The heading of its page and its line in the task list.
    pub title: &'static str,
    /// A sentence or two above the questions.
    pub intro: Option<String>,
    pub questions: Vec<Question>,
    /// Set where the section is a list of people or things.
    pub repeat: Option<Repeat>,
    /// Set where it does not matter which of several questions is answered, but one must be.
    pub at_least_one: Option<AtLeastOne>,
}

/// One of these questions must be answered; the error is shown at the first.
#[derive(Clone, Debug)]
pub struct AtLeastOne {
    pub questions: Vec<Cow<'static, str>>,
    pub message: String,
}

/// How a section repeats.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// "child"
    pub singular: &'static str,
    /// "children"
    pub plural: &'static str,
    /// How many there must be before the section is done.
    pub least: usize,
    /// How many there may be at the most.
    pub most: usize,
    /// The questions whose answers, joined by a space, name one item in lists.
    pub named_by: &'static [&'static str],
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The field's name in the form and in [`Answers`]; a date adds `-day`, `-month`, `-year`.
    pub name: Cow<'static, str>,
    pub label: String,
    /// What a message calls the answer: "Date of birth" in "Date of birth must be a real date".
    pub called: String,
    pub hint: Option<String>,
    pub kind: Kind,
    /// What the error says when it is left empty; `None` where it may be.
    pub required: Option<String>,
    /// Asked only if an earlier answer of the same page is one of these. Answers to a question
    /// that is not asked are kept but neither checked nor shown.
    pub only_if: Option<Condition>,
    /// A heading that groups this question with those after it, where a page has several groups.
    pub group: Option<String>,
}

/// When a question is asked.
#[derive(Clone, Debug)]
pub struct Condition {
    pub question: Cow<'static, str>,
    pub is_one_of: Vec<Cow<'static, str>>,
}

/// What kind of answer a question takes, and its rule.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One line, at most this many characters.
    Text {
        most: usize,
        autocomplete: Option<&'static str>,
    },
    /// Several lines; characters counted as a person counts them, one line break being one.
    TextArea {
        least: usize,
        most: usize,
    },
    Radios {
        choices: Vec<Choice>,
    },
    Checkboxes {
        choices: Vec<Choice>,
    },
    Select {
        choices: Vec<Choice>,
    },
    Date(DateRule),
    Email,
    Phone,
    Postcode,
    NhsNumber,
    Upn,
}

/// Which dates make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRule {
    /// A child's date of birth: not ahead, and younger than 20 (26 where the same page's
    /// [`SEND_QUESTION`] says the child has special educational needs).
    ChildBorn,
    /// A baby's due date: today to ten months ahead, and up to four weeks past.
    Due,
    /// Something that happened: not ahead, and not before 1900.
    Past,
    /// Anything from 1900 to ten years ahead.
    Any,
}

/// One answer to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    /// A checkbox that rules the others out ("None of these").
    pub exclusive: bool,
}

/// What is wrong with one field, in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's id on the page, which the error summary links to. As in govuk-frontend: the id
    /// of a text field is its name; a date's parts are `name-day`, `name-month`, `name-year` and
    /// the first wrong one is meant; the first radio or checkbox has the bare name as its id, the
    /// next ones `name-2`, `name-3`, and the first is meant.
    pub field: String,
    pub message: String,
}

/// The question that says whether a child has special educational needs, on the same page as a
/// [`DateRule::ChildBorn`]. Any of [`SEND_ANSWERS`] extends help from 19 to 25 years of age.
pub const SEND_QUESTION: &str = "send";
/// The answers to [`SEND_QUESTION`] that mean yes.
pub const SEND_ANSWERS: [&str; 2] = ["support", "ehcp"];
