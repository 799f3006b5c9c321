//! Waiting for a service, and a need that no service meets.

use super::{Offers, field, long};
use crate::form::{Choice, Question, Section};
use crate::referral_form::OUTCOMES;

coded! {
    /// How a place on a waiting list ended.
    pub enum WaitOutcome {
        Started = "started", "The service has started";
        NotNeeded = "not_needed", "It is no longer needed";
        Elsewhere = "elsewhere", "The family went elsewhere";
        /// Help for the family ended while it waited.
        Closed = "closed", "The episode was closed";
    }
}

/// They go on waiting: the place was only looked at.
pub const STILL: &str = "still";

pub(super) fn wait(offers: &Offers) -> Vec<Question> {
    vec![
        Question::radios(
            field::SERVICE,
            "Which service do they wait for?",
            offers.services.clone(),
        )
        .called("The service")
        .required("Select a service"),
        long(
            field::REASON,
            "Why do they need it, and what happens until then?",
            "why they need it and what happens until then",
        )
        .hint("Whoever gives out places reads this."),
    ]
}

pub(super) fn unmet() -> Vec<Question> {
    let why = Choice::list([
        ("none", "Nobody offers it here"),
        ("too_far", "It is too far for the family to reach"),
        (
            "not_for_them",
            "It is not for a child of this age, or not for this tier",
        ),
        ("full", "It is full, and waiting would be too long"),
        (
            "not_suitable",
            "It does not suit the family: language, times, access",
        ),
    ]);
    vec![
        Question::select(
            field::NEED,
            "What would it have been part of?",
            Choice::list(OUTCOMES),
        )
        .called("The outcome")
        .required("Select an outcome"),
        long(
            field::WORDS,
            "What does the family need that nobody offers?",
            "what the family needs",
        )
        .hint("What would help, how often, and where."),
        Question::radios(field::REASON, "Why does nothing suit?", why)
            .called("Why nothing suits")
            .required("Select why nothing suits"),
    ]
}

/// The form that looks at a place on a waiting list again.
pub fn review_wait() -> Section {
    let mut choices = vec![(STILL, "They go on waiting")];
    let ends = [
        WaitOutcome::Started,
        WaitOutcome::NotNeeded,
        WaitOutcome::Elsewhere,
    ];
    choices.extend(ends.map(|one| (one.code(), one.name())));
    let questions = vec![
        Question::radios(field::OUTCOME, "How does it stand?", Choice::list(choices))
            .called("How it stands")
            .required("Select how it stands"),
        long(field::NOTE, "What did you find?", "what you found")
            .hint("Whether the need is the same, and what helps while they wait."),
    ];
    Section::new("waiting", "Look at it again", questions)
}
