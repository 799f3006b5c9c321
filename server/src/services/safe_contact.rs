//! Whether a message to a family may go: asked by the sender of each one at the moment of sending,
//! with the rules as they stand then. People do not have to remember.

use chrono::TimeDelta;
use stepwise_domain::safe_contact::form::rules;
use stepwise_domain::safe_contact::{Channel, Held, allows};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::meetings;
use crate::services::family as view;
use crate::store::family::{self, Access};
use crate::store::outbox::Claimed;
use crate::store::{PersonalText, episodes, referrals};

/// How long a release holds: what could not go by then is looked at again.
const RELEASE: TimeDelta = TimeDelta::hours(1);

/// Why a message is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The access it was written for is closed.
    Closed,
    /// The family's view shows nothing now.
    Hidden,
    /// It is for professionals, and the address is known as one of the family.
    Family,
    /// A rule of safe contact.
    Rule(Held),
}

impl Hold {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "access_closed",
            Self::Hidden => "view_hidden",
            Self::Family => "family_address",
            Self::Rule(rule) => rule.code(),
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        let fixed = [Self::Closed, Self::Hidden, Self::Family];
        let fixed = fixed.into_iter().find(|one| one.code() == code);
        fixed.or_else(|| Held::from_code(code).map(Self::Rule))
    }

    /// Why, as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Closed => "The access it was written for is closed.",
            Self::Hidden => "The family’s view shows nothing now, so there is nothing to tell.",
            Self::Family => {
                "It is for professionals, and the address is one of the family. Tell them of the meeting in a safe way."
            }
            Self::Rule(rule) => rule.name(),
        }
    }
}

/// Why a message is held, from its stored code.
pub fn words(code: &str) -> &'static str {
    Hold::from_code(code).map_or("It is not safe to send.", Hold::words)
}

/// Messages to professionals who may have no account. An address of the family is refused when the
/// meeting is planned, and held where it became known as one since.
const OUTSIDE: [&str; 3] = ["meeting_invited", "meeting_changed", "meeting_cancelled"];

/// Whether the message is for an address without an account: of somebody of a family, or of
/// somebody outside who is invited to a meeting.
pub fn concerns(claimed: &Claimed) -> bool {
    claimed.account_id.is_none()
}

/// Why this message may not go now; none where it may.
pub async fn check(app: &App, claimed: &Claimed) -> Result<Option<Hold>> {
    let (kind, referral) = (&claimed.kind, claimed.referral_id);
    let access = match way(app, kind, referral, &claimed.to).await? {
        Ok(Some(access)) => access,
        Ok(None) => return Ok(None),
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

/// What a message of this kind to this address goes by: an access of the family, or nothing where it
/// is for a professional. Otherwise why it cannot go, whatever anybody thinks.
pub async fn way(
    app: &App,
    kind: &str,
    referral: Option<Uuid>,
    address: &PersonalText,
) -> Result<Result<Option<Access>, Hold>> {
    if !OUTSIDE.contains(&kind) {
        return Ok(open(app, referral, address).await?.map(Some));
    }
    let about: Vec<Uuid> = referral.into_iter().collect();
    for (_, episode) in episodes::of_referrals(app.store.read(), &about).await? {
        if meetings::is_of_family(app, &episode, address.expose()).await? {
            return Ok(Err(Hold::Family));
        }
    }
    Ok(Ok(None))
}

/// The access that an address belongs to, while it shows anything.
async fn open(
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
