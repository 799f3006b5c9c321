//! An episode as a service would keep it: the rules asked in the same order, without a database.

use super::super::steps::cases;
use crate::episode::step::*;
use crate::episode::*;
use crate::role::Role;

/// What is done to an episode other than by a step.
pub const OUTSIDE_STEPS: [Action; 6] = [
    Action::Offer,
    Action::AcceptOffer,
    Action::DeclineOffer,
    Action::WithdrawOffer,
    Action::Reassign,
    Action::TakeBack,
];

/// Two of each who may do something, so that a colleague can always answer.
pub const PEOPLE: [Role; 10] = [
    Role::LeadPractitioner,
    Role::LeadPractitioner,
    Role::Coordinator,
    Role::Coordinator,
    Role::Manager,
    Role::Manager,
    Role::MashWorker,
    Role::MashWorker,
    Role::Referrer,
    Role::Administrator,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    DutyTeam,
    Lead(usize),
    SocialCare,
}

#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub kind: StepKind,
    pub reason: Option<CloseReason>,
    pub by: usize,
    pub state: StepState,
}

/// As much of an episode as the rules speak of.
#[derive(Clone, Debug)]
pub struct Episode {
    pub state: State,
    pub level: Level,
    pub owner: Owner,
    /// The person it was offered to.
    pub offer: Option<usize>,
    /// Who accepted while social care has the family.
    pub next_lead: Option<usize>,
    pub steps: Vec<Step>,
}

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
pub enum Try {
    Act(usize, Action, usize),
    Propose(usize, (StepKind, Option<CloseReason>), Facts),
    Answer(usize, usize, Answer, Facts),
    Leave(usize),
    /// One of the things that would come about, if there are any: so that histories go far.
    Sensible(usize, Facts),
}

impl Episode {
    pub fn new(level: Level) -> Self {
        Self {
            state: State::AwaitingAllocation,
            level,
            owner: Owner::DutyTeam,
            offer: None,
            next_lead: None,
            steps: Vec::new(),
        }
    }

    fn pending(&self) -> Vec<StepKind> {
        let waiting = self.steps.iter().filter(|s| s.state == StepState::Proposed);
        waiting.map(|step| step.kind).collect()
    }

    /// The facts, with what this record itself says.
    fn facts(&self, facts: Facts) -> Facts {
        Facts {
            lead_has_accepted: self.next_lead.is_some(),
            mash_answer_pending: self.pending().contains(&StepKind::ToMash),
            ..facts
        }
    }

    pub fn try_this(&mut self, tried: Try) {
        match tried {
            Try::Act(who, action, lead) => self.act(who, action, lead),
            Try::Propose(who, (kind, reason), facts) => self.propose(who, kind, reason, facts),
            Try::Answer(who, step, said, facts) => self.answer(who, step, said, facts),
            Try::Leave(who) => self.leave(who),
            Try::Sensible(nth, facts) => self.sensible(nth, facts),
        }
    }

    fn sensible(&mut self, nth: usize, facts: Facts) {
        let mut moves = Vec::new();
        for (who, role) in PEOPLE.into_iter().enumerate() {
            let acts = crate::episode::possible(self.state, role)
                .filter(|action| OUTSIDE_STEPS.contains(action));
            moves.extend(acts.map(|action| Try::Act(who, action, nth % 2)));
            let steps = step::possible(self.state, self.level, role);
            let others = cases()
                .into_iter()
                .filter(|(kind, _)| *kind != StepKind::ToMash);
            let others: Vec<_> = others.collect();
            moves.extend(steps.flat_map(|kind| {
                let of_kind = others.iter().filter(move |(other, _)| *other == kind);
                of_kind.take(1).map(|step| Try::Propose(who, *step, facts))
            }));
            for (waiting, kind) in self.pending().into_iter().enumerate() {
                // Seldom, so that not every family ends with social care.
                if kind != StepKind::ToMash || nth.is_multiple_of(16) {
                    moves.push(Try::Answer(who, waiting, Answer::Accept, facts));
                }
            }
        }
        if let Some(tried) = moves.get(nth % moves.len().max(1)) {
            self.try_this(*tried);
        }
    }

