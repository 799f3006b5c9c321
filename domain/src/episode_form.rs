//! What each act of an episode asks of whoever does it. Forms as data, like the referral's own.
//!
//! A form is worded here once; the page that asks, the check of what was typed and the entry that
//! is kept all read it from here. What can be chosen today (people, goals) comes in as plain data.

mod away;
mod closing;
mod dispute;
mod invitation;
mod meeting;
mod plan;
mod start;
mod step;
#[cfg(test)]
mod tests;
mod waiting;

use crate::audience::{Audience, KEEP_FROM};
use crate::episode::CloseReason;
use crate::episode::step::StepKind;
use crate::form::{Choice, Question, Section};

coded! {
    /// A form. The stored word is the last part of its address; the name is the heading of its
    /// page.
    pub enum FormKind {
        Offer = "offer", "Offer to a lead practitioner";
        Decline = "decline", "Decline this offer";
        Contact = "contact", "Record a contact";
        Assessment = "assessment", "Assessment";
        Goal = "goal", "Goal";
        PlanAction = "action", "Action of the plan";
        Taf = "taf", "Team Around the Family meeting";
        Review = "review", "Review";
        Step = "step", "Propose a step";
        StepAnswer = "step-answer", "Answer a proposed step";
        Close = "close", "Close the episode";
        Reopen = "reopen", "Open the episode again";
        Note = "note", "Add a note";
        Challenge = "challenge", "Challenge the decision";
        ChallengeDecision = "challenge-decision", "Decide on a challenge";
        Wait = "wait", "Put on a waiting list";
        PlanTaf = "taf-plan", "Plan a Team Around the Family meeting";
        Unmet = "unmet-need", "Record a need that nothing meets";
        OutcomeCheck = "outcome", "Outcome check";
    }
}

impl FormKind {
    /// The questions whose answers the referrer reads, in that order.
    pub const fn read_by_referrer(self) -> &'static [&'static str] {
        match self {
            Self::Close => &[field::FEEDBACK],
            Self::ChallengeDecision => &[field::OUTCOME, field::FEEDBACK],
            // Of entries marked for them: how the family can be reached, who else is around it and
            // what other agencies brought stay with the team, and so do the child's words.
            Self::Contact => &[field::DATE, field::OUTCOME, field::NOTE],
            Self::Assessment => &[
                "strengths",
                "need-child_development",
                "need-parenting_capacity",
                "need-family_and_environment",
                "family-view",
            ],
            Self::Taf => &[field::DATE, "family-there", field::MINUTES],
            Self::Review => &[
                field::DATE,
                "with-family",
                "changed",
                "family-view",
                field::NEXT,
            ],
            Self::Note => &[field::WORDS],
            Self::OutcomeCheck => &[field::OUTCOME],
            _ => &[],
        }
    }

    /// The questions whose answers the family reads: of entries marked for them, what was written
    /// to them and nothing else. What is written for colleagues names people and reasons.
    pub const fn read_by_family(self) -> &'static [&'static str] {
        match self {
            Self::Contact
            | Self::Assessment
            | Self::Taf
            | Self::Review
            | Self::Note
            | Self::OutcomeCheck => &[field::TO_FAMILY],
            _ => &[],
        }
    }
}

/// The names of the questions that programs read.
pub mod field {
    pub const LEAD: &str = "lead";
    pub const HUB: &str = "hub";
    pub const FROM: &str = "from";
    pub const TO: &str = "to";
    pub const COVER: &str = "cover";
    pub const SERVICE: &str = "service";
    pub const NEED: &str = "need";
    pub const TIME: &str = "time";
    pub const MINUTES_LONG: &str = "minutes-long";
    pub const MODE: &str = "mode";
    pub const PLACE: &str = "place";
    pub const OTHERS: &str = "others";
    pub const NOTE: &str = "note";
    pub const REASON: &str = "reason";
    pub const WORDS: &str = "words";
    pub const AUDIENCE: &str = "audience";
    pub const TO_FAMILY: &str = "to-family";
    pub const DATE: &str = "date";
    pub const CHANNEL: &str = "channel";
    pub const SAFE: &str = "safe";
    pub const OUTCOME: &str = "outcome";
    pub const GOAL: &str = "goal";
    pub const LOWEST: &str = "lowest";
    pub const HIGHEST: &str = "highest";
    pub const NOW: &str = "now";
    pub const WHO: &str = "who";
    pub const WHO_NAME: &str = "who-name";
    pub const BY_WHEN: &str = "by-when";
    pub const INVITED: &str = "invited";
    pub const ATTENDED: &str = "attended";
    pub const MINUTES: &str = "minutes";
    pub const NEXT: &str = "next";
    pub const RATIONALE: &str = "rationale";
    pub const VOICE: &str = "voice";
    pub const AGREES: &str = "agrees";
    pub const BASIS: &str = "basis";
    pub const HANDOVER: &str = "handover";
    pub const SECOND_AGENCY: &str = "second-agency";
    pub const IMPROVEMENT: &str = "improvement";
    pub const HANDOVER_DATE: &str = "handover-date";
    pub const RAISES_TIER: &str = "raises-tier";
    pub const FAMILY_WORDS: &str = "family-words";
    pub const FEEDBACK: &str = "feedback";
}

pub use away::away;
pub use closing::BASES;
pub use invitation::{MeetingMode, meeting_minutes, meeting_start, other_addresses};
pub use plan::{Goal, Scale, contribution, score};
pub use start::{ContactOutcome, NOT_SAFE, need};
pub use waiting::{STILL, WaitOutcome, review_wait};

