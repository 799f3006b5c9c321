//! How help starts: the offer, the first contacts, the assessment.

use super::{Offers, audience, field, long, voice};
use crate::episode::DeclineReason;
use crate::form::{Choice, DateRule, Question};
use crate::framework::NeedDomain;
use crate::safe_contact::Channel;

coded! {
    /// What came of an attempt to reach the family.
    pub enum ContactOutcome {
        Reached = "reached", "I spoke with them";
        NotReached = "not_reached", "I did not reach them";
        /// Nothing that somebody else could hear or read was left behind.
        LeftNothing = "left_nothing", "I did not reach them, and left no message as it was not safe to";
    }
}

/// The answer that a way of reaching the family was not safe.
pub const NOT_SAFE: &str = "no";

pub(super) fn offer(offers: &Offers) -> Vec<Question> {
    vec![
        Question::radios(
            field::LEAD,
            "Who could lead for this family?",
            offers.leads.clone(),
        )
        .called("The lead practitioner")
        .required("Select a lead practitioner"),
        Question::radios(field::HUB, "From which hub?", offers.hubs.clone())
            .called("The hub")
            .required("Select a hub"),
        Question::long(
            field::NOTE,
            "What should they know before they answer?",
            0,
            1000,
        )
        .called("What they should know")
        .hint("Do not name the family: they read the record once they have accepted."),
    ]
}

pub(super) fn decline() -> Vec<Question> {
    let reasons = DeclineReason::ALL.iter().map(|r| (r.code(), r.name()));
    vec![
        Question::radios(field::REASON, "Why do you decline?", Choice::list(reasons))
            .called("The reason")
            .required("Select why you decline"),
        long(field::WORDS, "Say a little more", "a little more about why").hint(
            "The coordinator reads this. It helps to know who could take the family on instead.",
        ),
    ]
}

pub(super) fn contact() -> Vec<Question> {
    let ways = (Channel::ALL.iter().map(|way| (way.code(), way.name()))).chain([
        ("visit", "Visit"),
        ("meeting", "Meeting at a school or hub"),
        ("video", "Video call"),
    ]);
    let outcomes = ContactOutcome::ALL.iter().map(|o| (o.code(), o.name()));
    let safe = Choice::list([
        ("yes", "Yes, it is one of the safe ways"),
        ("asked", "Yes, I asked first"),
        (NOT_SAFE, "No"),
    ]);
    let mut questions = vec![
        Question::date(field::DATE, "When was it?", DateRule::Past)
            .called("The date of the contact")
            .required("Enter the date of the contact"),
        Question::radios(field::CHANNEL, "How did you try?", Choice::list(ways))
            .called("How you tried")
            .required("Select how you tried to reach them"),
        Question::radios(field::SAFE, "Was it a safe way to reach them?", safe)
            .called("Whether it was a safe way")
            .required("Select if it was a safe way to reach them"),
        Question::long(
            "not-safe",
            "Why did you use it, and what did you do about it?",
            20,
            1000,
        )
        .called("Why you used it")
        .only_if(field::SAFE, [NOT_SAFE])
        .required("Enter why you used a way that was not safe"),
        Question::radios(field::OUTCOME, "What came of it?", Choice::list(outcomes))
            .called("What came of it")
            .required("Select what came of it"),
        Question::long(field::NOTE, "Notes", 0, 4000)
            .hint("Say what you saw and heard, and apart from it what you think."),
    ];
    questions.extend(audience());
    questions
}

/// The question about one domain of life.
pub fn need(domain: NeedDomain) -> String {
    format!("need-{}", domain.code())
}

pub(super) fn assessment() -> Vec<Question> {
    let mut questions = vec![
        long(
            "strengths",
            "What is going well, and who helps already?",
            "what is going well",
        )
        .hint("What the family is good at, and what can be built on."),
    ];
    questions.extend(NeedDomain::ALL.iter().enumerate().map(|(index, domain)| {
        let (label, wanted, hint) = match domain {
            NeedDomain::ChildDevelopment => (
                "What does each child need?",
                "what each child needs",
                "Health, learning, feelings, friends, and how each child sees themselves.",
            ),
            NeedDomain::ParentingCapacity => (
                "What do the parents or carers need to care as they want to?",
                "what the parents or carers need",
                "Everyday care, safety, warmth, guidance, routines.",
            ),
            NeedDomain::FamilyAndEnvironment => (
                "What does the family need around it?",
                "what the family needs around it",
                "Relatives, home, work, money, neighbours, and what happened in the past.",
            ),
        };
        let question = Question::long(need(*domain), label, 20, 4000)
            .called(super::capitalised(wanted))
            .required(format!(
                "Enter {wanted}, or that there is no need and why you think so"
            ))
            .hint(hint);
        if index == 0 {
            question.group("Needs")
        } else {
            question
        }
    }));
    questions.extend(voice());
    questions.push(long(
        "family-view",
        "How does the family see it?",
        "how the family sees it",
    ));
    questions.extend(audience());
    questions
}
