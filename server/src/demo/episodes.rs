//! What becomes of each family after its referral was accepted, and when: by the referral's
//! number, so that every demonstration has the same mixture.

mod answers;
mod texts;

use chrono::{DateTime, Utc};
use stepwise_domain::episode_form::{ContactOutcome, FormKind};
use stepwise_domain::role::Role;

use super::stories::{Family, Story};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::episodes::forms::{self, Filled};
use crate::services::episodes::{offers, work};
use crate::services::viewer::Viewer;
use crate::store::episodes::Episode;
use crate::store::{self, episodes};

use Act::{
    Accept, Action, Assessment, Contact, Decline, Done, Goal, Note, Offer, PlanGiven, Review, Taf,
    TakeBack,
};
use Asked::{Another, Lead};
use ContactOutcome::{LeftNothing, NotReached, Reached};

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
    Review,
    /// For whom it is besides the team, as the form stores it; nothing for nobody.
    Note(&'static str),
}

/// Whom an episode is offered to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Who leads in the end.
    Lead,
    /// Somebody who declines.
    Another,
}

/// An act, and how many working hours after the referral was accepted it is done.
pub type Planned = (u32, Act);

/// What is planned for the family of one referral. `newer` referrals were sent later.
pub const fn plan(referral: usize, newer: usize) -> &'static [Planned] {
    match newer {
        // Nobody was asked yet, or whoever was has not answered, declined or fell ill.
        3 | 11 => return &[],
        7 | 19 => return &[(3, Offer(Lead))],
        26 => return &[(2, Offer(Another)), (14, Decline), (50, Offer(Lead))],
        20 | 23 => return &[(6, Offer(Another)), (21, Decline)],
        44 => return TAKEN_BACK,
        12 => return &[(14, Offer(Lead)), (24, Accept)],
        17 => return NOT_REACHED,
        _ => {}
    }
    match (referral / 15 + referral % 15 * 3) % 8 {
        0 | 4 => QUICK,
        1 | 5 => USUAL,
        2 => DECLINED_FIRST,
        3 => WITH_CARE,
        6 => NO_PLAN_GIVEN,
        _ => STALLED,
    }
}

const QUICK: &[Planned] = &[
    (3, Offer(Lead)),
    (9, Accept),
    (16, Contact(Reached)),
    (64, Assessment),
    (65, Goal(0)),
    (66, Goal(1)),
    (67, Action(0)),
    (67, Action(1)),
    (68, Action(2)),
    (84, Done),
    (112, Taf),
    (124, PlanGiven),
    (140, Note("family")),
    (150, Done),
    (270, Review),
];

const USUAL: &[Planned] = &[
    (6, Offer(Lead)),
    (14, Accept),
    (22, Contact(NotReached)),
    (34, Contact(Reached)),
    (118, Assessment),
    (119, Goal(0)),
    (120, Action(1)),
    (121, Action(2)),
    (130, Note("referrer")),
    (190, Done),
    (208, Taf),
    (230, PlanGiven),
    (420, Review),
];

const DECLINED_FIRST: &[Planned] = &[
    (5, Offer(Another)),
    (13, Decline),
    (18, Offer(Lead)),
    (26, Accept),
    (54, Contact(Reached)),
    (160, Assessment),
    (161, Goal(0)),
    (162, Action(1)),
    (180, Done),
    (250, Taf),
    (306, PlanGiven),
];

const WITH_CARE: &[Planned] = &[
    (2, Offer(Lead)),
    (5, Accept),
    (12, Contact(LeftNothing)),
    (18, Contact(Reached)),
    (19, Note("keep_from")),
    (90, Assessment),
    (91, Goal(0)),
    (92, Goal(1)),
    (93, Action(0)),
    (94, Action(2)),
    (130, Done),
    (160, Taf),
    (175, PlanGiven),
    (330, Review),
];

/// The team met, but the family still waits for its plan on paper.
const NO_PLAN_GIVEN: &[Planned] = &[
    (4, Offer(Lead)),
    (12, Accept),
    (20, Contact(Reached)),
    (60, Assessment),
    (61, Goal(0)),
    (62, Action(1)),
    (112, Taf),
    (113, Note("")),
];

/// The first visit was made, and the assessment is late.
const STALLED: &[Planned] = &[
    (8, Offer(Lead)),
    (20, Accept),
    (40, Contact(Reached)),
    (72, Note("")),
];

const NOT_REACHED: &[Planned] = &[
    (4, Offer(Lead)),
    (10, Accept),
    (17, Contact(NotReached)),
    (27, Contact(LeftNothing)),
];

const TAKEN_BACK: &[Planned] = &[
    (3, Offer(Lead)),
    (9, Accept),
    (18, Contact(Reached)),
    (105, TakeBack),
];

/// Who leads for the family of this referral, or is asked to, by their place in the list. The
/// first one can be signed in as, so their families are at every stage.
const fn lead(referral: usize, newer: usize) -> usize {
    let round = referral / 15;
    match (newer, referral % 15) {
        (7 | 12 | 17, _) => 0,
        (44, _) | (_, 3) => 1,
        (_, 0) if referral == 0 || referral == 60 => 3,
        (_, 0) => 0,
        (_, 5) => 2,
        (_, 6) => 3,
        (_, 9) => 4,
        (_, 10) => 5,
        (_, 12) => 6,
        _ => 1 + round % 6,
    }
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
        let first = lead(case.referral, case.newer);
        let (asked, another) = (leads[first], leads[1 + (first + 1) % (leads.len() - 1)]);
        let coordinator = (people.iter()).find(|who| who.role == Role::Coordinator);
        let coordinator = coordinator.ok_or(Error::NotFound)?;
        let kind = match self {
            Accept => return offers::accept(app, asked, reference, version).await,
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
            Note(_) => FormKind::Note,
        };
        let (who, to) = match self {
            Offer(Lead) => (coordinator, asked),
            Offer(Another) => (coordinator, another),
            Decline => (another, another),
            _ => (asked, asked),
        };
        let opened = forms::open(app, who, reference, kind).await?;
        let filled = Filled {
            answers: &answers::filled(app, &opened, self, case, to)?,
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

/// The time of an act that many working hours after the referral was accepted.
pub fn times(
    (referral, newer): (usize, usize),
    accepted: DateTime<Utc>,
    now: DateTime<Utc>,
) -> impl Iterator<Item = (DateTime<Utc>, Act)> {
    plan(referral, newer)
        .iter()
        .map(move |(hours, act)| (super::history::at_work(accepted, *hours), *act))
        .filter(move |(at, _)| *at < now)
}
