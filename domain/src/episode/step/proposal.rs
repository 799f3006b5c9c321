//! Proposing a step: whether it fits, whether this person may, whether anything is missing.

use super::Facts;
use super::{Missing, StepKind, StepState, check_proposal, rule};
use crate::episode::{Action, CloseReason, Level, State};
use crate::role::Role;

/// Why a step was not proposed or taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepRefusal {
    #[error("Your account cannot propose {}. This is for: {}.", .kind.name(), names(.proposers))]
    NotYourRole {
        kind: StepKind,
        proposers: &'static [Role],
    },
    #[error("This episode is “{}” at tier {}, which does not allow {}.", .state.name(), .level.short(), .kind.name())]
    DoesNotFit {
        kind: StepKind,
        state: State,
        level: Level,
    },
    #[error("Another step waits for an answer already: {}.", .pending.name())]
    AnotherPending { pending: StepKind },
    #[error("Select why the episode is closed.")]
    NoReason,
    #[error("{0}")]
    Missing(#[from] Missing),
}

/// "Coordinator, Manager"
pub(super) fn names(roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|role| role.name()).collect();
    names.join(", ")
}

/// Whether the step can start from here. Asked when it is proposed and again when it is accepted:
/// in between, the MASH may have taken the family on.
pub fn fits(kind: StepKind, state: State, level: Level) -> bool {
    let stands = match kind {
        StepKind::ToMash => true,
        StepKind::Up1To2
        | StepKind::Up2To3
        | StepKind::Up3To4a
        | StepKind::Down3To2
        | StepKind::Down2To1 => state == State::Active,
        StepKind::Up4aTo4b | StepKind::Down4bTo4a | StepKind::Down4aTo3 => {
            state == State::WithSocialCare
        }
        StepKind::Close => state.is_open(),
        // What social care led comes back to early help by a step down only.
        StepKind::Reopen => state == State::Closed && !level.is_statutory(),
        StepKind::Resume => state == State::Closed,
    };
    stands && kind.levels().is_none_or(|(from, _)| from == level)
}

/// Whether a step that waits for an answer is over because of an action that has just brought the
/// episode to where it stands: what was planned for the family's early help is moot once social
/// care has taken it on. What was passed to the MASH is never over before the MASH has answered.
pub fn overtaken(kind: StepKind, (state, level): (State, Level), by: Action) -> bool {
    kind != StepKind::ToMash && (by == Action::PassToSocialCare || !fits(kind, state, level))
}

/// The steps that this role may propose from here: what a page offers.
pub fn possible(state: State, level: Level, role: Role) -> impl Iterator<Item = StepKind> {
    (StepKind::ALL.iter().copied()).filter(move |kind| {
        fits(*kind, state, level) && rule(*kind, None).proposers.contains(&role)
    })
}

/// What becomes of a step that this person wants: [`Proposed`](StepState::Proposed) where somebody
/// has to answer, [`Accepted`](StepState::Accepted) where it is taken at once.
///
/// `pending` are the steps of the episode that wait for an answer. There is one at the most, apart
/// from what was passed to the MASH: that waits beside it and is never held up. Whether this person
/// may touch this record at all is asked of [`crate::permission`] before.
pub fn propose(
    kind: StepKind,
    reason: Option<CloseReason>,
    (state, level): (State, Level),
    role: Role,
    pending: &[StepKind],
    facts: &Facts,
) -> Result<StepState, StepRefusal> {
    let rule = rule(kind, reason);
    if !rule.proposers.contains(&role) {
        let proposers = rule.proposers;
        return Err(StepRefusal::NotYourRole { kind, proposers });
    }
    if !fits(kind, state, level) {
        return Err(StepRefusal::DoesNotFit { kind, state, level });
    }
    if kind == StepKind::Close && reason.is_none() {
        return Err(StepRefusal::NoReason);
    }
    let other = pending.iter().find(|other| **other != StepKind::ToMash);
    if let (Some(&pending), true) = (other, kind != StepKind::ToMash) {
        return Err(StepRefusal::AnotherPending { pending });
    }
    match check_proposal(kind, reason, facts) {
        missing if !missing.is_empty() => Err(Missing(missing).into()),
        _ if rule.at_once => Ok(StepState::Accepted),
        _ => Ok(StepState::Proposed),
    }
}
