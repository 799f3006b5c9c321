//! The clocks that run: each promise that somebody waits on, by name.
//!
//! A running clock has an owner, a due time and a second threshold. What it is called, how long it
//! may run and who hears of a slip stand together here, so that a new clock cannot forget one.

use super::{Allowance, Promises};

coded! {
    /// What is being waited for. The name finishes the sentence "… is late".
    pub enum ClockKind {
        /// A red flag stopped a referral: the MASH has looked at it.
        DiversionSeen = "diversion_seen", "a first look at a red flag";
        /// The MASH has said what becomes of it.
        DiversionDecided = "diversion_decided", "the decision on a red flag";
        Triage = "triage", "the decision on a referral";
        TriageLowRisk = "triage_low_risk", "the decision on a referral of low risk";
        /// The referrer was asked something.
        InformationAnswer = "information_answer", "the referrer’s answer";
        /// From the day an episode has no lead practitioner until one has accepted, however many
        /// offers that takes.
        LeadAccepts = "lead_accepts", "a lead practitioner’s acceptance";
        /// Somebody was asked to lead for a family that somebody else is accountable for meanwhile.
        OfferAnswer = "offer_answer", "the answer to an offer";
        FirstContact = "first_contact", "first contact";
        Assessment = "assessment", "the assessment";
        FirstTaf = "first_taf", "the first Team Around the Family meeting";
        PlanToFamily = "plan_to_family", "the plan for the family";
        Review = "review", "the review";
        /// Somebody proposed a step, and nobody of the other side has answered.
        StepAnswer = "step_answer", "the answer to a proposed step";
        MashAnswer = "mash_answer", "the answer of the MASH";
        OutcomeCheck = "outcome_check", "the check that the outcome has lasted";
        Challenge = "challenge", "the answer to a challenge";
        ChallengeSenior = "challenge_senior", "the senior officer’s answer to a challenge";
    }
}

impl ClockKind {
    /// How long it may run.
    pub const fn allowance(self, promises: &Promises) -> Allowance {
        match self {
            Self::DiversionSeen => promises.diversion_seen,
            Self::DiversionDecided => promises.diversion_decided,
            Self::Triage => promises.triage,
            Self::TriageLowRisk => promises.triage_low_risk,
            Self::InformationAnswer => promises.information_answer,
            Self::LeadAccepts | Self::OfferAnswer => promises.lead_practitioner_accepts,
            Self::FirstContact => promises.first_contact,
            Self::Assessment => promises.assessment,
            Self::FirstTaf => promises.first_taf,
            Self::PlanToFamily => promises.plan_to_family,
            Self::Review => promises.review,
            Self::StepAnswer => promises.step_answer,
            Self::MashAnswer => promises.mash_answer,
            Self::OutcomeCheck => promises.outcome_check,
            Self::Challenge => promises.challenge,
            Self::ChallengeSenior => promises.challenge_senior,
        }
    }

    /// The second threshold, counted from the due time: past it the manager hears of it.
    pub const fn escalates_after(self, promises: &Promises) -> Allowance {
        match self {
            Self::DiversionSeen | Self::DiversionDecided => promises.escalate_diversion_after,
            _ => promises.escalate_after,
        }
    }

    /// Whether the referrer hears of a slip: of what was promised to them, never of what runs
    /// between colleagues. A step to the MASH is not theirs to learn of from a clock.
    pub const fn tells_referrer(self) -> bool {
        match self {
            Self::Triage
            | Self::TriageLowRisk
            | Self::LeadAccepts
            | Self::FirstContact
            | Self::Challenge
            | Self::ChallengeSenior => true,
            Self::DiversionSeen
            | Self::DiversionDecided
            | Self::InformationAnswer
            | Self::OfferAnswer
            | Self::Assessment
            | Self::FirstTaf
            | Self::PlanToFamily
            | Self::Review
            | Self::StepAnswer
            | Self::MashAnswer
            | Self::OutcomeCheck => false,
        }
    }

    /// Whether whoever is to act hears of a slip once only, and no new date is promised: a red flag
    /// stays as late as it is until somebody has looked.
    pub const fn tells_once(self) -> bool {
        matches!(self, Self::DiversionSeen | Self::DiversionDecided)
    }

    /// Whether it stands still while the referrer is being waited for.
    pub const fn pauses(self) -> bool {
        matches!(self, Self::Triage | Self::TriageLowRisk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section 8 of the rules a second time: clock, how long, second threshold, whether the
    /// referrer is told of a slip, whether it pauses.
    const TABLE: &str = "
diversion_seen     | 1 hour          | 1 hour        | quiet | runs
diversion_decided  | 4 hours         | 1 hour        | quiet | runs
triage             | 1 working day   | 1 working day | tells | pauses
triage_low_risk    | 3 working days  | 1 working day | tells | pauses
information_answer | 5 working days  | 1 working day | quiet | runs
lead_accepts       | 2 working days  | 1 working day | tells | runs
offer_answer       | 2 working days  | 1 working day | quiet | runs
first_contact      | 3 working days  | 1 working day | tells | runs
assessment         | 15 working days | 1 working day | quiet | runs
first_taf          | 6 weeks         | 1 working day | quiet | runs
plan_to_family     | 5 working days  | 1 working day | quiet | runs
review             | 6 weeks         | 1 working day | quiet | runs
step_answer        | 2 working days  | 1 working day | quiet | runs
mash_answer        | 1 working day   | 1 working day | quiet | runs
outcome_check      | 6 months        | 1 working day | quiet | runs
challenge          | 2 working days  | 1 working day | tells | runs
challenge_senior   | 5 working days  | 1 working day | tells | runs
";

    #[test]
    fn every_clock_runs_as_long_and_tells_whom_the_table_says() {
        let promises = Promises::default();
        let lines: Vec<Vec<&str>> = (TABLE.trim().lines())
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        assert_eq!(lines.len(), ClockKind::ALL.len(), "one line for each clock");
        for line in lines {
            let kind = ClockKind::from_code(line[0]).expect("a clock");
            assert_eq!(kind.allowance(&promises).to_string(), line[1], "{kind:?}");
            let second = kind.escalates_after(&promises).to_string();
            assert_eq!(second, line[2], "{kind:?}");
            assert_eq!(kind.tells_referrer(), line[3] == "tells", "{kind:?}");
            assert_eq!(kind.pauses(), line[4] == "pauses", "{kind:?}");
        }
    }

    #[test]
    fn a_council_can_change_how_long_a_clock_runs() {
        let promises = Promises {
            mash_answer: Allowance::Hours(4),
            escalate_after: Allowance::Hours(2),
            ..Promises::default()
        };
        let kind = ClockKind::MashAnswer;
        assert_eq!(kind.allowance(&promises), Allowance::Hours(4));
        assert_eq!(kind.escalates_after(&promises), Allowance::Hours(2));
    }
}
