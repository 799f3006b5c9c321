//! The life of an episode of early help: which state may follow which, by whose hand, and who is
//! accountable afterwards.
//!
//! Pure, so that the whole of it can be tested: every state, with every action, by every role. A
//! service asks [`apply`] inside its transaction and writes what it answers, or nothing. Whether
//! the level of need may change, and on whose word, is [`step`]'s to say; `apply` then does it.

mod action;
mod level;
mod reason;
mod state;
pub mod step;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use level::Level;
pub use reason::{CloseReason, DeclineReason};
pub use state::State;

use crate::role::Role;

/// What an action does to an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The state it is in afterwards.
    pub to: State,
    /// Who is accountable afterwards.
    pub owner: OwnerEffect,
    /// Whether the referrer is sent a message.
    pub tells_referrer: bool,
}

/// Who is accountable after an action. There is no effect that leaves nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerEffect {
    /// Whoever was before.
    Keep,
    /// The duty team: nobody has accepted.
    DutyTeam,
    /// The lead practitioner who has accepted: now, or earlier while social care had the family.
    Lead,
    SocialCare,
}

/// Why an action did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("This episode is “{}”, so you cannot {} now.", .state.name(), .action.name())]
    NotFromThisState { state: State, action: Action },
    #[error("Your account cannot {}. This is for: {}.", .action.name(), .action.who())]
    NotYourRole { action: Action },
}

/// What happens when a person with this role takes this action on an episode in this state.
///
/// The role is looked at first, so that a person who may never do a thing learns nothing of the
/// state from the answer. Whether this person may touch this record at all is asked of
/// [`crate::permission`] before. That an offer is open, and was made to the person who answers it,
/// is for the caller to know: an active episode, or one with social care, may have one or not.
pub fn apply(state: State, action: Action, role: Role) -> Result<Transition, Refusal> {
    if !action.roles().contains(&role) {
        return Err(Refusal::NotYourRole { action });
    }
    let refused = Refusal::NotFromThisState { state, action };
    let (to, owner, tells_referrer) = change(state, action).ok_or(refused)?;
    Ok(Transition {
        to,
        owner,
        tells_referrer,
    })
}

/// The actions this role may take in this state: what a page offers.
pub fn possible(state: State, role: Role) -> impl Iterator<Item = Action> {
    (Action::ALL.iter().copied()).filter(move |action| apply(state, *action, role).is_ok())
}

/// What becomes of an episode whose lead practitioner's account is closed, or whose open offer was
/// made to it: nothing stays with somebody who is gone. `None` where nothing has to change.
pub const fn lead_left(state: State) -> Option<Transition> {
    match state {
        State::Offered | State::Active => Some(Transition {
            to: State::AwaitingAllocation,
            owner: OwnerEffect::DutyTeam,
            tells_referrer: false,
        }),
        State::AwaitingAllocation | State::WithSocialCare | State::Closed => None,
    }
}

/// The whole machine, whoever acts: new state, owner, and whether the referrer is told.
#[expect(
    clippy::match_same_arms,
    reason = "arms stand by what they mean, not by what they come to"
)]
const fn change(state: State, action: Action) -> Option<(State, OwnerEffect, bool)> {
    use Action::{
        AcceptOffer, ChangeLevel, ChangeStatutoryLevel, Close, DeclineOffer, Offer,
        PassToSocialCare, Reassign, Reopen, Resume, ReturnFromSocialCare, TakeBack, WithdrawOffer,
    };
    use OwnerEffect::{DutyTeam, Keep, Lead, SocialCare};
    use State::{Active, AwaitingAllocation, Closed, Offered, WithSocialCare};
    Some(match (state, action) {
        (AwaitingAllocation, Offer) => (Offered, Keep, false),
        (Offered, AcceptOffer) => (Active, Lead, true),
        (Offered, DeclineOffer | WithdrawOffer) => (AwaitingAllocation, DutyTeam, false),

        // The present lead stays accountable until the next one has accepted.
        (Active, Reassign | DeclineOffer | WithdrawOffer) => (Active, Keep, false),
        (Active, AcceptOffer) => (Active, Lead, true),
        (Active, TakeBack) => (AwaitingAllocation, DutyTeam, false),
        (Active, ChangeLevel) => (Active, Keep, true),

        // A lead must have accepted before social care lets go; it stays accountable until then.
        (WithSocialCare, Offer | AcceptOffer | DeclineOffer | WithdrawOffer) => {
            (WithSocialCare, Keep, false)
        }
        // Statutory detail stays where it is.
        (WithSocialCare, ChangeStatutoryLevel) => (WithSocialCare, Keep, false),
        (WithSocialCare, ReturnFromSocialCare) => (Active, Lead, true),

        // Harm has no wrong moment: a closed episode is passed on too, and a second report while
        // social care has the family changes nothing.
        (WithSocialCare, PassToSocialCare) => (WithSocialCare, Keep, false),
        (_, PassToSocialCare) => (WithSocialCare, SocialCare, true),

        // Whoever was accountable last stays named.
        (from, Close) if from.is_open() => (Closed, Keep, true),
        (Closed, Reopen) => (AwaitingAllocation, DutyTeam, true),
        // Those who referred know that social care leads: nothing is new to them.
        (Closed, Resume) => (WithSocialCare, SocialCare, false),
        _ => return None,
    })
}
