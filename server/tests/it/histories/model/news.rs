//! Who is told.

use stepwise_domain::role::Role;

use super::super::cast::{HEAD, REFERRER, Who};
use super::Done;

impl Done {
    /// Nothing goes to a disabled account.
    pub(super) fn tell(&mut self, kind: &'static str, who: Who) {
        if self.model.people[who].enabled {
            self.mails.push((kind, who));
        }
    }

    /// To everybody with a role, except whoever acted.
    pub(super) fn tell_role(&mut self, kind: &'static str, role: Role, except: Option<Who>) {
        let team = self.model.with_role(role).into_iter();
        for one in team.filter(|one| Some(*one) != except) {
            self.tell(kind, one);
        }
    }

    /// To one of the staff; to the whole duty team where there is nobody, or not any more.
    pub(super) fn tell_staff(&mut self, kind: &'static str, who: Option<Who>) {
        match who.filter(|who| self.model.people[*who].enabled) {
            Some(who) => self.tell(kind, who),
            None => self.tell_role(kind, Role::Coordinator, None),
        }
    }

    /// To somebody of the organisation that referred; to who leads it where they have left.
    pub(super) fn tell_school(&mut self, kind: &'static str, who: Who) {
        let to = if self.model.people[who].enabled {
            who
        } else {
            HEAD
        };
        self.tell(kind, to);
    }

    /// To whoever sent the referral, unless they acted.
    pub(super) fn tell_referrer(&mut self, kind: &'static str, actor: Who) {
        if actor != REFERRER {
            self.tell_school(kind, REFERRER);
        }
    }
}
