//! Challenges to a decision, and what comes of them.

use std::collections::BTreeSet;

use stepwise_domain::challenge::{self, Outcome, Part, Standing};
use stepwise_domain::permission::{Act, may};
use stepwise_domain::referral::{Action, State};
use stepwise_domain::role::Role;

use super::super::cast::{REFERRER, Who};
use super::referral::to_sender;
use super::{Challenge, Done, Rules};

impl Done {
    pub(super) fn challenge(&mut self, rules: Rules<'_>, who: Who) -> Option<()> {
        let role = self.model.role(who);
        if !may(role, Act::Challenge, to_sender(who)) {
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
        let stage = challenge::raise(role, standing).ok()?;
        let managers = self.model.with_role(Role::Manager);
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
            by: who,
            stage,
            answered: None,
        });
        Some(())
    }

    pub(super) fn answer_challenge(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        outcome: Outcome,
    ) -> Option<()> {
        let referral = &self.model.referral;
        let open = referral
            .challenges
            .iter()
            .position(|one| one.answered.is_none())?;
        let about = &referral.challenges[open];
        let raised_by = about.by;
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
        challenge::may_review(about.stage, self.model.role(who), part).ok()?;
        if outcome.reopens() {
            if referral.state == State::MashAccepted {
                return None;
            }
            self.turn(rules, who, Action::Reopen)?;
        }
        self.model.referral.challenges[open].answered = Some((outcome, who, rules.now));
        for to in BTreeSet::from([raised_by, REFERRER]) {
            self.tell_school("challenge_decided", to);
        }
        if decided_by != who {
            self.tell("challenge_decided", decided_by);
        }
        self.note("referral.challenge_decided");
        Some(())
    }
}
