//! What an answer does to a step.

use super::proposal::names;
use super::{StepKind, rule};
use crate::episode::CloseReason;
use crate::role::Role;

coded! {
    /// Where a step stands.
    pub enum StepState {
        Proposed = "proposed", "Waiting for an answer";
        Accepted = "accepted", "Accepted";
        /// Not accepted, or returned by the MASH, with a reason.
        Declined = "declined", "Not accepted";
        /// Taken back by whoever proposed it, or overtaken by another step.
        Withdrawn = "withdrawn", "Taken back";
    }
}

coded! {
    /// What can be said to a step. The names finish the sentence "you cannot …".
    pub enum Answer {
        Accept = "accept", "accept it";
        Decline = "decline", "decline it";
        Withdraw = "withdraw", "take it back";
    }
}

/// Why an answer did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefusal {
    #[error("This step is “{}”, so you cannot {} now.", .state.name(), .answer.name())]
    NotPending { state: StepState, answer: Answer },
    #[error("You proposed this step, so somebody else answers it.")]
    OwnProposal,
    #[error("Your account cannot {}. This is for: {}.", .answer.name(), names(.deciders))]
    NotYourRole {
        answer: Answer,
        deciders: &'static [Role],
    },
    #[error("Only whoever proposed this step, or a manager, can take it back.")]
    NotYourProposal,
    #[error("What was passed to the MASH is for the MASH to answer: it cannot be taken back.")]
    OnlyMash,
}

/// What an answer makes of a step. What must be true besides is [`super::check`]'s to say.
///
/// `is_proposer` is about the person, not the role: a coordinator may confirm what another
/// coordinator proposed, never their own.
pub fn answer(
    state: StepState,
    answer: Answer,
    is_proposer: bool,
    role: Role,
    kind: StepKind,
    reason: Option<CloseReason>,
) -> Result<StepState, AnswerRefusal> {
    let to = match answer {
        Answer::Withdraw => {
            if kind == StepKind::ToMash {
                return Err(AnswerRefusal::OnlyMash);
            }
            if !is_proposer && role != Role::Manager {
                return Err(AnswerRefusal::NotYourProposal);
            }
            StepState::Withdrawn
        }
        Answer::Accept | Answer::Decline => {
            let deciders = rule(kind, reason).deciders;
            if !deciders.contains(&role) {
                return Err(AnswerRefusal::NotYourRole { answer, deciders });
            }
            if is_proposer {
                return Err(AnswerRefusal::OwnProposal);
            }
            match answer {
                Answer::Accept => StepState::Accepted,
                _ => StepState::Declined,
            }
        }
    };
    if state != StepState::Proposed {
        return Err(AnswerRefusal::NotPending { state, answer });
    }
    Ok(to)
}
