//! What runs while somebody is waited for, and nothing else does.

use stepwise::store::entity::clock;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::State;
use stepwise_domain::episode::step::StepState;
use stepwise_domain::referral;

use super::super::record::Record;

impl Record {
    /// The decision on the referral is waited for unless a question is.
    pub(super) fn runs_its_decision_clock(&self) {
        let row = &self.referral;
        let state = referral::State::from_code(&row.state).expect("a state");
        let open: Vec<_> = (self.questions.iter())
            .filter(|question| question.state == "open")
            .collect();
        let asked = state == referral::State::InformationRequested;
        assert_eq!(open.len(), usize::from(asked), "{state:?}: {open:?}");
        assert_eq!(row.paused_at.is_some(), asked, "it pauses: {row:?}");
        let decides = state.is_open() && !asked;
        assert_eq!(row.told_due_at.is_some(), decides, "it runs: {row:?}");
        let late_from = match open.first() {
            Some(question) => question.due_at,
            None => state.is_open().then_some(row.due_at),
        };
        assert_eq!(row.late_from, late_from, "{row:?}");
        for question in &self.questions {
            let waits = question.state == "open";
            assert_eq!(question.wake_at.is_some(), waits, "{question:?}");
        }
    }

    pub(super) fn runs_its_clocks(&self, state: State) {
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
        if state == State::Active && count(ClockKind::FirstContact) != 1 {
            let made = |clock: &clock::Model| {
                clock.kind == ClockKind::FirstContact.code() && clock.kept_at.is_some()
            };
            assert!(self.clocks.iter().any(made), "nobody reached the family");
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
}
