//! What becomes of each family after its referral was accepted, and when: by the referral's
//! number, so that every demonstration has the same mixture.

mod answers;
mod moves;
mod plans;
mod texts;

pub use answers::date;

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode_form::{ContactOutcome, FormKind};
use stepwise_domain::role::Role;

use super::stories::{Family, Story};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::episodes::forms::{self, Filled};
use crate::services::episodes::{offers, work};
use crate::services::family_access;
use crate::services::viewer::Viewer;
use crate::store::episodes::Episode;
use crate::store::{self, episodes};

use Act::{
    Accept, Action, Answer, Assessment, Check, Contact, Decline, Done, FamilyView, Goal, Meet,
    Note, Offer, PlanGiven, Propose, Review, Taf, TakeBack, Unmet, Wait,
};
use Asked::{Another, Lead};

/// One act in the life of an episode.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Offer(Asked),
    Decline,
    Accept,
    TakeBack,
    Contact(ContactOutcome),
    Assessment,
    /// The first goal is what the referral asked for.
    Goal(usize),
    Action(usize),
    /// The first action of the plan that is open.
    Done,
    Taf,
    PlanGiven,
    /// The next meeting of the team is in six weeks.
    Meet,
    /// A place on the waiting list of a service.
    Wait,
    /// A need that nobody meets.
    Unmet,
    Review,
    /// For whom it is besides the team, as the form stores it; nothing for nobody.
    Note(&'static str),
    /// The family may look where things stand.
    FamilyView,
    Propose(Move),
    /// Whoever decides on the step that waits accepts it, or does not.
    Answer(bool),
    /// Months after the end: whether it has lasted.
    Check,
}

/// A step, whatever tier the family is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    /// A child may be harmed.
    Mash,
    Close(CloseReason),
    Reopen,
}

/// Whom an episode is offered to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Who leads in the end.
    Lead,
    /// Somebody who declines.
    Another,
}

/// The family an act is about.
pub struct Case<'a> {
    /// The reference of the referral.
    pub reference: &'a str,
    pub referral: usize,
    pub newer: usize,
    pub story: &'a Story,
    pub family: &'a Family,
}

impl Act {
    /// Does it, as the person whose act it is.
    pub async fn take(self, app: &App, people: &[Viewer], case: &Case<'_>) -> Result<()> {
        let episode = episode(app, case.reference).await?;
        let (reference, version) = (episode.row.reference.as_str(), episode.row.version);
        let leads: Vec<_> = people
            .iter()
            .filter(|who| who.role == Role::LeadPractitioner)
            .collect();
        let first = plans::lead(case.referral, case.newer);
        let (asked, another) = (leads[first], leads[1 + (first + 1) % (leads.len() - 1)]);
        let coordinator = super::with_role(people, Role::Coordinator)?;
        let kind = match self {
            Propose(step) => return moves::propose(app, people, asked, &episode, step, case).await,
            Answer(yes) => return moves::answer(app, people, &episode, yes, case).await,
            FamilyView => return open_view(app, asked, case).await,
            Accept => {
                let taken = offers::accept(app, asked, reference, version).await;
                return taken.map(drop);
            }
            TakeBack => return offers::take_back(app, coordinator, reference, version).await,
            PlanGiven => return work::plan_given(app, asked, reference).await,
            Done => return finish(app, asked, &episode).await,
            Offer(_) => FormKind::Offer,
            Decline => FormKind::Decline,
            Contact(_) => FormKind::Contact,
            Assessment => FormKind::Assessment,
            Goal(_) => FormKind::Goal,
            Action(_) => FormKind::PlanAction,
            Taf => FormKind::Taf,
            Review => FormKind::Review,
            Meet => FormKind::PlanTaf,
            Wait => FormKind::Wait,
            Unmet => FormKind::Unmet,
            Note(_) => FormKind::Note,
            Check => FormKind::OutcomeCheck,
        };
        let (who, to) = match self {
            Offer(Lead) => (coordinator, asked),
            Offer(Another) => (coordinator, another),
            Decline => (another, another),
            _ => (asked, asked),
        };
        let opened = forms::open(app, who, reference, kind).await?;
        let filled = Filled {
            answers: &answers::filled(app, &opened.section, &episode, self, (case, to))?,
            opened: &opened,
            version,
        };
        forms::take(app, who, &filled).await
    }
}

/// The episode that the referral opened.
async fn episode(app: &App, referral: &str) -> Result<Episode> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let referral = store::referrals::by_reference(db, keys, referral).await?;
    let referral = referral.ok_or(Error::NotFound)?;
    let opened = store::family::episode_of(db, referral.row.id).await?;
    let opened = opened.ok_or(Error::NotFound)?;
    let found = episodes::by_reference(db, &opened.reference).await?;
    found.ok_or(Error::NotFound)
}

/// The first action of the plan that is open is done.
async fn finish(app: &App, lead: &Viewer, episode: &Episode) -> Result<()> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let planned = store::goals::actions(db, keys, [episode.row.id]).await?;
    match planned.iter().find(|one| one.row.done_at.is_none()) {
        Some(open) => work::finish(app, lead, &episode.row.reference, open.row.id).await,
        None => Ok(()),
    }
}

/// The parent may look, at the address that the referral calls safe.
async fn open_view(app: &App, lead: &Viewer, case: &Case<'_>) -> Result<()> {
    let agreed = family_access::Agreed {
        adult: format!("{} {}", case.family.parent, case.family.name),
        email: case.family.email(),
        on: app.today(),
    };
    let opened = family_access::open(app, lead, case.reference, agreed).await?;
    debug_assert_eq!(opened, family_access::Opened::Done);
    Ok(())
}

/// When each act is done that lies in the past: what is planned so many working hours after the
/// referral was accepted, and what has just happened.
pub fn times(
    (referral, newer): (usize, usize),
    accepted: DateTime<Utc>,
    now: DateTime<Utc>,
) -> impl Iterator<Item = (DateTime<Utc>, Act)> {
    let planned = plans::of(referral, newer).iter();
    let planned =
        planned.map(move |(hours, act)| (super::history::at_work(accepted, *hours), *act));
    let latest = plans::latest(newer).map(|(hours, act)| (now - TimeDelta::hours(hours), act));
    planned.filter(move |(at, _)| *at < now).chain(latest)
}
