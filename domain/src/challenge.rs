//! When a referrer disagrees: who may say so, until when, and who looks at it.
//!
//! A challenge never delays safety: a decision stands until it is changed, and what was passed to
//! the MASH stays passed. Whoever looks at it took no part in what is challenged.

#[cfg(test)]
mod tests;

use crate::clock::ClockKind;
use crate::referral::State;
use crate::role::Role;

coded! {
    /// Who looks at a challenge.
    pub enum Stage {
        Manager = "manager", "Manager";
        /// Where the referrer disagrees with the manager too.
        SeniorOfficer = "senior_officer", "Senior officer";
    }
}

impl Stage {
    /// The clock that runs until it is decided.
    pub const fn clock(self) -> ClockKind {
        match self {
            Self::Manager => ClockKind::Challenge,
            Self::SeniorOfficer => ClockKind::ChallengeSenior,
        }
    }
}

coded! {
    /// What came of a challenge, in the words that both sides read.
    pub enum Outcome {
        Upheld = "upheld", "Changed: the referral is opened again and decided anew";
        PartlyUpheld = "partly_upheld", "Partly changed: the decision stands, and what was wrong with it is put right";
        NotUpheld = "not_upheld", "Not changed: the decision stands as it is";
    }
}

impl Outcome {
    /// "Changed", "Partly changed", "Not changed".
    pub const fn short(self) -> &'static str {
        match self {
            Self::Upheld => "Changed",
            Self::PartlyUpheld => "Partly changed",
            Self::NotUpheld => "Not changed",
        }
    }

    /// Whether the referral is looked at anew.
    pub const fn reopens(self) -> bool {
        matches!(self, Self::Upheld)
    }
}

coded! {
    /// Why a referrer thinks a decision wrong.
    pub enum ChallengeReason {
        NeedIsGreater = "need_is_greater", "The need is greater than the decision says";
        NeedIsLess = "need_is_less", "The need is less than the decision says";
        SomethingMissed = "something_missed", "Something we wrote was not taken into account";
        NewInformation = "new_information", "We know something now that we did not know then";
        AdviceDoesNotHelp = "advice_does_not_help", "What was suggested is not available or was tried already";
        ReasonUnclear = "reason_unclear", "The reason does not explain the decision";
        Other = "other", "Another reason";
    }
}

/// What was decided about earlier challenges to the same decision, and about when this one comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Where the referral stands.
    pub state: State,
    /// Each challenge to the decision so far, oldest first; `None` where it is being looked at.
    pub earlier: &'a [Option<Outcome>],
    /// Whether [`challenge_window`](crate::clock::Promises::challenge_window), from the decision or
    /// from the answer to the last challenge, is still open.
    pub in_time: bool,
}

/// Why a decision cannot be challenged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeRefusal {
    #[error("Only the organisation that sent the referral can challenge the decision.")]
    NotYourRole,
    #[error("There is no decision that could be challenged.")]
    NoDecision,
    #[error("A challenge is being looked at already.")]
    AlreadyOpen,
    #[error("The senior officer has answered: there is nobody further to ask here.")]
    NothingFurther,
    #[error(
        "It is too late to challenge this decision. Send a new referral if things have changed."
    )]
    TooLate,
}

/// Who looks at a challenge raised now, or why none can be raised. Whether this person's
/// organisation sent the referral is asked of [`crate::permission`] before.
pub fn raise(role: Role, standing: Standing<'_>) -> Result<Stage, ChallengeRefusal> {
    if !role.refers() {
        return Err(ChallengeRefusal::NotYourRole);
    }
    if standing.state.is_open() || standing.state == State::Withdrawn {
        return Err(ChallengeRefusal::NoDecision);
    }
    let stage = match standing.earlier {
        [] => Stage::Manager,
        [.., None] => return Err(ChallengeRefusal::AlreadyOpen),
        [Some(_)] => Stage::SeniorOfficer,
        [_, _, ..] => return Err(ChallengeRefusal::NothingFurther),
    };
    if standing.in_time {
        Ok(stage)
    } else {
        Err(ChallengeRefusal::TooLate)
    }
}

/// What the person who wants to answer a challenge has had to do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Took the decision that is challenged.
    pub decided: bool,
    /// Answered the first challenge to it.
    pub reviewed: bool,
}

/// Why a person cannot answer a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    #[error("Your account cannot answer a challenge. This is for: {}.", Role::Manager.name())]
    NotYourRole,
    #[error("You took this decision, so somebody else looks at the challenge.")]
    OwnDecision,
    #[error("You answered the first challenge, so somebody else looks at this one.")]
    OwnReview,
}

/// Whether this person may answer a challenge at this stage. Both stages are a manager's, and not
/// the same one's: no manager stands above another by role.
pub const fn may_review(stage: Stage, role: Role, part: Part) -> Result<(), ReviewRefusal> {
    if !matches!(role, Role::Manager) {
        return Err(ReviewRefusal::NotYourRole);
    }
    if part.decided {
        return Err(ReviewRefusal::OwnDecision);
    }
    if matches!(stage, Stage::SeniorOfficer) && part.reviewed {
        return Err(ReviewRefusal::OwnReview);
    }
    Ok(())
}
