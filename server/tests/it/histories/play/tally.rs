//! What came of everything that was tried.

use std::collections::BTreeSet;
use std::fmt;

use stepwise::error::{Error, Result};
use stepwise_domain::episode::State;
use stepwise_domain::episode::step::StepKind;

/// What came of everything that was tried.
#[derive(Default)]
pub struct Tally {
    done: u64,
    refused: u64,
    stale: u64,
    pub at_once: u64,
    pub states: BTreeSet<State>,
    pub steps: BTreeSet<StepKind>,
}

impl Tally {
    pub fn count(&mut self, result: &Result<()>) {
        match result {
            Ok(()) => self.done += 1,
            Err(Error::Stale) => self.stale += 1,
            Err(Error::Refused(_) | Error::NotFound | Error::Forbidden) => self.refused += 1,
            Err(other) => panic!("nobody made a mistake, and yet: {other}"),
        }
    }

    /// That histories came about in which something happens: every state, and every step where
    /// there are enough of them.
    pub fn went_far(&self, turns: u64) {
        assert_eq!(self.states.iter().copied().collect::<Vec<_>>(), State::ALL);
        let taken = self.steps.len();
        // How far a short run comes depends on who is quicker each time.
        let enough = if turns < 4_000 {
            6
        } else {
            StepKind::ALL.len()
        };
        assert!(taken >= enough, "accepted were only {:?}", self.steps);
        assert!(self.stale > 0 && self.refused > 0, "{self}");
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            done,
            refused,
            stale,
            at_once,
            ..
        } = self;
        let all = done + refused + stale;
        write!(
            f,
            "{all} operations, {done} done, {refused} refused, {stale} stale, "
        )?;
        write!(f, "{at_once} of them two at once")
    }
}
