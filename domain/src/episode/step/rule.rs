//! The step table: who proposes, who decides, what must be true, how long an answer may take.

use super::StepKind;
use super::precondition::Precondition;
use crate::clock::ClockKind;
use crate::episode::CloseReason;
use crate::role::Role;

/// One line of the step table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Who may propose it, or take it where nobody has to answer.
    pub proposers: &'static [Role],
    /// Who accepts or declines it. Nobody where it is taken at once.
    pub deciders: &'static [Role],
    /// What must be true when it is accepted; some of it already when it is proposed.
    pub needs: &'static [Precondition],
    /// The clock that runs until it is answered; none where it is taken at once.
    pub clock: Option<ClockKind>,
    /// Taken by whoever proposes it, because nobody else receives anything by it.
    pub at_once: bool,
}

/// Everybody who may see some record of a family.
const SEES_RECORDS: &[Role] = &[
    Role::Referrer,
    Role::OrganisationLead,
    Role::Coordinator,
    Role::LeadPractitioner,
    Role::Provider,
    Role::MashWorker,
    Role::Manager,
    Role::Auditor,
];
const LEAD: &[Role] = &[Role::LeadPractitioner];
const DESK: &[Role] = &[Role::Coordinator, Role::Manager];
const MANAGER: &[Role] = &[Role::Manager];
const MASH: &[Role] = &[Role::MashWorker];

/// The rule of a step; `reason` is that of a closure, and nothing to any other step.
///
/// A coordinator may propose a closure too, for an episode that no lead practitioner has yet; then
/// a colleague or the manager confirms it.
pub const fn rule(kind: StepKind, reason: Option<CloseReason>) -> Rule {
    use Precondition::{
        AssessmentUpdated, ClosedForSocialCare, ClosureRecorded, FamilyAgrees, HandoverHeld,
        ImprovementEvidenced, LeadHasAccepted, MashHasAnswered, PlanTried, RaisesTierAnswered,
        ReviewHeld, SecondAgencyOrNoProgress, WithinReopenTime,
    };
    let by_manager = matches!(reason, Some(reason) if reason.needs_manager());
    match kind {
        StepKind::ToMash => answered(SEES_RECORDS, MASH, &[], ClockKind::MashAnswer),
        StepKind::Up1To2 => at_once(LEAD, &[FamilyAgrees]),
        StepKind::Up2To3 => answered(
            LEAD,
            DESK,
            &[SecondAgencyOrNoProgress],
            ClockKind::StepAnswer,
        ),
        StepKind::Up3To4a => answered(
            MANAGER,
            MASH,
            &[PlanTried, AssessmentUpdated],
            ClockKind::MashAnswer,
        ),
        StepKind::Up4aTo4b | StepKind::Down4bTo4a => at_once(MASH, &[]),
        StepKind::Down4aTo3 => answered(
            MASH,
            MANAGER,
            &[
                ImprovementEvidenced,
                FamilyAgrees,
                LeadHasAccepted,
                HandoverHeld,
                MashHasAnswered,
            ],
            ClockKind::StepAnswer,
        ),
        StepKind::Down3To2 | StepKind::Down2To1 => answered(
            LEAD,
            DESK,
            &[ReviewHeld, MashHasAnswered],
            ClockKind::StepAnswer,
        ),
        StepKind::Close if by_manager => answered(
            &[Role::LeadPractitioner, Role::Coordinator],
            MANAGER,
            &[ClosureRecorded, RaisesTierAnswered, MashHasAnswered],
            ClockKind::StepAnswer,
        ),
        StepKind::Close => answered(
            &[Role::LeadPractitioner, Role::Coordinator],
            DESK,
            &[ClosureRecorded, MashHasAnswered],
            ClockKind::StepAnswer,
        ),
        StepKind::Reopen => at_once(DESK, &[WithinReopenTime]),
        // However long ago: help from social care lasts longer than a family may come back by
        // itself. What early help needs to hear before it has the family back is asked by the step
        // down, and nobody but a manager accepts that.
        StepKind::Resume => at_once(MASH, &[ClosedForSocialCare]),
    }
}

const fn at_once(proposers: &'static [Role], needs: &'static [Precondition]) -> Rule {
    Rule {
        proposers,
        deciders: &[],
        needs,
        clock: None,
        at_once: true,
    }
}

const fn answered(
    proposers: &'static [Role],
    deciders: &'static [Role],
    needs: &'static [Precondition],
    clock: ClockKind,
) -> Rule {
    Rule {
        proposers,
        deciders,
        needs,
        clock: Some(clock),
        at_once: false,
    }
}
