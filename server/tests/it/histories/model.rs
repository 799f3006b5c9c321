//! A referral and its episode as the rules alone make them: the pure functions of the domain, asked
//! in the order in which a service must ask them, and what each change tells and notes.

mod challenges;
pub mod contacts;
pub mod covers;
mod episode;
mod leavers;
mod may;
mod news;
mod questions;
mod referral;
mod steps;

use chrono::{DateTime, NaiveDate, Utc};
use stepwise_domain::challenge::{Outcome, Stage};
use stepwise_domain::clock::{Calendar, Promises};
use stepwise_domain::episode::step::{StepKind, StepState};
use stepwise_domain::episode::{self as episodes, CloseReason, Level};
use stepwise_domain::referral as referrals;
use stepwise_domain::role::Role;

use super::cast::{CAST, Who};
use super::tries::{Said, Try};
use contacts::FirstContact;
use covers::Cover;
use questions::Question;

#[derive(Clone, Debug)]
pub struct Model {
    pub covers: Vec<Cover>,
    /// In the order of the cast.
    pub people: [Person; CAST.len()],
    pub referral: Referral,
    pub episode: Option<Episode>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    pub role: Role,
    pub enabled: bool,
}

#[derive(Clone, Debug)]
pub struct Referral {
    pub state: referrals::State,
    pub owner: Option<Who>,
    pub closed_at: Option<DateTime<Utc>>,
    pub decisions: Vec<(Who, DateTime<Utc>)>,
    pub challenges: Vec<Challenge>,
    pub questions: Vec<Question>,
    pub was_passed: bool,
}

#[derive(Clone, Debug)]
pub struct Challenge {
    /// The number of the decision it is about.
    pub decision: usize,
    pub by: Who,
    pub stage: Stage,
    pub answered: Option<(Outcome, Who, DateTime<Utc>)>,
}

#[derive(Clone, Debug)]
pub struct Episode {
    pub state: episodes::State,
    pub level: Level,
    pub lead: Option<Who>,
    /// Who accepted last while social care has the family.
    pub next: Option<Who>,
    /// To whom it is offered, and by whom.
    pub offer: Option<(Who, Who)>,
    pub steps: Vec<Step>,
    /// Since it came to its level.
    pub reviews: u32,
    pub assessed: bool,
    pub contact: FirstContact,
    /// How often something was written down.
    pub entries: usize,
    pub goals: usize,
    /// The actions of the plan, and whether each is done.
    pub actions: Vec<bool>,
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    pub reason: Option<CloseReason>,
    pub by: Who,
    pub state: StepState,
    pub said: Said,
}

/// What the model needs to know of the service.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    pub calendar: &'a Calendar,
    pub promises: &'a Promises,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    /// Whether the right to report harm was asked already: then it is not asked again.
    pub trusts: bool,
}

/// What comes of something that was tried and may be done.
#[derive(Clone, Debug)]
pub struct Done {
    pub model: Model,
    /// The events of the audit log.
    pub events: Vec<String>,
    /// The kinds of mail, and to whom.
    pub mails: Vec<(&'static str, Who)>,
}

impl Model {
    /// As it is when it has been sent.
    pub fn sent() -> Self {
        let person = |(_, role)| Person {
            role,
            enabled: true,
        };
        Self {
            covers: Vec::new(),
            people: CAST.map(person),
            referral: Referral {
                state: referrals::State::Submitted,
                owner: None,
                closed_at: None,
                decisions: Vec::new(),
                challenges: Vec::new(),
                questions: Vec::new(),
                was_passed: false,
            },
            episode: None,
        }
    }

    /// What comes of this, or nothing where it must be refused.
    pub fn expect(&self, rules: Rules<'_>, who: Who, tried: Try) -> Option<Done> {
        if !self.people[who].enabled {
            return None;
        }
        let mut done = Done {
            model: self.clone(),
            events: Vec::new(),
            mails: Vec::new(),
        };
        let happened = match tried {
            Try::Away(away) => done.arrange(rules, who, away),
            Try::EndCover(nth) => done.end_cover(rules, who, nth),
            Try::Account(whom, change) => done.account(rules, who, whom, change),
            Try::Claim
            | Try::Release
            | Try::Triage(..)
            | Try::AnswerQuestion
            | Try::WithdrawReferral
            | Try::Challenge
            | Try::AnswerChallenge(_) => done.referral(rules, who, tried),
            Try::Propose(kind, reason, said) => done.propose(rules, who, (kind, reason, said)),
            Try::Answer(nth, answer, said) => done.answer(rules, who, (nth, answer, said)),
            _ => done.episode(rules, who, tried),
        };
        happened.map(|()| done)
    }
}

impl Model {
    pub fn role(&self, who: Who) -> Role {
        self.people[who].role
    }

    /// Everybody with a role whose account is enabled.
    pub fn with_role(&self, wanted: Role) -> Vec<Who> {
        let has = |who: &Who| self.people[*who].enabled && self.role(*who) == wanted;
        (0..self.people.len()).filter(has).collect()
    }
}

impl Done {
    fn note(&mut self, event: impl Into<String>) {
        self.events.push(event.into());
    }
}

impl Episode {
    pub fn new(state: episodes::State, level: Level) -> Self {
        Self {
            state,
            level,
            lead: None,
            next: None,
            offer: None,
            steps: Vec::new(),
            reviews: 0,
            assessed: false,
            contact: FirstContact::Unasked,
            entries: 0,
            goals: 0,
            actions: Vec::new(),
            closed_at: None,
        }
    }

    pub fn pending(&self) -> impl Iterator<Item = &Step> {
        (self.steps.iter()).filter(|step| step.state == StepState::Proposed)
    }
}
