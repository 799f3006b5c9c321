//! The referral form: every section, in order, and the rules between sections.
//!
//! A section is data ([`crate::form`]); one file each says what it asks and why. What the sections
//! take from elsewhere (the framework's indicators, the hubs, the date) comes in as plain data, so
//! that the form can be built, checked and read back without a database.

mod adults;
mod agreement;
mod children;
mod concerns;
mod consultation;
mod contact;
mod context;
mod declaration;
mod draft;
#[cfg(any(test, feature = "examples"))]
mod example;
mod facts;
mod gate;
mod goals;
mod help;
mod home;
mod indicators;
mod referrer;
mod safety;
mod tasks;
mod tried;
mod voice;

pub use agreement::{Agreement, INSTEAD_OF_A_REFERRAL, agreement};
pub use context::FormContext;
pub use draft::{Draft, KNOWN_BEFORE, TooMany};
#[cfg(any(test, feature = "examples"))]
pub use example::{example_context, example_draft, example_draft_for};
pub use facts::{AdultFacts, ChildFacts, ReferralFacts, facts};
pub use gate::{Gate, gate, gate_is_open, must_ring, open_flags};
pub use goals::OUTCOMES;
pub use indicators::{ticked, tier_of};
pub use tasks::{Problem, Task, can_start, ready_to_send, task_list};

use crate::form::read_back::{SnapshotSection, read_back};
use crate::form::{Choice, Section};

/// The addresses of the sections, which are also the keys of their answers in a [`Draft`].
pub mod slug {
    pub const SAFETY: &str = "safety";
    pub const CONSULTATION: &str = "mash-consultation";
    pub const REFERRER: &str = "referrer";
    pub const CHILDREN: &str = "children";
    pub const ADULTS: &str = "adults";
    pub const HOME: &str = "home";
    pub const AGREEMENT: &str = "agreement";
    pub const CONTACT: &str = "contact";
    pub const CONCERNS: &str = "concerns";
    pub const VOICE: &str = "voice";
    pub const INDICATORS: &str = "indicators";
    pub const TRIED: &str = "tried";
    pub const GOALS: &str = "goals";
    pub const HELP: &str = "help";
    pub const DECLARATION: &str = "declaration";
}

/// The sections of this referral, in the order of the task list. Which there are depends a little
/// on what was answered: a red flag adds the record of a consultation.
pub fn sections(context: &FormContext, draft: &Draft) -> Vec<Section> {
    let mut sections = vec![safety::section(context)];
    sections.extend(consultation::section(context, draft));
    sections.extend([
        referrer::section(),
        children::section(),
        adults::section(),
        home::section(),
        agreement::section(),
        contact::section(),
        concerns::section(),
        voice::section(),
        indicators::section(context),
        tried::section(context, draft),
        goals::section(),
        help::section(context),
        declaration::section(),
    ]);
    sections
}

/// One section by its address.
pub fn section(context: &FormContext, draft: &Draft, slug: &str) -> Option<Section> {
    sections(context, draft)
        .into_iter()
        .find(|section| section.slug == slug)
}

/// Everything as asked and answered, to be kept for ever when the referral is sent.
pub fn snapshot(context: &FormContext, draft: &Draft) -> Vec<SnapshotSection> {
    sections(context, draft)
        .iter()
        .map(|section| read_back(section, draft.items(section.slug)))
        .collect()
}

/// "Yes" and "No".
fn yes_no() -> Vec<Choice> {
    Choice::list([("yes", "Yes"), ("no", "No")])
}

/// "Yes", "No" and "Not known".
fn yes_no_unknown() -> Vec<Choice> {
    Choice::list([("yes", "Yes"), ("no", "No"), ("unknown", "Not known")])
}

#[cfg(test)]
mod tests;
