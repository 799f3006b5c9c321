//! Steps, proposed and answered.

use stepwise_domain::episode::step::{
    Answer, Facts, Precondition, StepKind, StepState, answer, check, fits, propose, rule,
};
use stepwise_domain::episode::{Action, CloseReason, State};
use stepwise_domain::permission::Act;

use super::super::cast::Who;
use super::super::tries::Said;
use super::{Done, Episode, Rules, Step};

impl Done {
    /// What the record says, with what the form and the answer say.
    fn facts(&self, rules: Rules<'_>, episode: &Episode, asked: Said, said: Said) -> Facts {
        let pending = episode.pending().any(|step| step.kind == StepKind::ToMash);
        let passed = self.model.referral.state == stepwise_domain::referral::State::EscalatedToMash;
        let reopen = rules.promises.reopen_within;
        Facts {
            family_agrees: asked == Said::Everything,
            second_agency_needed: asked == Said::Everything,
            reviews_held: episode.reviews,
            progress_made: false,
            plan_tried: episode.actions.contains(&true),
            assessment_updated: episode.assessed,
            improvement_evidenced: true,
            lead_has_accepted: episode.next.is_some(),
            handover_held: said == Said::Everything,
            review_held: episode.reviews > 0,
            closure_recorded: true,
            raises_tier_answered: said == Said::Everything,
            mash_answer_pending: pending || passed,
            closed_for_social_care: episode.left_to_social_care(),
            within_reopen_time: (episode.closed_at)
                .is_some_and(|closed| rules.now < rules.calendar.due(closed, reopen)),
        }
    }

    pub(super) fn propose(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        (kind, reason, said): (StepKind, Option<CloseReason>, Said),
    ) -> Option<()> {
        let act = match kind {
            StepKind::ToMash => Act::PassToMash,
            _ => Act::ProposeStep,
        };
        if !(rules.trusts && kind == StepKind::ToMash) {
            self.may(rules, who, act)?;
        }
        let episode = self.model.episode.clone()?;
        let pending: Vec<_> = episode.pending().map(|step| step.kind).collect();
        let facts = self.facts(rules, &episode, said, Said::Nothing);
        let at = (episode.state, episode.level);
        let state = propose(kind, reason, at, self.model.role(who), &pending, &facts).ok()?;
        if state == StepState::Accepted {
            self.take(rules, who, kind)?;
            self.note("episode.step_accepted");
        } else {
            for decider in rule(kind, reason).deciders {
                self.tell_role("step_proposed", *decider, Some(who));
            }
            self.note("episode.step_proposed");
        }
        self.model.episode.as_mut()?.steps.push(Step {
            kind,
            reason,
            by: who,
            state,
            said,
        });
        Some(())
    }

    pub(super) fn answer(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        (nth, said, with): (usize, Answer, Said),
    ) -> Option<()> {
        let act = match said {
            Answer::Withdraw => Act::ProposeStep,
            _ => Act::AnswerStep,
        };
        self.may(rules, who, act)?;
        let episode = self.model.episode.clone()?;
        let step = *episode.steps.get(nth)?;
        let Step {
            kind,
            reason,
            by,
            state,
            ..
        } = step;
        let to = answer(state, said, by == who, self.model.role(who), kind, reason).ok()?;
        let needs = rule(kind, reason).needs;
        // The form insists on this one, however it is answered.
        let asked = needs.contains(&Precondition::RaisesTierAnswered) && said != Answer::Withdraw;
        if asked && with == Said::Nothing {
            return None;
        }
        self.model.episode.as_mut()?.steps[nth].state = to;
        if to == StepState::Accepted {
            let facts = self.facts(rules, &episode, step.said, with);
            if !fits(kind, episode.state, episode.level) || !check(kind, reason, &facts).is_empty()
            {
                return None;
            }
            self.take(rules, who, kind)?;
        }
        if by != who {
            self.tell_proposer(rules, who, by, episode.lead);
        }
        if to == StepState::Withdrawn {
            self.tell_deciders(who, step);
        }
        self.note(format!("episode.step_{}", to.code()));
        Some(())
    }

    /// What came of a step, to whoever proposed it; where they lead, to whoever covers too.
    pub(super) fn tell_proposer(&mut self, rules: Rules<'_>, who: Who, by: Who, lead: Option<Who>) {
        if lead == Some(by) {
            self.tell_lead(rules, "step_answered", by, Some(who));
        } else if by != who {
            self.tell("step_answered", by);
        }
    }

    /// Whom it is told to that nobody waits for an answer any more.
    pub(super) fn tell_deciders(&mut self, who: Who, step: Step) {
        for decider in rule(step.kind, step.reason).deciders {
            let others = self.model.with_role(*decider).into_iter();
            for one in others.filter(|one| *one != who && *one != step.by) {
                self.tell("step_withdrawn", one);
            }
        }
    }

    /// What an accepted step does, and whom it is told to.
    fn take(&mut self, rules: Rules<'_>, who: Who, kind: StepKind) -> Option<()> {
        let episode = self.model.episode.as_mut()?;
        let (before, lead) = (episode.state, episode.lead);
        let level = kind.level_after(episode.level);
        if level != episode.level || kind == StepKind::Reopen {
            episode.reviews = 0;
            episode.assessed = false;
        }
        episode.level = level;
        let action = kind.action();
        self.act(rules, who, action)?;
        let episode = self.model.episode.as_mut()?;
        if before.is_open() != episode.state.is_open() {
            episode.closed_at = (!episode.state.is_open()).then_some(rules.now);
        }
        let told = match action {
            Action::PassToSocialCare if before != State::WithSocialCare => {
                Some("taken_on_by_social_care")
            }
            Action::Close => Some("episode_closed"),
            Action::ReturnFromSocialCare => Some("lead_named"),
            Action::ChangeLevel => Some("step_moved"),
            Action::Reopen => Some("help_begins_again"),
            _ => None,
        };
        if let Some(told) = told {
            self.tell_referrer(told, who);
        }
        let gone = action == Action::PassToSocialCare && before.is_open();
        if let Some(lead) = lead.filter(|lead| gone && *lead != who) {
            self.tell_lead(rules, "led_by_social_care", lead, Some(who));
        }
        Some(())
    }
}