/// What can be chosen today, and what the form is about.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// Lead practitioners; the hint says how many families each has.
    pub leads: Vec<Choice>,
    /// Hubs; the hint says how much room each has.
    pub hubs: Vec<Choice>,
    /// Services of hubs: hub and service, with how much room and how long the wait.
    pub services: Vec<Choice>,
    /// The goals of the plan.
    pub goals: Vec<Goal>,
    /// People of the team around the family: id, name and role.
    pub people: Vec<Choice>,
    /// The step that is proposed or answered.
    pub step: Option<StepKind>,
    /// Why the episode is to be closed, where that is what is answered.
    pub close_reason: Option<CloseReason>,
}

/// The form.
pub fn section(kind: FormKind, offers: &Offers) -> Section {
    let questions = match kind {
        FormKind::Offer => start::offer(offers),
        FormKind::Decline => start::decline(),
        FormKind::Contact => start::contact(),
        FormKind::Assessment => start::assessment(),
        FormKind::Goal => plan::goal(),
        FormKind::PlanAction => plan::action(offers),
        FormKind::Taf => meeting::taf(offers),
        FormKind::Review => meeting::review(offers),
        FormKind::Step => step::propose(offers.step),
        FormKind::StepAnswer => step::answer(offers),
        FormKind::Close => closing::close(offers),
        FormKind::Reopen => closing::reopen(),
        FormKind::Note => vec![long(
            field::WORDS,
            "What do you want to write down?",
            "your note",
        )]
        .into_iter()
        .chain(audience())
        .collect(),
        FormKind::Challenge => dispute::challenge(),
        FormKind::ChallengeDecision => dispute::decide(),
        FormKind::PlanTaf => invitation::plan(offers),
        FormKind::Wait => waiting::wait(offers),
        FormKind::Unmet => waiting::unmet(),
        FormKind::OutcomeCheck => closing::lasted(),
    };
    let section = Section::new(kind.code(), kind.name(), questions);
    match intro(kind) {
        "" => section,
        words => section.intro(words),
    }
}

const fn intro(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Offer => "The family stays where it is until the lead practitioner accepts.",
        FormKind::Contact => {
            "Record every attempt, also those that did not reach anybody. Use only the ways that are safe."
        }
        FormKind::Assessment => {
            "Write it with the family, and so that they could read it. You can change it later; what it said before is kept."
        }
        FormKind::Step => {
            "If a child may be in danger now, ring 999 first. Nothing moves until the other side has accepted."
        }
        FormKind::OutcomeCheck => "Ask the family if you can, and use only the ways that are safe.",
        FormKind::Challenge => {
            "A manager who did not take the decision looks at it. If you are worried about a child’s safety now, do not wait: ring the MASH, or 999."
        }
        _ => "",
    }
}

/// Whom an entry is for, and what the family reads of it. Nothing ticked means the team.
fn audience() -> [Question; 2] {
    let mut choices: Vec<_> = [Audience::Referrer, Audience::Family]
        .map(|audience| Choice::new(audience.code(), audience.name()))
        .into();
    choices.push(
        Choice::new(KEEP_FROM, "Keep it from some of the team")
            .hint("Only coordinators, managers, the MASH and you read it.")
            .exclusive(),
    );
    [
        Question::checkboxes(field::AUDIENCE, "Who else may read this?", choices)
            .called("Who may read this")
            .hint("The team around the family reads it anyway."),
        Question::long(field::TO_FAMILY, "What will the family read?", 20, 1000)
            .called("What the family will read")
            .hint("They read this and nothing else of it. Write to them in short words: what was agreed, and what happens next. Every adult with access reads it, so name no child and no other adult, and do not say who asked for help or why.")
            .only_if(field::AUDIENCE, [Audience::Family.code()])
            .required("Enter what the family will read"),
    ]
}

/// The child's own words, or why there are none, like on the referral.
fn voice() -> Vec<Question> {
    let heard = vec![
        Choice::new("words", "Yes, in their own words"),
        Choice::new("observed", "I watched them")
            .hint("For a baby, or a child who does not speak."),
        Choice::new("no", "No"),
    ];
    vec![
        Question::radios(field::VOICE, "Have you heard the child?", heard)
            .called("Whether you heard the child")
            .required("Select if you have heard the child"),
        Question::long("voice-words", "What did they say?", 2, 4000)
            .hint("As they said it. If there are several children, say who said what.")
            .called("What they said")
            .only_if(field::VOICE, ["words"])
            .required("Enter what the child said"),
        Question::long("voice-observed", "What did you see?", 20, 4000)
            .called("What you saw")
            .only_if(field::VOICE, ["observed"])
            .required("Enter what you saw"),
        Question::long("voice-why-not", "Why not?", 20, 1000)
            .called("The reason")
            .only_if(field::VOICE, ["no"])
            .required("Enter why you have not heard the child"),
    ]
}

fn yes_no() -> Vec<Choice> {
    Choice::list([("yes", "Yes"), ("no", "No")])
}

/// Several lines that must be filled in; `wanted` ends the sentence "Enter …".
fn long(name: &'static str, label: &str, wanted: &str) -> Question {
    Question::long(name, label, 20, 4000)
        .called(capitalised(wanted))
        .required(format!("Enter {wanted}"))
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
