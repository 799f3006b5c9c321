//! Ends, what lasts of them, and new beginnings.

use super::{Offers, audience, field, long, score, yes_no};
use crate::episode::CloseReason;
use crate::form::{Choice, Question};

/// On what ground a step is taken without the family's agreement: stored word, words.
pub const BASES: [(&str, &str); 4] = [
    (
        "safety",
        "Asking would put a child or an adult at more risk",
    ),
    (
        "refused",
        "They were asked and refused, and the child’s need outweighs that",
    ),
    (
        "no-contact",
        "They could not be reached in the time there is",
    ),
    ("their-wish", "The step is less help, which they know of"),
];

/// Why it goes on without agreement.
pub(super) fn basis() -> Question {
    Question::radios(
        field::BASIS,
        "Why does it go on without?",
        Choice::list(BASES),
    )
    .called("Why it goes on without agreement")
    .only_if(field::AGREES, ["no"])
    .required("Select why it goes on without agreement")
}

/// Asked of whoever closes an episode that the family left, and again of the manager who confirms.
pub(super) fn raises_tier() -> Question {
    Question::radios(field::RAISES_TIER, "Does this raise the tier?", yes_no())
        .called("Whether this raises the tier")
        .hint("Is the child less safe because help ends? If so, ring the MASH before you go on.")
        .required("Select if this raises the tier")
}

pub(super) fn close(offers: &Offers) -> Vec<Question> {
    let reasons = CloseReason::ALL.iter().map(|r| (r.code(), r.name()));
    let left = (CloseReason::ALL.iter()).filter(|reason| reason.needs_manager());
    let mut questions = vec![
        Question::radios(field::REASON, "Why does help end?", Choice::list(reasons))
            .called("The reason")
            .required("Select why help ends"),
        raises_tier()
            .hint("Answer this only if the family wants no more help or could not be reached. Is the child less safe because help ends? If so, ring the MASH before you go on.")
            .only_if(field::REASON, left.map(|reason| reason.code())),
        long(
            field::OUTCOME,
            "What came of the goals?",
            "what came of the goals",
        )
        .hint("What is better, what is not, and what the family will do next."),
    ];
    questions.extend(offers.goals.iter().map(|goal| {
        let label = format!("Where are things at the end: {}", goal.words);
        Question::select(score(&goal.id), label, goal.scale.choices())
            .called("Where things are at the end")
            .hint(goal.scale.words())
            .required(format!(
                "Select where things are at the end for “{}”",
                goal.words
            ))
    }));
    questions.extend([
        long(field::FAMILY_WORDS, "What does the family say about it?", "what the family says, or why nobody could ask them")
            .hint("In their own words. If nobody could ask them, say why."),
        long(field::FEEDBACK, "What will the referrer read?", "what the referrer will read")
            .hint("Say that help has ended and what it came to, and no more than they need. They read it once somebody else has confirmed that it ends."),
    ]);
    questions
}

pub(super) fn reopen() -> Vec<Question> {
    vec![
        long(field::RATIONALE, "What is new?", "what is new")
            .hint("The family is offered to the lead practitioner they know first."),
        Question::radios(
            field::AGREES,
            "Does the family agree to help again?",
            yes_no(),
        )
        .called("Whether the family agrees")
        .required("Select if the family agrees to help again"),
        basis(),
    ]
}

/// Asked months after the end.
pub(super) fn lasted() -> Vec<Question> {
    let lasted = Choice::list([
        ("yes", "Yes"),
        ("in_part", "In part"),
        ("no", "No"),
        ("unknown", "It could not be found out"),
    ]);
    let mut questions = vec![
        Question::radios(field::OUTCOME, "Has the outcome lasted?", lasted)
            .called("Whether the outcome has lasted")
            .hint("If a child is less safe now, ring the MASH before you go on.")
            .required("Select if the outcome has lasted"),
        Question::radios("family-asked", "Was the family asked?", yes_no())
            .called("Whether the family was asked")
            .required("Select if the family was asked"),
        long(field::WORDS, "How are things now?", "how things are now")
            .hint("What has lasted, what has not, and how you know. If the family was not asked, say why."),
    ];
    questions.extend(audience());
    questions
}
