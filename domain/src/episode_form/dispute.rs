//! Challenging a decision, and deciding on a challenge.

use super::{field, long};
use crate::challenge::{ChallengeReason, Outcome};
use crate::form::{Choice, Question};

pub(super) fn challenge() -> Vec<Question> {
    let reasons = ChallengeReason::ALL.iter().map(|r| (r.code(), r.name()));
    vec![
        Question::radios(
            field::REASON,
            "Why do you think the decision is wrong?",
            Choice::list(reasons),
        )
        .called("The reason")
        .required("Select why you think the decision is wrong"),
        long(
            field::WORDS,
            "Say why",
            "why you think the decision is wrong",
        )
        .hint("What was missed, or what you know now. You do not have to repeat the referral."),
        long(
            "wanted",
            "What should happen instead?",
            "what should happen instead",
        ),
    ]
}

pub(super) fn decide() -> Vec<Question> {
    let outcomes = Outcome::ALL.iter().map(|o| (o.code(), o.name()));
    vec![
        Question::radios(
            field::OUTCOME,
            "What becomes of the decision?",
            Choice::list(outcomes),
        )
        .called("The outcome")
        .required("Select what becomes of the decision"),
        long(
            field::RATIONALE,
            "Why do you decide this?",
            "why you decide this",
        )
        .hint("For whoever took the decision. The referrer does not read this."),
        long(
            field::FEEDBACK,
            "What will the referrer read?",
            "what the referrer will read",
        )
        .hint("Say what you looked at, what you found and what happens next, in plain words."),
    ]
}
