//! What must hold whatever people do: of the record by itself, and against the model.

use stepwise::store::entity::step;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::step::{StepKind, StepState, rule};
use stepwise_domain::episode::{CloseReason, Level, State};

use super::cast::World;
use super::model::{Episode, Model};
use super::record::Record;

impl Record {
    /// Looks at the record alone.
    pub fn keeps_the_rules(&self) {
        let Some(episode) = &self.episode else {
            return;
        };
        let state = State::from_code(&episode.state).expect("a state");
        self.has_one_owner(state);
        for step in &self.steps {
            let kind = StepKind::from_code(&step.kind).expect("a kind");
            let accepted = step.state == StepState::Accepted.code();
            if accepted && !rule(kind, reason(step)).at_once {
                assert!(step.answered_by.is_some(), "accepted by somebody: {step:?}");
                assert_ne!(
                    step.answered_by,
                    Some(step.proposed_by),
                    "own proposal: {step:?}"
                );
            }
        }
        self.runs_its_clocks(state);
        let statutory = Level::from_code(&episode.level)
            .expect("a level")
            .is_statutory();
        if state.is_open() {
            assert_eq!(statutory, state == State::WithSocialCare, "{episode:?}");
        }
        assert_eq!(episode.closed_at.is_some(), !state.is_open(), "{episode:?}");
        let open = self
            .offers
            .iter()
            .filter(|offer| offer.state == "open")
            .count();
        assert!(open <= 1, "one offer at a time: {:?}", self.offers);
        assert!(
            state != State::Offered || open == 1,
            "offered to nobody: {:?}",
            self.offers
        );
    }

    fn has_one_owner(&self, state: State) {
        let now: Vec<_> = self
            .owners
            .iter()
            .filter(|one| one.until.is_none())
            .collect();
        assert_eq!(now.len(), 1, "exactly one owner: {:?}", self.owners);
        let (episode, now) = (self.episode.as_ref().expect("an episode"), now[0]);
        assert_eq!(now.account_id, episode.owner_id, "{:?}", self.owners);
        let fits = match state {
            State::AwaitingAllocation | State::Offered => now.owner == "duty_team",
            State::Active => now.owner == "lead" && now.account_id == episode.lead_id,
            State::WithSocialCare => now.owner == "social_care",
            State::Closed => true,
        };
        assert!(fits, "{state:?} is {now:?}");
        let mut ends: Vec<_> = self.owners.iter().filter_map(|one| one.until).collect();
        let mut begins: Vec<_> = self.owners.iter().map(|one| one.since).collect();
        begins.sort_unstable();
        ends.sort_unstable();
        assert_eq!(ends, begins[1..], "one after the other, without a gap");
    }

    fn runs_its_clocks(&self, state: State) {
        let count = |kind: ClockKind| self.running().filter(|c| c.kind == kind.code()).count();
        for step in &self.steps {
            let own = self
                .running()
                .filter(|clock| clock.subject_id == Some(step.id));
            let waits = usize::from(step.state == StepState::Proposed.code());
            assert_eq!(own.count(), waits, "the clock of {step:?}");
        }
        for offer in &self.offers {
            let own = self
                .running()
                .filter(|clock| clock.subject_id == Some(offer.id));
            // Where nobody leads, the promise is that somebody does, whoever is asked.
            let waits = usize::from(offer.state == "open" && !state.is_unallocated());
            assert_eq!(own.count(), waits, "the clock of {offer:?}");
        }
        let waits = usize::from(state.is_unallocated());
        assert_eq!(count(ClockKind::LeadAccepts), waits, "{state:?}");
        let closed = usize::from(state == State::Closed);
        assert_eq!(count(ClockKind::OutcomeCheck), closed, "{state:?}");
        if state == State::Active {
            // Nobody here writes a contact down.
            assert_eq!(count(ClockKind::FirstContact), 1, "{state:?}");
        }
        if matches!(state, State::Closed | State::WithSocialCare) {
            for kind in [
                ClockKind::FirstContact,
                ClockKind::Assessment,
                ClockKind::Review,
            ] {
                assert_eq!(count(kind), 0, "{kind:?} runs while {state:?}");
            }
        }
        for challenge in &self.challenges {
            let own = self
                .running()
                .filter(|clock| clock.subject_id == Some(challenge.id));
            let waits = usize::from(challenge.outcome.is_none());
            assert_eq!(own.count(), waits, "the clock of a challenge");
        }
    }

    /// Whether it is what the model says; the first thing that is not.
    pub fn differs(&self, world: &World, model: &Model) -> Option<String> {
        let referral = &model.referral;
        let owner = self.referral.owner_id.map(|id| world.who(id));
        let is = (
            &*self.referral.state,
            owner,
            self.decisions.len(),
            self.challenges.len(),
        );
        let should = (
            referral.state.code(),
            referral.owner,
            referral.decisions.len(),
            referral.challenges.len(),
        );
        if is != should {
            return Some(format!("the referral is {is:?}, and should be {should:?}"));
        }
        for (is, should) in self.challenges.iter().zip(&referral.challenges) {
            let outcome = should.answered.map(|(outcome, ..)| outcome.code());
            if is.outcome.as_deref() != outcome || is.stage != should.stage.code() {
                return Some(format!("{is:?} should be {should:?}"));
            }
        }
        match (&self.episode, &model.episode) {
            (None, None) => None,
            (Some(_), Some(should)) => self.episode_differs(world, should),
            (is, should) => Some(format!("{is:?} should be {should:?}")),
        }
    }

    fn episode_differs(&self, world: &World, should: &Episode) -> Option<String> {
        let row = self.episode.as_ref()?;
        let open = self.offers.iter().find(|offer| offer.state == "open");
        let is = (
            &*row.state,
            &*row.level,
            row.lead_id.map(|id| world.who(id)),
            open.map(|offer| world.who(offer.lead_id)),
            self.actions
                .iter()
                .filter(|action| action.done_at.is_some())
                .count(),
            self.actions.len(),
        );
        let done = should.actions.iter().filter(|done| **done).count();
        let offer = should.offer.map(|(lead, _)| lead);
        let (state, level) = (should.state.code(), should.level.code());
        let expected = (state, level, should.lead, offer, done, should.actions.len());
        if is != expected {
            return Some(format!("the episode is {is:?}, and should be {expected:?}"));
        }
        let line = |kind: &str, state: &str, by: usize| format!("{kind} {state} by {by}");
        let of_record = self.steps.iter();
        let is = of_record.map(|one| line(&one.kind, &one.state, world.who(one.proposed_by)));
        let of_model = should.steps.iter();
        let should = of_model.map(|one| line(one.kind.code(), one.state.code(), one.by));
        let (mut is, mut should): (Vec<_>, Vec<_>) = (is.collect(), should.collect());
        is.sort();
        should.sort();
        (is != should).then(|| format!("the steps are {is:?}, and should be {should:?}"))
    }
}

fn reason(step: &step::Model) -> Option<CloseReason> {
    step.reason_code.as_deref().and_then(CloseReason::from_code)
}
