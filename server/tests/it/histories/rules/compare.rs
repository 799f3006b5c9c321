//! The record against the model.

use stepwise::store::entity::question;
use stepwise_domain::clock::ClockKind;

use super::super::cast::World;
use super::super::model::contacts::FirstContact;
use super::super::model::covers::Cover;
use super::super::model::{Episode, Model};
use super::super::record::Record;

impl Record {
    /// Whether it is what the model says; the first thing that is not.
    pub fn differs(&self, world: &World, model: &Model) -> Option<String> {
        for (is, should) in self.accounts.iter().zip(&model.people) {
            if (&*is.role, !is.disabled) != (should.role.code(), should.enabled) {
                return Some(format!("{is:?} should be {should:?}"));
            }
        }
        let covers = self.covers.iter().map(|row| Cover {
            lead: world.who(row.lead_id),
            by: world.who(row.cover_id),
            from: row.from_day,
            to: row.to_day,
            ended: row.ended_at.is_some(),
        });
        let covers: Vec<_> = covers.collect();
        if covers != model.covers {
            return Some(format!("{covers:?} should be {:?}", model.covers));
        }
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
        let asked = |one: &question::Model| {
            let by = one.answered_by.map(|id| world.who(id));
            (one.state.clone(), by)
        };
        let is: Vec<_> = self.questions.iter().map(asked).collect();
        let should: Vec<_> = referral.questions.iter().map(|one| one.stands()).collect();
        if is != should {
            return Some(format!(
                "the questions are {is:?}, and should be {should:?}"
            ));
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
            self.entries.len(),
            self.running()
                .any(|clock| clock.kind == ClockKind::FirstContact.code()),
        );
        let done = should.actions.iter().filter(|done| **done).count();
        let offer = should.offer.map(|(lead, _)| lead);
        let (state, level) = (should.state.code(), should.level.code());
        let waits = should.contact == FirstContact::Awaited;
        let expected = (
            state,
            level,
            should.lead,
            offer,
            done,
            should.actions.len(),
            should.entries,
            waits,
        );
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
