//! Slowing down those who guess passwords.
//!
//! Pure: the caller keeps a [`Tally`] for each account name that was typed, known or not, and for
//! each address it came from, and asks before it checks a password. A try is counted **before**
//! the password is checked and given back when it was right, so that a hundred tries at the same
//! moment count a hundred times.

use chrono::{DateTime, TimeDelta, Utc};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Tries at one account, from anywhere.
    Account,
    /// Failed tries from one network address, at any account.
    Address,
}

/// What is kept between tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Tries that were not right, or not yet known to be.
    pub failures: u32,
    /// For an account, the latest try; for an address, the first of the present window.
    pub since: DateTime<Utc>,
}

/// Whether to go on and check the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Store this, then check the password.
    Go(Tally),
    /// Check nothing and store nothing; say that another try makes sense from then on.
    Wait(DateTime<Utc>),
}

/// Tries at one account before the first wait.
const FREE: u32 = 5;
/// Minutes to wait after the fifth try, the sixth and so on; the last one repeats.
const WAITS: [i64; 5] = [1, 5, 15, 30, 60];
/// An account's tries are forgotten this long after the latest.
const FORGET: TimeDelta = TimeDelta::hours(24);
/// Failed tries from one address in one window.
const MOST: u32 = 20;
const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Counts one try, or says how long to wait.
pub fn attempt(scope: Scope, stored: Option<Tally>, now: DateTime<Utc>) -> Verdict {
    let Some(tally) = stored.filter(|tally| !is_stale(scope, *tally, now)) else {
        return Verdict::Go(Tally {
            failures: 1,
            since: now,
        });
    };
    let until = free_from(scope, tally);
    if now < until {
        return Verdict::Wait(until);
    }
    let since = match scope {
        Scope::Account => now,
        Scope::Address => tally.since,
    };
    Verdict::Go(Tally {
        failures: tally.failures.saturating_add(1),
        since,
    })
}

/// What to store when the password was right; `None` to delete. An account starts afresh; an
/// address gets only this try back, or a guesser could clear it with an account of their own.
pub fn after_success(scope: Scope, stored: Tally) -> Option<Tally> {
    match scope {
        Scope::Account => None,
        Scope::Address => (stored.failures > 1).then(|| Tally {
            failures: stored.failures - 1,
            ..stored
        }),
    }
}

/// Whether a tally says nothing any more and may be deleted.
pub fn is_stale(scope: Scope, tally: Tally, now: DateTime<Utc>) -> bool {
    let life = match scope {
        Scope::Account => FORGET,
        Scope::Address => WINDOW,
    };
    now >= tally.since + life
}

/// When the next try is allowed; never later than the tally is stale.
fn free_from(scope: Scope, tally: Tally) -> DateTime<Utc> {
    match scope {
        Scope::Account if tally.failures < FREE => tally.since,
        Scope::Account => {
            let step = usize::try_from(tally.failures - FREE).unwrap_or(usize::MAX);
            tally.since + TimeDelta::minutes(WAITS[step.min(WAITS.len() - 1)])
        }
        Scope::Address if tally.failures < MOST => tally.since,
        Scope::Address => tally.since + WINDOW,
    }
}

#[cfg(test)]
mod tests;
