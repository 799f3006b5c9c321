//! What must be true before a step, and the words for what is not.

use super::{StepKind, rule};
use crate::episode::CloseReason;

coded! {
    /// Something a step needs. The name says what is missing.
    pub enum Precondition {
        FamilyAgrees = "family_agrees", "The family has not agreed to this step.";
        SecondAgencyOrNoProgress = "second_agency_or_no_progress", "Neither is a second agency needed, nor have two reviews passed without progress.";
        PlanTried = "plan_tried", "No plan has been tried with the family yet.";
        AssessmentUpdated = "assessment_updated", "The assessment has not been brought up to date.";
        ImprovementEvidenced = "improvement_evidenced", "Nothing is written down that shows what has got better.";
        LeadHasAccepted = "lead_has_accepted", "No lead practitioner has accepted the family yet.";
        HandoverHeld = "handover_held", "The handover meeting has not been held.";
        /// With the family, at the level the episode is at.
        ReviewHeld = "review_held", "No review has been held with the family at this tier.";
        /// What came of it, and the family's own words.
        ClosureRecorded = "closure_recorded", "The outcomes and the family’s own words are not written down.";
        RaisesTierAnswered = "raises_tier_answered", "The question “does this raise the tier?” has not been answered by a manager.";
        /// Nobody steps down or closes what somebody has just passed on for fear of harm.
        MashHasAnswered = "mash_has_answered", "The MASH has not answered yet what was passed to it.";
        ClosedForSocialCare = "closed_for_social_care", "It was not closed because social care leads: a coordinator can open it again for 12 weeks, and after that the family needs a new referral.";
        WithinReopenTime = "within_reopen_time", "It was closed too long ago: the family needs a new referral.";
    }
}

impl Precondition {
    /// Whether the step can be proposed while this is still missing, because it is brought about
    /// while the step waits: early help finds a lead practitioner and meets social care after it
    /// has heard that social care wants to let go; the manager answers on deciding.
    pub const fn can_follow(self) -> bool {
        matches!(
            self,
            Self::LeadHasAccepted | Self::HandoverHeld | Self::RaisesTierAnswered
        )
    }

    const fn holds(self, facts: &Facts) -> bool {
        match self {
            Self::FamilyAgrees => facts.family_agrees,
            Self::SecondAgencyOrNoProgress => {
                facts.second_agency_needed || (facts.reviews_held >= 2 && !facts.progress_made)
            }
            Self::PlanTried => facts.plan_tried,
            Self::AssessmentUpdated => facts.assessment_updated,
            Self::ImprovementEvidenced => facts.improvement_evidenced,
            Self::LeadHasAccepted => facts.lead_has_accepted,
            Self::HandoverHeld => facts.handover_held,
            Self::ReviewHeld => facts.review_held,
            Self::ClosureRecorded => facts.closure_recorded,
            Self::RaisesTierAnswered => facts.raises_tier_answered,
            Self::MashHasAnswered => !facts.mash_answer_pending,
            Self::ClosedForSocialCare => facts.closed_for_social_care,
            Self::WithinReopenTime => facts.within_reopen_time,
        }
    }
}

/// What the record says, as far as steps ask. Nothing is taken to be so unless it is written down:
/// the default is an empty record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one plain fact of a record, not a state of a machine"
)]
pub struct Facts {
    /// The family's agreement to this step is recorded.
    pub family_agrees: bool,
    /// The proposal says that a second agency is needed.
    pub second_agency_needed: bool,
    /// Reviews held since the episode came to its present level.
    pub reviews_held: u32,
    /// The latest review shows progress on at least one goal.
    pub progress_made: bool,
    /// The plan has actions, and at least one of them was done or tried.
    pub plan_tried: bool,
    /// The assessment was written or changed since the episode came to its present level.
    pub assessment_updated: bool,
    /// The proposal says what has got better.
    pub improvement_evidenced: bool,
    /// A lead practitioner has accepted an offer made while social care has the family.
    pub lead_has_accepted: bool,
    /// A meeting of social care, the new lead practitioner and the family is recorded.
    pub handover_held: bool,
    /// A review with the family is recorded since the episode came to its present level.
    pub review_held: bool,
    /// The outcomes against the goals and the family's own words are recorded.
    pub closure_recorded: bool,
    /// The manager who decides has answered whether the closure raises the tier.
    pub raises_tier_answered: bool,
    /// Something was passed to the MASH and is not answered.
    pub mash_answer_pending: bool,
    /// It was closed because social care leads, or while it led.
    pub closed_for_social_care: bool,
    /// It was closed less than [`reopen_within`](crate::clock::Promises::reopen_within) ago.
    pub within_reopen_time: bool,
}

/// Everything that is missing, for the person who was refused: a sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing(pub Vec<Precondition>);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sentences: Vec<_> = self.0.iter().map(|missing| missing.name()).collect();
        f.write_str(&sentences.join(" "))
    }
}

impl std::error::Error for Missing {}

/// Everything that is missing before the step can be accepted, or taken where nobody answers.
pub fn check(kind: StepKind, reason: Option<CloseReason>, facts: &Facts) -> Vec<Precondition> {
    let needs = rule(kind, reason).needs.iter().copied();
    needs.filter(|need| !need.holds(facts)).collect()
}

/// Everything that is missing before the step can be proposed.
pub fn check_proposal(
    kind: StepKind,
    reason: Option<CloseReason>,
    facts: &Facts,
) -> Vec<Precondition> {
    let mut missing = check(kind, reason, facts);
    missing.retain(|need| !need.can_follow());
    missing
}