    fn act(&mut self, who: usize, action: Action, lead: usize) {
        // What the caller must know: whether an offer is open, and that it was made to them.
        let answers = matches!(action, Action::AcceptOffer | Action::DeclineOffer);
        let offers = matches!(action, Action::Offer | Action::Reassign);
        let takes_back = action == Action::WithdrawOffer;
        if (answers && self.offer != Some(who))
            || (offers && self.offer.is_some())
            || (takes_back && self.offer.is_none())
        {
            return;
        }
        if let Ok(done) = apply(self.state, action, PEOPLE[who]) {
            let with_social_care = self.state == State::WithSocialCare;
            if action == Action::AcceptOffer && with_social_care {
                self.next_lead = Some(who);
            }
            self.set(done, action, Some(who));
            if offers {
                self.offer = Some(lead);
            }
        }
    }

    fn propose(&mut self, by: usize, kind: StepKind, reason: Option<CloseReason>, facts: Facts) {
        let at = (self.state, self.level);
        let facts = self.facts(facts);
        let Ok(state) = propose(kind, reason, at, PEOPLE[by], &self.pending(), &facts) else {
            return;
        };
        if state == StepState::Accepted {
            self.take(kind, by);
        }
        self.steps.push(Step {
            kind,
            reason,
            by,
            state,
        });
    }

    fn answer(&mut self, who: usize, nth: usize, said: Answer, facts: Facts) {
        let mut waiting =
            (0..self.steps.len()).filter(|i| self.steps[*i].state == StepState::Proposed);
        let Some(index) = waiting.nth(nth) else {
            return;
        };
        let Step {
            kind,
            reason,
            by,
            state,
        } = self.steps[index];
        let Ok(to) = answer(state, said, by == who, PEOPLE[who], kind, reason) else {
            return;
        };
        if to == StepState::Accepted {
            let facts = self.facts(facts);
            let fits = fits(kind, self.state, self.level);
            if !fits || !check(kind, reason, &facts).is_empty() {
                return;
            }
            assert_ne!(by, who, "accepted their own proposal");
            self.steps[index].state = to;
            self.take(kind, who);
        }
        self.steps[index].state = to;
    }

    /// Takes an accepted step by the hand of whoever had the last word.
    fn take(&mut self, kind: StepKind, who: usize) {
        let done = apply(self.state, kind.action(), PEOPLE[who]).expect("an accepted step");
        self.level = kind.level_after(self.level);
        self.set(done, kind.action(), self.next_lead);
        if matches!(
            kind.action(),
            Action::PassToSocialCare | Action::ReturnFromSocialCare | Action::Close
        ) {
            self.next_lead = None;
        }
    }

    fn leave(&mut self, who: usize) {
        if self.next_lead == Some(who) {
            self.next_lead = None;
        }
        let theirs = self.owner == Owner::Lead(who);
        let asked = self.offer == Some(who);
        match self.state {
            State::Offered if !asked => return,
            State::Active if !theirs => {
                self.offer = self.offer.filter(|_| !asked);
                return;
            }
            _ => {}
        }
        match lead_left(self.state) {
            Some(done) => self.set(done, Action::TakeBack, None),
            None => self.offer = self.offer.filter(|_| !asked),
        }
    }

    fn set(&mut self, done: Transition, action: Action, lead: Option<usize>) {
        self.state = done.to;
        self.owner = match done.owner {
            OwnerEffect::Keep => self.owner,
            OwnerEffect::DutyTeam => Owner::DutyTeam,
            OwnerEffect::SocialCare => Owner::SocialCare,
            OwnerEffect::Lead => Owner::Lead(lead.expect("a lead practitioner has accepted")),
        };
        if action.ends_offer() {
            self.offer = None;
        }
        for step in &mut self.steps {
            let waits = step.state == StepState::Proposed;
            if waits && overtaken(step.kind, (self.state, self.level), action) {
                step.state = StepState::Withdrawn;
            }
        }
    }
}
