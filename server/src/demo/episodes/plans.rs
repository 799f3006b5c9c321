//! What is done for each family, and when: short lives, long ones, and those that stall.

mod earlier;

use stepwise_domain::episode::CloseReason::NeedsMet;
use stepwise_domain::episode_form::ContactOutcome;

use super::super::referrals::LATELY;
use super::Act::{
    self, Accept, Action, Answer, Assessment, Contact, Decline, Done, FamilyView, Goal, Meet, Note,
    Offer, PlanGiven, Propose, Review, Taf, TakeBack, Unmet, Wait,
};
use super::Asked::{Another, Lead};
use super::Move::{Close, Down, Mash, Up};
use ContactOutcome::{LeftNothing, NotReached, Reached};

/// An act, and how many working hours after the referral was accepted it is done.
pub type Planned = (u32, Act);

/// What is planned for the family of one referral. `newer` referrals were sent later.
pub const fn of(referral: usize, newer: usize) -> &'static [Planned] {
    if let Some(before) = referral.checked_sub(LATELY) {
        return earlier::of(before);
    }
    match newer {
        // Nobody was asked yet, or whoever was has not answered, declined or fell ill.
        3 | 11 => return &[],
        7 | 19 => return &[(3, Offer(Lead))],
        26 => return &[(2, Offer(Another)), (14, Decline), (50, Offer(Lead))],
        20 | 23 => return &[(6, Offer(Another)), (21, Decline)],
        44 => return TAKEN_BACK,
        50 | 54 | 56 | 59 => return REVIEWED,
        47 => return PASSED_ON,
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
    (17, FamilyView),
    (64, Assessment),
    (65, Goal(0)),
    (66, Goal(1)),
    (67, Action(0)),
    (67, Action(1)),
    (68, Action(2)),
    (84, Done),
    (112, Taf),
    (113, Meet),
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
    (122, Wait),
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
    (161, Meet),
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
    (63, Unmet),
    (112, Taf),
    (113, Note("")),
];

/// The first visit was made, and the assessment is late.
const STALLED: &[Planned] = &[
    (8, Offer(Lead)),
    (20, Accept),
    (40, Contact(Reached)),
    (41, Wait),
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

/// What has just happened to a family that was reviewed in time: so many hours ago.
pub const fn latest(newer: usize) -> Option<(i64, Act)> {
    Some(match newer {
        47 => (30, Propose(Down)),
        50 => (4, Propose(Up)),
        54 => (26, Propose(Down)),
        56 => (5, Propose(Mash)),
        59 => (2, Propose(Close(NeedsMet))),
        _ => return None,
    })
}

const REVIEWED: &[Planned] = &[
    (2, Offer(Lead)),
    (5, Accept),
    (10, Contact(Reached)),
    (11, FamilyView),
    (30, Assessment),
    (31, Goal(0)),
    (32, Action(1)),
    (50, Done),
    (60, Taf),
    (64, PlanGiven),
    (90, Review),
];

/// The MASH has the family.
const PASSED_ON: &[Planned] = &[
    (2, Offer(Lead)),
    (5, Accept),
    (10, Contact(Reached)),
    (30, Assessment),
    (31, Goal(0)),
    (32, Action(1)),
    (40, Propose(Mash)),
    (42, Answer(true)),
];

/// Who leads for the family of this referral, or is asked to, by their place in the list. The
/// first one can be signed in as, so their families are at every stage.
pub const fn lead(referral: usize, newer: usize) -> usize {
    if let Some(before) = referral.checked_sub(LATELY) {
        return before % 7;
    }
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
