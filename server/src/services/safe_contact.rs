//! Whether a message to a family may go: asked by the sender of each one at the moment of sending,
//! with the rules as they stand then. People do not have to remember.

use chrono::TimeDelta;
use stepwise_domain::safe_contact::form::rules;
use stepwise_domain::safe_contact::{Channel, Held, allows};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::family as view;
use crate::store::family::{self, Access};
use crate::store::outbox::Claimed;
use crate::store::{PersonalText, referrals};

/// How long a release holds: what could not go by then is looked at again.
const RELEASE: TimeDelta = TimeDelta::hours(1);

/// Why a message is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The access it was written for is closed.
    Closed,
    /// The family's view shows nothing now.
    Hidden,
    /// A rule of safe contact.
    Rule(Held),
}

impl Hold {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "access_closed",
            Self::Hidden => "view_hidden",
            Self::Rule(rule) => rule.code(),
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        let fixed = [Self::Closed, Self::Hidden];
        let fixed = fixed.into_iter().find(|one| one.code() == code);
        fixed.or_else(|| Held::from_code(code).map(Self::Rule))
    }

    /// Why, as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Closed => "The access it was written for is closed.",
            Self::Hidden => "The family’s view shows nothing now, so there is nothing to tell.",
            Self::Rule(rule) => rule.name(),
        }
    }
}

/// Why a message is held, from its stored code.
pub fn words(code: &str) -> &'static str {
    Hold::from_code(code).map_or("It is not safe to send.", Hold::words)
}

/// Messages to professionals who may have no account. An address of the family is refused when the
/// meeting is planned.
const OUTSIDE: [&str; 3] = ["meeting_invited", "meeting_changed", "meeting_cancelled"];

/// Whether the message is for somebody of a family: everybody else has an account, or is invited to
/// a meeting.
pub fn concerns(claimed: &Claimed) -> bool {
    claimed.account_id.is_none() && !OUTSIDE.contains(&claimed.kind.as_str())
}

/// Why this message may not go now; none where it may.
pub async fn check(app: &App, claimed: &Claimed) -> Result<Option<Hold>> {
    let access = match open(app, claimed.referral_id, &claimed.to).await? {
        Ok(access) => access,
        Err(hold) => return Ok(Some(hold)),
    };
    let now = app.now();
    let released = claimed.released_at.is_some_and(|at| {
        let changed = access.contact_changed_at.is_some_and(|change| change > at);
        now <= at + RELEASE && !changed
    });
    if released {
        return Ok(None);
    }
    let allowed = allows(&rules(&access.contact), Channel::Email, now);
    Ok(allowed.err().map(Hold::Rule))
}

/// The access that an address belongs to, while it shows anything.
pub async fn open(
    app: &App,
    referral: Option<Uuid>,
    address: &PersonalText,
) -> Result<Result<Access, Hold>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = referrals::by_ids(db, keys, referral).await?;
    let Some(referral) = found.into_iter().next() else {
        return Ok(Err(Hold::Closed));
    };
    let accesses = family::of_referral(db, keys, referral.row.id).await?;
    let access = accesses
        .into_iter()
        .find(|one| one.cut_off_at.is_none() && one.email.expose() == address.expose());
    let Some(access) = access else {
        return Ok(Err(Hold::Closed));
    };
    if view::is_hidden(app, db, &referral).await? {
        return Ok(Err(Hold::Hidden));
    }
    Ok(Ok(access))
}
