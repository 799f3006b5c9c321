//! Whose the family is.

use stepwise_domain::episode::step::{StepKind, StepState};
use stepwise_domain::episode::{Action, CloseReason, State};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;

use super::super::cast::Who;
use super::{Done, Episode, Rules, Step};

impl Done {
    /// Whether this person may do this to the episode; nothing where there is none.
    pub(super) fn may(&self, rules: Rules<'_>, who: Who, act: Act) -> Option<()> {
        let episode = self.model.episode.as_ref()?;
        let role = self.model.role(who);
        let relation = match role {
            Role::LeadPractitioner
                if episode.lead.is_some_and(|lead| {
                    lead == who || self.model.cover_of(rules, lead) == Some(who)
                }) =>
            {
                Relation::AllocatedTo
            }
            Role::LeadPractitioner => {
                // Who is asked answers, and may report harm; the rest is theirs once they accept.
                let asked = matches!(act, Act::AnswerOffer | Act::PassToMash);
                let offered = asked && episode.offer.is_some_and(|(lead, _)| lead == who);
                if offered || episode.next == Some(who) {
                    Relation::AllocatedTo
                } else {
                    Relation::None
                }
            }
            Role::MashWorker if self.was_passed() => Relation::PassedToMash,
            _ => Relation::None,
        };
        may(role, act, relation).then_some(())
    }

    fn was_passed(&self) -> bool {
        let passed = |step: &Step| step.kind.action() == Action::PassToSocialCare;
        let of_episode = self.model.episode.as_ref().is_some_and(|episode| {
            let with_them = episode.state == State::WithSocialCare;
            with_them || episode.steps.iter().any(passed) || episode.left_to_social_care()
        });
        of_episode || self.model.referral.was_passed
    }
}

impl Episode {
    /// Whether help ended because social care leads, or while it led.
    pub fn left_to_social_care(&self) -> bool {
        let mut closed = self
            .steps
            .iter()
            .rev()
            .filter(|step| step.kind == StepKind::Close && step.state == StepState::Accepted);
        let why = closed.next().and_then(|step| step.reason);
        let left = why == Some(CloseReason::SocialCareLeads);
        self.state == State::Closed && (self.level.is_statutory() || left)
    }
}
