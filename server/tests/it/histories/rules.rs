//! What must hold whatever people do, of the record by itself.

mod clocks;
mod compare;

use chrono::NaiveDate;
use stepwise::store::entity::step;
use stepwise_domain::episode::step::{StepKind, StepState, rule};
use stepwise_domain::episode::{CloseReason, Level, State};
use stepwise_domain::referral;
use uuid::Uuid;

use super::record::Record;

impl Record {
    /// Looks at the record alone.
    pub fn keeps_the_rules(&self, today: NaiveDate) {
        self.leaves_nothing_with_leavers(today);
        self.runs_its_decision_clock();
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

    /// Neither what is to be decided nor a family, nor the question who leads it, nor cover.
    fn leaves_nothing_with_leavers(&self, today: NaiveDate) {
        let gone = |id: Uuid| {
            let mut accounts = self.accounts.iter();
            accounts.any(|account| account.id == id && account.disabled)
        };
        let decides = referral::State::from_code(&self.referral.state).expect("a state");
        let owner = self.referral.owner_id.filter(|_| decides.is_open());
        let offers = self.offers.iter().filter(|offer| offer.state == "open");
        let mut has: Vec<Uuid> = owner.into_iter().collect();
        has.extend(offers.map(|offer| offer.lead_id));
        let covers = self.covers.iter().filter(|one| one.ended_at.is_none());
        let covers = covers.filter(|one| today <= one.to_day);
        has.extend(covers.flat_map(|one| [one.lead_id, one.cover_id]));
        if let Some(episode) = self.episode.as_ref().filter(|one| one.closed_at.is_none()) {
            has.extend(episode.lead_id.iter().chain(&episode.owner_id));
        }
        let left: Vec<_> = has.into_iter().filter(|id| gone(*id)).collect();
        assert!(left.is_empty(), "it stays with {left:?}: {self:?}");
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
}

fn reason(step: &step::Model) -> Option<CloseReason> {
    step.reason_code.as_deref().and_then(CloseReason::from_code)
}
