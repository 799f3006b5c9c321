//! Section 4: whether the family agrees, and what follows.
//!
//! Agreement to be helped is not the lawful basis for sharing what the form holds; that is
//! recorded apart, and the page says so.

use super::{Draft, FormContext, slug, yes_no};
use crate::form::count::characters;
use crate::form::{Choice, DateRule, Question, Section};
use crate::tier::Tier;

/// Answers to "agreed" that mean yes.
pub(super) const AGREED: [&str; 2] = ["parent", "young-person"];
const DISCUSSED: [&str; 3] = ["parent", "young-person", "no"];

/// The shortest reason, in characters.
const LEAST_REASON: usize = 20;

pub(super) fn section() -> Section {
    let mut questions = family();
    questions.extend(child());
    questions.extend(without());
    Section::new(slug::AGREEMENT, "The family’s agreement", questions).intro(format!(
        "Early help works with families who agree to it. This is about agreeing to be helped; \
         what may be shared by law is recorded apart. {}",
        INSTEAD_OF_A_REFERRAL.join(" ")
    ))
}

/// What a setting can do where the family does not agree.
pub const INSTEAD_OF_A_REFERRAL: [&str; 4] = [
    "If the family does not agree to help at tier 2 or 3, we cannot take the referral.",
    "Keep offering what your own setting does, and ask again when you know more about what puts them off.",
    "Ask us for a consultation without naming the family.",
    "If the child’s safety is at risk, agreement is not needed: ring the MASH.",
];

fn family() -> Vec<Question> {
    let agreed = vec![
        Choice::new("parent", "Yes, a parent or carer agrees"),
        Choice::new(
            "young-person",
            "Yes, the young person agrees without a parent",
        ),
        Choice::new("no", "No, they do not agree"),
        Choice::new("not-asked", "They were not asked")
            .hint("Only where asking would put a child at more risk."),
    ];
    let ways = Choice::list([
        ("in-person", "Face to face"),
        ("phone", "By phone or video"),
        ("writing", "In writing"),
    ]);
    vec![
        Question::radios("agreed", "Does the family agree to this referral?", agreed)
            .called("Whether the family agrees")
            .required("Select if the family agrees to this referral"),
        Question::date("agreed-on", "When did you talk about it?", DateRule::Past)
            .called("The date of the talk")
            .only_if("agreed", DISCUSSED)
            .required("Enter the date you talked about it"),
        Question::text("agreed-who", "Whom did you talk with?", 200).only_if("agreed", DISCUSSED),
        Question::radios("agreed-how", "How did you talk?", ways).only_if("agreed", DISCUSSED),
    ]
}

fn child() -> Vec<Question> {
    let child = Choice::list([
        ("yes", "Yes"),
        ("no", "No"),
        ("young", "Too young to say"),
        ("not-asked", "Not asked"),
    ]);
    vec![
        Question::radios("child-agrees", "Does the child agree?", child)
            .called("Whether the child agrees"),
        Question::long("competence", "How did you judge that the young person can decide this alone?", 20, 1000)
            .hint("What makes you think that they understand what help means and what it may change (often called Gillick competence)? Why is no parent asked?")
            .called("How you judged it")
            .only_if("agreed", ["young-person"])
            .required("Enter how you judged that the young person can decide this alone"),
    ]
}

fn without() -> Vec<Question> {
    vec![
        Question::long(
            "without-reason",
            "Why do you go on without agreement?",
            LEAST_REASON,
            1000,
        )
        .hint("Why the family was not asked, or what they said.")
        .called("The reason")
        .only_if("agreed", ["no", "not-asked"])
        .required("Enter why you go on without agreement"),
        Question::radios(
            "told",
            "Does the family know what you share with us?",
            yes_no(),
        )
        .called("Whether the family knows")
        .hint(
            "Tell them what this form says and who will read it, unless that puts someone at risk.",
        ),
    ]
}

/// What the answers about agreement mean for sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    NotAnswered,
    /// The family, or a young person able to decide, agrees.
    Agreed,
    /// Not agreed, but tier 4 and with a reason: goes on.
    GoesOnWithout,
    /// Not agreed, and below tier 4 (or without a reason): does not go on.
    Stops,
}

/// What the answers about agreement mean at this referral's [tier](FormContext::tier).
pub fn agreement(context: &FormContext, draft: &Draft) -> Agreement {
    let answers = draft.answers(slug::AGREEMENT);
    let given = answers.text("agreed");
    if AGREED.contains(&given) {
        return Agreement::Agreed;
    }
    if given.is_empty() {
        return Agreement::NotAnswered;
    }
    let reasoned = characters(answers.text("without-reason")) >= LEAST_REASON;
    if reasoned && context.tier(draft) == Tier::Specialist {
        Agreement::GoesOnWithout
    } else {
        Agreement::Stops
    }
}
