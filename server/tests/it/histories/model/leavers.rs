//! Accounts that are disabled or given another role: nothing stays with whoever leaves.

use stepwise_domain::episode::{Action, State, lead_left};
use stepwise_domain::permission::{Act, Relation, grantable, may};
use stepwise_domain::referral::unowned;
use stepwise_domain::role::Role;

use super::super::cast::Who;
use super::super::tries::Change;
use super::{Done, Rules};

impl Done {
    pub(super) fn account(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        whom: Who,
        change: Change,
    ) -> Option<()> {
        let by = self.model.role(who);
        if !may(by, Act::ManageAccounts, Relation::None) || who == whom {
            return None;
        }
        let person = &mut self.model.people[whom];
        let before = *person;
        let event = match change {
            Change::Disable => {
                person.enabled = false;
                "account.disabled"
            }
            Change::Enable => {
                person.enabled = true;
                "account.enabled"
            }
            Change::Role(role) if grantable(by).contains(&role) => {
                person.role = role;
                "account.role_changed"
            }
            Change::Role(_) => return None,
        };
        if *person == before {
            return None;
        }
        if change != Change::Enable {
            self.leave(rules, who, whom);
        }
        self.note(event);
        Some(())
    }

    fn leave(&mut self, rules: Rules<'_>, who: Who, leaver: Who) {
        self.end_covers_of(rules, who, leaver);
        let family = self.leave_family(rules, who, leaver);
        let referral = &mut self.model.referral;
        let owned = referral.state.is_open() && referral.owner == Some(leaver);
        if owned {
            referral.owner = None;
            referral.state = unowned(referral.state);
            self.note("referral.owner_left");
        }
        if family || owned {
            self.tell_role("work_left", Role::Coordinator, Some(who));
        }
    }

    /// Takes the family from them; whether it, or the question who leads, was theirs.
    fn leave_family(&mut self, rules: Rules<'_>, who: Who, leaver: Who) -> bool {
        let Some(episode) = self
            .model
            .episode
            .as_mut()
            .filter(|one| one.state.is_open())
        else {
            return false;
        };
        let lead_before = episode.lead;
        let led = lead_before == Some(leaver);
        let asked = episode.offer.filter(|(lead, _)| led || *lead == leaver);
        let next = episode.next == Some(leaver);
        if !led && asked.is_none() && !next {
            return false;
        }
        episode.next = episode.next.filter(|one| *one != leaver);
        let leaves = led || (asked.is_some() && episode.state == State::Offered);
        if let Some(left) = lead_left(episode.state).filter(|_| leaves) {
            episode.state = left.to;
            episode.lead = None;
        }
        if let Some((lead, _)) = asked {
            episode.offer = None;
            self.tell("offer_withdrawn", lead);
        }
        self.overtake(rules, who, Action::TakeBack, lead_before);
        if led {
            self.tell_referrer("lead_gone", who);
        }
        self.note(if led {
            "episode.lead_left"
        } else {
            "episode.asked_left"
        });
        true
    }
}
