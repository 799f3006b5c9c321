//! What people do to the episode other than by a step.

use stepwise_domain::episode::step::{StepState, overtaken};
use stepwise_domain::episode::{Action, OwnerEffect, State, apply};
use stepwise_domain::permission::Act;
use stepwise_domain::role::Role;

use super::super::cast::Who;
use super::super::tries::Try;
use super::contacts::FirstContact;
use super::{Done, Episode, Rules};

impl Done {
    pub(super) fn episode(&mut self, rules: Rules<'_>, who: Who, tried: Try) -> Option<()> {
        let before = self.model.episode.clone()?;
        let state = before.state;
        match tried {
            Try::Offer(lead) => {
                self.may(rules, who, Act::Allocate)?;
                let leads = self.model.with_role(Role::LeadPractitioner).contains(&lead);
                if before.offer.is_some() || before.lead == Some(lead) || !leads {
                    return None;
                }
                let again = state == State::Active;
                self.act(
                    rules,
                    who,
                    if again {
                        Action::Reassign
                    } else {
                        Action::Offer
                    },
                )?;
                self.now().offer = Some((lead, who));
                self.tell("episode_offered", lead);
                self.note("episode.offered");
            }
            Try::AcceptOffer | Try::DeclineOffer => {
                self.answer_offer(rules, who, tried, &before)?;
            }
            Try::WithdrawOffer => {
                self.may(rules, who, Act::Allocate)?;
                let (lead, _) = before.offer?;
                self.act(rules, who, Action::WithdrawOffer)?;
                self.tell("offer_withdrawn", lead);
                self.note("episode.offer_withdrawn");
            }
            Try::TakeBack => {
                self.may(rules, who, Act::Allocate)?;
                self.act(rules, who, Action::TakeBack)?;
                if let Some(lead) = before.lead {
                    self.tell_lead(rules, "offer_withdrawn", lead, None);
                }
                self.tell_referrer("lead_gone", who);
                self.note("episode.taken_back");
            }
            _ => self.work(rules, who, tried, state)?,
        }
        Some(())
    }

    fn now(&mut self) -> &mut Episode {
        self.model.episode.as_mut().expect("there is an episode")
    }

    fn answer_offer(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        tried: Try,
        before: &Episode,
    ) -> Option<()> {
        self.may(rules, who, Act::AnswerOffer)?;
        let (_, offered_by) = before.offer.filter(|(lead, _)| *lead == who)?;
        if tried == Try::DeclineOffer {
            self.act(rules, who, Action::DeclineOffer)?;
            self.tell_staff("offer_declined", Some(offered_by));
            self.note("episode.offer_declined");
            return Some(());
        }
        let replaced = self.now().next.replace(who);
        self.act(rules, who, Action::AcceptOffer)?;
        let now = self.now();
        if now.state == State::Active {
            // That the family was spoken with is no news.
            let told = match now.contact {
                FirstContact::Made => "lead_changed",
                _ => "lead_named",
            };
            now.contact.ask();
            self.tell_referrer(told, who);
            self.note("episode.offer_accepted");
        } else {
            if let Some(other) = replaced.filter(|other| *other != who) {
                self.tell("offer_withdrawn", other);
            }
            self.note("episode.next_lead_accepted");
        }
        Some(())
    }

    fn work(&mut self, rules: Rules<'_>, who: Who, tried: Try, state: State) -> Option<()> {
        self.may(rules, who, Act::WorkEpisode)?;
        if state != State::Active && !matches!(tried, Try::Finish(_)) {
            return None;
        }
        let episode = self.now();
        let event = match tried {
            Try::Contact(contact) => {
                episode.write_contact(contact);
                "episode.contact_kept"
            }
            Try::Assess => {
                episode.assessed = true;
                episode.entries += 1;
                "episode.assessment_kept"
            }
            Try::Review => {
                episode.reviews += 1;
                episode.entries += 1;
                "episode.review_kept"
            }
            Try::Goal => {
                episode.goals += 1;
                "episode.goal_set"
            }
            Try::Plan if episode.goals > 0 => {
                episode.actions.push(false);
                "episode.action_planned"
            }
            Try::Finish(nth) => {
                let action = episode.actions.get_mut(nth).filter(|done| !**done)?;
                *action = true;
                "episode.action_done"
            }
            _ => return None,
        };
        if matches!(tried, Try::Contact(contact) if contact.shared) {
            self.tell_referrer("entry_written", who);
        }
        self.note(event);
        Some(())
    }

    /// The turn that an action makes: state, owner, offer, steps that are over because of it. The
    /// level has changed already, where it does.
    pub(super) fn act(&mut self, rules: Rules<'_>, who: Who, action: Action) -> Option<()> {
        let role = self.model.role(who);
        let episode = self.now();
        let done = apply(episode.state, action, role).ok()?;
        let asked = episode.offer.filter(|_| action.ends_offer());
        let (lead, next) = (episode.lead, episode.next);
        episode.state = done.to;
        episode.contact.after(action);
        match done.owner {
            OwnerEffect::Keep => {}
            OwnerEffect::DutyTeam | OwnerEffect::SocialCare => episode.lead = None,
            OwnerEffect::Lead => episode.lead = Some(episode.next?),
        }
        if done.to != State::WithSocialCare || done.owner == OwnerEffect::SocialCare {
            episode.next = None;
        }
        if action.ends_offer() {
            episode.offer = None;
        }
        self.overtake(rules, who, action, lead);
        // Whoever was asked hears that nobody waits for them any more.
        let by_the_way = matches!(
            action,
            Action::TakeBack | Action::PassToSocialCare | Action::Close
        );
        if let Some((lead, _)) = asked.filter(|(lead, _)| by_the_way && *lead != who) {
            self.tell("offer_withdrawn", lead);
        }
        let asked = asked.map(|(lead, _)| lead);
        let next = next.filter(|next| action == Action::Close && *next != who);
        if let Some(next) = next.filter(|next| asked != Some(*next)) {
            self.tell("offer_withdrawn", next);
        }
        Some(())
    }

    /// The steps that are over because of what happened to what this person led.
    pub(super) fn overtake(
        &mut self,
        rules: Rules<'_>,
        who: Who,
        action: Action,
        lead: Option<Who>,
    ) {
        let episode = self.now();
        let at = (episode.state, episode.level);
        let mut over = Vec::new();
        for step in &mut episode.steps {
            if step.state == StepState::Proposed && overtaken(step.kind, at, action) {
                step.state = StepState::Withdrawn;
                over.push(*step);
            }
        }
        for step in over {
            self.note("episode.step_withdrawn");
            self.tell_proposer(rules, who, step.by, lead);
            self.tell_deciders(who, step);
        }
    }
}
