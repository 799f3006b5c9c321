//! The life of a referral: which state may follow which, and by whose hand.
//!
//! Pure, so that the whole of it can be tested: every state, with every action, by every role. A
//! service asks [`apply`] inside its transaction and writes what it answers, or nothing. A draft is
//! not yet a referral and has no state here; sending it makes a referral that is `Submitted`.

mod action;
mod reason;
mod state;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use reason::{NotAcceptedReason, WithdrawReason};
pub use state::State;

use crate::role::Role;

/// What an action does to a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The state it is in afterwards.
    pub to: State,
    /// What becomes of the promise that is running.
    pub clock: ClockEffect,
    /// Whether the referrer is sent a message. Never where the referrer acted.
    pub tells_referrer: bool,
}

/// What becomes of the promise that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockEffect {
    /// It runs on.
    Keep,
    /// It stands still: the next step is the referrer's.
    Pause,
    /// It runs again with the working days that were left.
    Resume,
    /// It is kept: there is nothing more to wait for.
    Stop,
    /// A new one runs in the place of any other: the MASH's answer, or a fresh decision.
    Start,
}

/// Why an action did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("This referral is “{}”, so you cannot {} now.", .state.name(), .action.name())]
    NotFromThisState { state: State, action: Action },
    #[error("Your account cannot {}. This is for: {}.", .action.name(), .action.who())]
    NotYourRole { action: Action },
}

/// What happens when a person with this role takes this action on a referral in this state.
///
/// The role is looked at first, so that a person who may never do a thing learns nothing of the
/// state from the answer. Whether this person may touch this record at all is asked of
/// [`crate::permission`] before.
pub fn apply(state: State, action: Action, role: Role) -> Result<Transition, Refusal> {
    if !action.roles().contains(&role) {
        return Err(Refusal::NotYourRole { action });
    }
    let refused = Refusal::NotFromThisState { state, action };
    let (to, clock, tells_referrer) = step(state, action).ok_or(refused)?;
    Ok(Transition {
        to,
        clock,
        tells_referrer,
    })
}

/// The actions this role may take in this state: what a page offers.
pub fn possible(state: State, role: Role) -> impl Iterator<Item = Action> {
    (Action::ALL.iter().copied()).filter(move |action| apply(state, *action, role).is_ok())
}

/// Where a referral stands once nobody owns it: who owned it has left. What nobody reviews is in
/// the queue again; what waits for an answer waits on.
pub const fn unowned(state: State) -> State {
    match state {
        State::UnderReview => State::Submitted,
        other => other,
    }
}

/// The whole machine, whoever acts: new state, clock, and whether the referrer is told.
const fn step(state: State, action: Action) -> Option<(State, ClockEffect, bool)> {
    use Action::{
        Accept, AnswerInformation, AskForInformation, Claim, EscalateToMash, GoOnWithout, Join,
        MashAccept, MashReturn, NotAccept, Release, Reopen, ReportHarm, Signpost, Withdraw,
    };
    use ClockEffect::{Keep, Pause, Resume, Start, Stop};
    Some(match (state, action) {
        (State::Submitted, Claim) => (State::UnderReview, Keep, false),
        // The owner is the duty team again.
        (State::UnderReview, Release) => (State::Submitted, Keep, false),

        (State::UnderReview, AskForInformation) => (State::InformationRequested, Pause, true),
        (State::InformationRequested, AnswerInformation | GoOnWithout) => {
            (State::UnderReview, Resume, false)
        }

        (State::UnderReview, Accept) => (State::Accepted, Stop, true),
        (State::UnderReview, Signpost) => (State::Signposted, Stop, true),
        (State::UnderReview, NotAccept) => (State::NotAccepted, Stop, true),
        (State::UnderReview, Join) => (State::Joined, Stop, true),

        // Owned here until the MASH accepts: what runs is the MASH's time to answer.
        (State::UnderReview, EscalateToMash) => (State::EscalatedToMash, Start, true),
        (State::EscalatedToMash, MashAccept) => (State::MashAccepted, Stop, true),
        (State::EscalatedToMash, MashReturn) => (State::UnderReview, Start, true),

        // Harm has no wrong moment. What opened an episode is passed on there, and what the MASH
        // has already needs no second report.
        (
            State::Submitted
            | State::UnderReview
            | State::InformationRequested
            | State::Signposted
            | State::NotAccepted
            | State::Withdrawn,
            ReportHarm,
        ) => (State::EscalatedToMash, Start, false),

        (from, Withdraw) if from.is_open() => (State::Withdrawn, Stop, false),
        (from, Reopen) if !from.is_open() => (State::UnderReview, Start, true),
        _ => return None,
    })
}
