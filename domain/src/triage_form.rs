//! What a decision asks of whoever takes it: its rationale for colleagues, the words the referrer
//! will read, and what only this outcome needs. Forms as data, like the referral's own.

#[cfg(test)]
mod tests;

use crate::form::{Choice, Question, Section};
use crate::referral::{Action, NotAcceptedReason};
use crate::tier::Tier;

coded! {
    /// A step that has a form. The stored word is the last part of its address; the name is the
    /// heading of its page.
    pub enum Step {
        Accept = "accept", "Accept to a family hub";
        Join = "join", "Add to an open episode";
        Signpost = "signpost", "Give advice and name other services";
        NotAccept = "not-accept", "Do not accept";
        Ask = "ask", "Ask the referrer for information";
        GoOn = "go-on", "Go on without the answer";
        Mash = "mash", "Pass to the MASH";
        MashAccept = "mash-accept", "Take on for the MASH";
        MashReturn = "mash-return", "Return to early help";
    }
}

impl Step {
    /// The step of the referral's life that the form takes.
    pub const fn action(self) -> Action {
        match self {
            Self::Accept => Action::Accept,
            Self::Join => Action::Join,
            Self::Signpost => Action::Signpost,
            Self::NotAccept => Action::NotAccept,
            Self::Ask => Action::AskForInformation,
            Self::GoOn => Action::GoOnWithout,
            Self::Mash => Action::EscalateToMash,
            Self::MashAccept => Action::MashAccept,
            Self::MashReturn => Action::MashReturn,
        }
    }

    /// The form of an action, where it has one.
    pub fn of(action: Action) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|step| step.action() == action)
    }

    /// The questions whose answers the referrer reads, in that order. None where the referrer is
    /// told nothing that somebody wrote.
    pub const fn read_by_referrer(self) -> &'static [&'static str] {
        match self {
            Self::Accept => &[HUB, FEEDBACK],
            Self::Join | Self::Mash => &[FEEDBACK],
            Self::Signpost => &[FEEDBACK, SERVICES, WOULD_CHANGE],
            Self::NotAccept => &[REASON, FEEDBACK, SERVICES, WOULD_CHANGE],
            Self::Ask => &[QUESTION],
            Self::GoOn | Self::MashAccept | Self::MashReturn => &[],
        }
    }
}

pub const TIER: &str = "tier";
pub const HUB: &str = "hub";
pub const EPISODE: &str = "episode";
pub const REASON: &str = "reason";
pub const SERVICES: &str = "services";
pub const WOULD_CHANGE: &str = "would-change";
pub const RATIONALE: &str = "rationale";
pub const FEEDBACK: &str = "feedback";
pub const QUESTION: &str = "question";

/// What can be chosen today.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The nearest suitable first; the hint says why it stands there.
    pub hubs: Vec<Choice>,
    /// The open episodes of likely matches.
    pub episodes: Vec<Choice>,
}

/// The form of a step.
pub fn section(step: Step, offers: &Offers) -> Section {
    let questions = match step {
        Step::Accept => accept(offers),
        Step::Join => join(offers),
        Step::Signpost => signpost(),
        Step::NotAccept => not_accept(),
        Step::Ask => vec![
            long(QUESTION, "What do you need to know?", "your question")
                .hint("The referrer reads this after signing in. The decision clock stands still until they answer."),
        ],
        Step::GoOn => vec![
            long(RATIONALE, "Why are you going on without the answer?", "your reason")
                .hint("For colleagues. The decision clock goes on with the working days that were left."),
        ],
        Step::Mash => vec![
            rationale().hint("The MASH and your colleagues read this. Ring the MASH as well: this form does not replace the call."),
            feedback(),
        ],
        Step::MashAccept => vec![
            long(RATIONALE, "What does the MASH do next?", "what happens next")
                .hint("Early help reads this. The referrer is told only that social care has taken it on."),
        ],
        Step::MashReturn => vec![
            long(RATIONALE, "Why are you returning it?", "your reason")
                .hint("Early help reads this. The referrer is told only that early help is looking at it again."),
        ],
    };
    let section = Section::new(step.code(), step.name(), questions);
    match intro(step) {
        "" => section,
        words => section.intro(words),
    }
}

const fn intro(step: Step) -> &'static str {
    match step {
        Step::Accept => "This opens an episode of early help and offers it to the hub.",
        Step::Join => {
            "The referral is added to help that is under way. The referrer reads that it was accepted and added to work under way. Who helps the family and how is not theirs to learn."
        }
        Step::Mash => {
            "If a child may be in danger now, ring 999 first. The referral stays yours until the MASH takes it on."
        }
        _ => "",
    }
}

fn accept(offers: &Offers) -> Vec<Question> {
    vec![
        tiers(&[Tier::Additional, Tier::Targeted]),
        Question::radios(HUB, "Which hub?", offers.hubs.clone())
            .hint("The nearest to the family that suits comes first.")
            .called("The hub")
            .required("Select a hub"),
        rationale(),
        feedback(),
    ]
}

fn join(offers: &Offers) -> Vec<Question> {
    vec![
        Question::radios(
            EPISODE,
            "Which episode does it belong to?",
            offers.episodes.clone(),
        )
        .called("The episode")
        .required("Select the episode it belongs to"),
        rationale(),
        feedback(),
    ]
}

fn signpost() -> Vec<Question> {
    vec![
        tiers(&[Tier::Universal, Tier::Additional]),
        services(),
        would_change(),
        rationale(),
        feedback(),
    ]
}

fn not_accept() -> Vec<Question> {
    let reasons = NotAcceptedReason::ALL
        .iter()
        .map(|reason| (reason.code(), reason.name()));
    vec![
        Question::radios(REASON, "Why is it not accepted?", Choice::list(reasons))
            .called("The reason")
            .required("Select why it is not accepted"),
        services(),
        would_change(),
        rationale(),
        feedback(),
    ]
}

fn tiers(tiers: &[Tier]) -> Question {
    let choices = tiers
        .iter()
        .map(|tier| (tier.number().to_string(), tier.to_string()));
    Question::radios(TIER, "Which tier?", Choice::list(choices))
        .called("The tier")
        .required("Select a tier")
}

fn services() -> Question {
    long(
        SERVICES,
        "Which services or steps do you suggest?",
        "the services or steps you suggest",
    )
    .hint("Name each one and say how to reach it. The referrer reads this.")
}

fn would_change() -> Question {
    long(
        WOULD_CHANGE,
        "What would change this decision?",
        "what would change this decision",
    )
    .hint("The referrer reads this.")
}

fn rationale() -> Question {
    long(RATIONALE, "Why do you decide this?", "why you decide this")
        .hint("For colleagues. The referrer does not read this.")
}

fn feedback() -> Question {
    long(
        FEEDBACK,
        "What will the referrer read?",
        "what the referrer will read",
    )
    .hint(
        "Say what happens next and why, in plain words. You can read it through before it is sent.",
    )
}

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
