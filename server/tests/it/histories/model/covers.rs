//! Cover while somebody is away: nobody becomes accountable by it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;

use super::super::cast::Who;
use super::super::tries::Away;
use super::{Done, Model, Rules};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cover {
    pub lead: Who,
    /// Who covers.
    pub by: Who,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// By hand, before its last day.
    pub ended: bool,
}

impl Cover {
    fn is_over(&self, rules: Rules<'_>) -> bool {
        self.ended || self.to < rules.today
    }
}

impl Model {
    /// Who covers for this lead practitioner today.
    pub fn cover_of(&self, rules: Rules<'_>, lead: Who) -> Option<Who> {
        let mut running = self.covers.iter().filter(|one| !one.is_over(rules));
        let found = running.find(|one| one.lead == lead && one.from <= rules.today);
        found.map(|one| one.by)
    }
}

impl Done {
    pub(super) fn arrange(&mut self, rules: Rules<'_>, who: Who, away: Away) -> Option<()> {
        let role = self.model.role(who);
        // A lead practitioner says it of themselves.
        let others = may(role, Act::ArrangeCover, Relation::None);
        let lead = if others { away.lead } else { who };
        if !may(role, Act::ArrangeCover, Relation::Own) || lead == away.cover {
            return None;
        }
        let practitioners = self.model.with_role(Role::LeadPractitioner);
        if !practitioners.contains(&lead) || !practitioners.contains(&away.cover) {
            return None;
        }
        let from = rules.today + Days::new(away.begins);
        let to = from + Days::new(away.lasts);
        let meets = |one: &&Cover| !one.is_over(rules) && one.from <= to && from <= one.to;
        let mut meeting = self.model.covers.iter().filter(meets);
        // Nobody is covered for twice, nor by somebody who is away.
        if meeting.any(|one| one.lead == lead || one.lead == away.cover || one.by == lead) {
            return None;
        }
        self.tell("cover_arranged", away.cover);
        if lead != who {
            self.tell("cover_for_you", lead);
        }
        self.note("cover.arranged");
        self.model.covers.push(Cover {
            lead,
            by: away.cover,
            from,
            to,
            ended: false,
        });
        Some(())
    }

    pub(super) fn end_cover(&mut self, rules: Rules<'_>, who: Who, nth: usize) -> Option<()> {
        let cover = self.model.covers[nth];
        let relation = match who {
            _ if who == cover.lead => Relation::Own,
            _ if who == cover.by => Relation::AllocatedTo,
            _ => Relation::None,
        };
        if !may(self.model.role(who), Act::ArrangeCover, relation) {
            return None;
        }
        self.stop_cover(rules, who, nth);
        Some(())
    }

    /// Whoever leaves is neither covered for any more, nor covers.
    pub(super) fn end_covers_of(&mut self, rules: Rules<'_>, who: Who, leaver: Who) {
        for nth in 0..self.model.covers.len() {
            let cover = self.model.covers[nth];
            if cover.lead == leaver || cover.by == leaver {
                self.stop_cover(rules, who, nth);
            }
        }
    }

    /// Tells both and the coordinators, each once; nothing where it is over already.
    fn stop_cover(&mut self, rules: Rules<'_>, who: Who, nth: usize) {
        let cover = self.model.covers[nth];
        if cover.is_over(rules) {
            return;
        }
        self.model.covers[nth].ended = true;
        let mut told = BTreeSet::from([cover.lead, cover.by]);
        told.extend(self.model.with_role(Role::Coordinator));
        for one in told.into_iter().filter(|one| *one != who) {
            self.tell("cover_ended", one);
        }
        self.note("cover.ended");
    }

    /// To a lead practitioner and whoever covers for them, except whoever acted.
    pub(super) fn tell_lead(
        &mut self,
        rules: Rules<'_>,
        kind: &'static str,
        lead: Who,
        except: Option<Who>,
    ) {
        let both = [Some(lead), self.model.cover_of(rules, lead)];
        for one in both.into_iter().flatten() {
            if Some(one) != except {
                self.tell(kind, one);
            }
        }
    }
}
