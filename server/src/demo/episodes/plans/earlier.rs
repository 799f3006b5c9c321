//! Families whose help began before the last weeks: most of it has ended, each in its own way.

use stepwise_domain::episode::CloseReason::{
    FamilyWithdrew, MovedAway, NeedsMet, NotContactable, SingleAgency, SocialCareLeads,
};
use stepwise_domain::episode_form::ContactOutcome::{LeftNothing, NotReached, Reached};

use super::super::Act::{
    Accept, Action, Answer, Assessment, Check, Contact, Decline, Done, FamilyView, Goal, Offer,
    PlanGiven, Propose, Review, Taf,
};
use super::super::Asked::{Another, Lead};
use super::super::Move::{Close, Down, Mash, Reopen, Up};
use super::Planned;

/// What became of the families whose help began before the last weeks.
pub const fn of(referral: usize) -> &'static [Planned] {
    match referral % 11 {
        0 => NEEDS_MET,
        1 => STEP_BY_STEP,
        2 => WITHDREW,
        3 => NEVER_REACHED,
        4 => MOVED,
        5 => ONE_SERVICE,
        6 => LESS_HELP,
        7 => SOCIAL_CARE,
        8 => CAME_BACK,
        9 => OPENED_AGAIN,
        _ => MORE_HELP,
    }
}

const NEEDS_MET: &[Planned] = &[
    (4, Offer(Lead)),
    (10, Accept),
    (18, Contact(Reached)),
    (19, FamilyView),
    (80, Assessment),
    (81, Goal(0)),
    (82, Goal(1)),
    (83, Action(0)),
    (84, Action(1)),
    (120, Done),
    (150, Taf),
    (170, PlanGiven),
    (180, Done),
    (330, Review),
    (420, Propose(Close(NeedsMet))),
    (430, Answer(true)),
];

const STEP_BY_STEP: &[Planned] = &[
    (6, Offer(Another)),
    (12, Decline),
    (16, Offer(Lead)),
    (24, Accept),
    (34, Contact(Reached)),
    (110, Assessment),
    (111, Goal(0)),
    (112, Action(2)),
    (160, Done),
    (190, Taf),
    (205, PlanGiven),
    (300, Review),
    // Too early, said the coordinator, and was right.
    (304, Propose(Down)),
    (310, Answer(false)),
    (380, Review),
    (384, Propose(Down)),
    (390, Answer(true)),
    (440, Review),
    (444, Propose(Close(NeedsMet))),
    (452, Answer(true)),
];

const WITHDREW: &[Planned] = &[
    (3, Offer(Lead)),
    (9, Accept),
    (20, Contact(NotReached)),
    (26, Contact(Reached)),
    (100, Assessment),
    (101, Goal(0)),
    (160, Propose(Close(FamilyWithdrew))),
    (168, Answer(true)),
    (1200, Check),
];

const NEVER_REACHED: &[Planned] = &[
    (5, Offer(Lead)),
    (12, Accept),
    (20, Contact(NotReached)),
    (30, Contact(LeftNothing)),
    (60, Contact(NotReached)),
    // A manager asked for a visit before anybody gives up.
    (90, Propose(Close(NotContactable))),
    (98, Answer(false)),
    (120, Contact(NotReached)),
    (140, Propose(Close(NotContactable))),
    (150, Answer(true)),
];

const MOVED: &[Planned] = &[
    (4, Offer(Lead)),
    (11, Accept),
    (19, Contact(Reached)),
    (90, Assessment),
    (91, Goal(0)),
    (92, Action(1)),
    (150, Taf),
    (160, PlanGiven),
    (260, Propose(Close(MovedAway))),
    (268, Answer(true)),
];

const ONE_SERVICE: &[Planned] = &[
    (4, Offer(Lead)),
    (13, Accept),
    (21, Contact(Reached)),
    (70, Assessment),
    (71, Goal(0)),
    (72, Action(0)),
    (110, Done),
    (140, Taf),
    (150, PlanGiven),
    (280, Review),
    (300, Propose(Close(SingleAgency))),
    (312, Answer(true)),
    (1340, Check),
];

const LESS_HELP: &[Planned] = &[
    (2, Offer(Lead)),
    (8, Accept),
    (17, Contact(Reached)),
    (18, FamilyView),
    (75, Assessment),
    (76, Goal(0)),
    (77, Goal(1)),
    (78, Action(0)),
    (79, Action(2)),
    (120, Done),
    (150, Taf),
    (165, PlanGiven),
    (280, Review),
    (390, Review),
    (400, Propose(Down)),
    (408, Answer(true)),
    (470, Review),
    (690, Review),
    (910, Review),
    (1130, Review),
    (1350, Review),
];

const SOCIAL_CARE: &[Planned] = &[
    (3, Offer(Lead)),
    (9, Accept),
    (16, Contact(Reached)),
    (80, Assessment),
    (81, Goal(0)),
    (82, Action(1)),
    (130, Propose(Mash)),
    // The MASH looked, and gave it back; then something new was seen.
    (134, Answer(false)),
    (200, Propose(Mash)),
    (203, Answer(true)),
    (460, Propose(Close(SocialCareLeads))),
    (466, Answer(true)),
];

const CAME_BACK: &[Planned] = &[
    (3, Offer(Lead)),
    (7, Accept),
    (15, Contact(Reached)),
    (70, Assessment),
    (71, Goal(0)),
    (72, Action(1)),
    (100, Propose(Mash)),
    (103, Answer(true)),
    (300, Propose(Down)),
    (304, Offer(Lead)),
    (310, Accept),
    (316, Answer(true)),
    (324, Contact(Reached)),
    (380, Assessment),
    (400, Taf),
    (410, PlanGiven),
    (470, Review),
    (690, Review),
    (910, Review),
    (1130, Review),
    (1350, Review),
];

const OPENED_AGAIN: &[Planned] = &[
    (4, Offer(Lead)),
    (10, Accept),
    (18, Contact(Reached)),
    (60, Assessment),
    (61, Goal(0)),
    (62, Action(0)),
    (90, Done),
    (120, Taf),
    (130, PlanGiven),
    (240, Review),
    (250, Propose(Close(NeedsMet))),
    (256, Answer(true)),
    (420, Propose(Reopen)),
    (424, Offer(Lead)),
    (430, Accept),
    (438, Contact(Reached)),
    (500, Assessment),
    (540, Taf),
    (552, PlanGiven),
    (740, Review),
    (960, Review),
    (1180, Review),
    (1400, Review),
];

const MORE_HELP: &[Planned] = &[
    (5, Offer(Lead)),
    (12, Accept),
    (22, Contact(Reached)),
    (85, Assessment),
    (86, Goal(0)),
    (87, Action(1)),
    (88, Action(2)),
    (130, Done),
    (160, Taf),
    (172, PlanGiven),
    (290, Review),
    (420, Review),
    (430, Propose(Up)),
    (436, Answer(true)),
];
