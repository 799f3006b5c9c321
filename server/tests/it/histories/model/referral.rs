//! What people do to the referral.

use stepwise_domain::challenge::{self, Outcome, Part, Standing};
use stepwise_domain::episode::{self as episodes, Level};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::referral::{Action, State, apply};
use stepwise_domain::role::Role;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::Step;

use super::super::cast::{REFERRER, Who, role, with_role};
use super::super::tries::Try;
use super::{Challenge, Done, Episode, Rules};

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
        let relation = match role(who) {
            Role::MashWorker if self.model.referral.was_passed => Relation::PassedToMash,
            Role::Referrer if who == REFERRER => Relation::Own,
            _ => Relation::None,
        };
        if !may(role(who), Act::from(action), relation) {
            return None;
        }
        let waited = self.model.referral.state == State::EscalatedToMash;
        self.turn(rules, who, action)?;
        match tried {
            Try::Claim => {
                self.model.referral.owner = Some(who);
                self.note("referral.claimed");
            }
            Try::Release => {
                self.model.referral.owner = None;
                self.note("referral.released");
            }
            Try::Triage(Step::Ask, _) => self.ask(who),
            Try::Triage(Step::GoOn, _) => self.go_on_without()?,
            Try::AnswerQuestion => self.answer_question(who)?,
            Try::Triage(step, tier) => self.triage(rules, who, step, tier)?,
            _ => {
                self.end_question();
                self.tell_owner("withdrawn");
                if waited {
                    with_role(Role::MashWorker).for_each(|who| self.tell("withdrawn", who));
                }
                self.note("referral.withdrawn");
            }
        }
        Some(())
    }

    fn turn(&mut self, rules: Rules<'_>, who: Who, action: Action) -> Option<()> {
        let referral = &mut self.model.referral;
        referral.state = apply(referral.state, action, role(who)).ok()?.to;
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
        match self.model.referral.owner {
            Some(owner) => self.tell(kind, owner),
            None => with_role(Role::Coordinator).for_each(|who| self.tell(kind, who)),
        }
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
            Step::MashAccept => self.taken_on(who)?,
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
            let mash = with_role(Role::MashWorker).filter(|worker| *worker != who);
            mash.for_each(|worker| self.tell("mash_entry", worker));
        }
        self.tell(mail, REFERRER);
        self.note(event);
        Some(())
    }

    /// Social care has the referral, and so the family: with an episode that is under way too.
    fn taken_on(&mut self, who: Who) -> Option<()> {
        let state = episodes::State::WithSocialCare;
        match &mut self.model.episode {
            Some(episode) if episode.state == state => {}
            Some(episode) if episode.state.is_open() => {
                episode.level = Level::ChildInNeed;
                let lead = episode.lead;
                if let Some(lead) = lead {
                    self.tell("led_by_social_care", lead);
                }
                self.act(who, episodes::Action::PassToSocialCare)?;
                self.note("episode.taken_on");
            }
            none => *none = Some(Episode::new(state, Level::ChildInNeed)),
        }
        Some(())
    }

    fn challenge(&mut self, rules: Rules<'_>, who: Who) -> Option<()> {
        if !may(role(who), Act::Challenge, Relation::Own) || who != REFERRER {
            return None;
        }
        let referral = &self.model.referral;
        let latest = referral.decisions.len().checked_sub(1)?;
        let to_it = || {
            referral
                .challenges
                .iter()
                .filter(|one| one.decision == latest)
        };
        let answered = to_it()
            .filter_map(|one| one.answered.map(|(.., at)| at))
            .max();
        let (decided_by, decided_at) = referral.decisions[latest];
        let ended = decided_at.max(referral.closed_at.unwrap_or(decided_at));
        let until =
            (rules.calendar).due(answered.unwrap_or(ended), rules.promises.challenge_window);
        let earlier: Vec<_> = to_it()
            .map(|one| one.answered.map(|(what, ..)| what))
            .collect();
        let reviewed_by = to_it().find_map(|one| one.answered.map(|(_, by, _)| by));
        let standing = Standing {
            state: referral.state,
            earlier: &earlier,
            in_time: rules.now <= until,
        };
        let stage = challenge::raise(role(who), standing).ok()?;
        let managers: Vec<Who> = with_role(Role::Manager).collect();
        let may_answer = |manager: &Who| {
            let part = Part {
                decided: decided_by == *manager,
                reviewed: reviewed_by == Some(*manager),
            };
            challenge::may_review(stage, Role::Manager, part).is_ok()
        };
        let some = managers.iter().any(may_answer);
        for manager in managers
            .iter()
            .filter(|manager| !some || may_answer(manager))
        {
            self.tell("challenge_raised", *manager);
        }
        self.tell("challenge_received", who);
        self.note("referral.challenged");
        self.model.referral.challenges.push(Challenge {
            decision: latest,
            stage,
            answered: None,
        });
        Some(())
    }

    fn answer_challenge(&mut self, rules: Rules<'_>, who: Who, outcome: Outcome) -> Option<()> {
        let referral = &self.model.referral;
        let open = referral
            .challenges
            .iter()
            .position(|one| one.answered.is_none())?;
        let about = &referral.challenges[open];
        let (decided_by, _) = referral.decisions[about.decision];
        let mut to_it = referral
            .challenges
            .iter()
            .filter(|one| one.decision == about.decision);
        let reviewed_by = to_it.find_map(|one| one.answered.map(|(_, by, _)| by));
        let part = Part {
            decided: decided_by == who,
            reviewed: reviewed_by == Some(who),
        };
        challenge::may_review(about.stage, role(who), part).ok()?;
        if outcome.reopens() {
            if referral.state == State::MashAccepted {
                return None;
            }
            self.turn(rules, who, Action::Reopen)?;
            self.model.referral.owner = Some(who);
        }
        self.model.referral.challenges[open].answered = Some((outcome, who, rules.now));
        self.tell("challenge_decided", REFERRER);
        if decided_by != who {
            self.tell("challenge_decided", decided_by);
        }
        self.note("referral.challenge_decided");
        Some(())
    }
}
