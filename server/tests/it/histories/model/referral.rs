//! What people do to the referral.

use stepwise_domain::episode::{self as episodes, Level};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::referral::{Action, State, apply, unowned};
use stepwise_domain::role::Role;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::Step;

use super::super::cast::{CAST, REFERRER, Who};
use super::super::tries::Try;
use super::{Done, Episode, Rules};

impl Done {
    pub(super) fn referral(&mut self, rules: Rules<'_>, who: Who, tried: Try) -> Option<()> {
        match tried {
            Try::Challenge => return self.challenge(rules, who),
            Try::AnswerChallenge(outcome) => return self.answer_challenge(rules, who, outcome),
            _ => {}
        }
        let action = match tried {
            Try::Claim => Action::Claim,
            Try::Release => Action::Release,
            Try::Triage(step, _) => step.action(),
            Try::AnswerQuestion => Action::AnswerInformation,
            _ => Action::Withdraw,
        };
        let relation = match self.model.role(who) {
            Role::MashWorker if self.model.referral.was_passed => Relation::PassedToMash,
            _ => to_sender(who),
        };
        if !may(self.model.role(who), Act::from(action), relation) {
            return None;
        }
        let waited = self.model.referral.state == State::EscalatedToMash;
        self.turn(rules, who, action)?;
        match tried {
            Try::Claim => self.note("referral.claimed"),
            Try::Release => self.note("referral.released"),
            Try::Triage(Step::Ask, _) => self.ask(who),
            Try::Triage(Step::GoOn, _) => self.go_on_without()?,
            Try::AnswerQuestion => self.answer_question(who)?,
            Try::Triage(step, tier) => self.triage(rules, who, step, tier)?,
            _ => {
                self.end_question();
                self.tell_owner("withdrawn");
                if waited {
                    self.tell_role("withdrawn", Role::MashWorker, Some(who));
                }
                self.note("referral.withdrawn");
            }
        }
        Some(())
    }

    pub(super) fn turn(&mut self, rules: Rules<'_>, who: Who, action: Action) -> Option<()> {
        let role = self.model.role(who);
        let referral = &mut self.model.referral;
        referral.state = apply(referral.state, action, role).ok()?.to;
        match action {
            Action::Claim | Action::Reopen => referral.owner = Some(who),
            Action::Release => referral.owner = None,
            _ => {}
        }
        if referral.owner.is_none() {
            referral.state = unowned(referral.state);
        }
        if !referral.state.is_open() {
            referral.closed_at = Some(rules.now);
        } else if matches!(
            action,
            Action::Reopen | Action::EscalateToMash | Action::MashReturn
        ) {
            referral.closed_at = None;
        }
        Some(())
    }

    /// To the owner, or to the whole duty team.
    pub(super) fn tell_owner(&mut self, kind: &'static str) {
        self.tell_staff(kind, self.model.referral.owner);
    }

    fn triage(&mut self, rules: Rules<'_>, who: Who, step: Step, tier: u8) -> Option<()> {
        let (mail, event) = match step {
            Step::Accept => ("decision_accepted", "referral.accepted"),
            Step::Signpost => ("decision_signposted", "referral.signposted"),
            Step::NotAccept => ("decision_not_accepted", "referral.not_accepted"),
            Step::Mash => ("passed_to_social_care", "referral.passed_to_mash"),
            Step::MashAccept => ("taken_on_by_social_care", "referral.mash_accepted"),
            Step::MashReturn => ("back_with_early_help", "referral.mash_returned"),
            Step::Join | Step::Ask | Step::GoOn => return None,
        };
        match step {
            Step::MashAccept => self.taken_on(rules, who)?,
            Step::MashReturn => self.tell_owner("returned_from_mash"),
            _ => self.model.referral.decisions.push((who, rules.now)),
        }
        let under_way = (self.model.episode.as_ref()).is_some_and(|one| one.state.is_open());
        if step == Step::Accept && !under_way {
            let level = Level::from_tier(Tier::from_number(tier)?);
            let state = episodes::State::AwaitingAllocation;
            self.model.episode = Some(Episode::new(state, level));
        }
        if step == Step::Mash {
            self.model.referral.was_passed = true;
            self.tell_role("mash_entry", Role::MashWorker, Some(who));
        }
        self.tell_school(mail, REFERRER);
        self.note(event);
        Some(())
    }

    /// Social care has the referral, and so the family: with an episode that is under way too.
    fn taken_on(&mut self, rules: Rules<'_>, who: Who) -> Option<()> {
        let state = episodes::State::WithSocialCare;
        match &mut self.model.episode {
            Some(episode) if episode.state == state => {}
            Some(episode) if episode.state.is_open() => {
                episode.level = Level::ChildInNeed;
                let lead = episode.lead;
                if let Some(lead) = lead {
                    self.tell_lead(rules, "led_by_social_care", lead, Some(who));
                }
                self.act(rules, who, episodes::Action::PassToSocialCare)?;
                self.note("episode.taken_on");
            }
            none => *none = Some(Episode::new(state, Level::ChildInNeed)),
        }
        Some(())
    }
}

/// How somebody stands to what the referrer sent: of the cast the last two are their colleagues.
pub fn to_sender(who: Who) -> Relation {
    match CAST[who].1 {
        _ if who == REFERRER => Relation::Own,
        Role::Referrer | Role::OrganisationLead => Relation::SameOrganisation,
        _ => Relation::None,
    }
}
