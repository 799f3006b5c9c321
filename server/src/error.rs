//! What can go wrong, once, for every layer: what the person is told, and where ours arose.

use std::error::Error as StdError;
use std::panic::Location;

use sea_orm::DbErr;
use stepwise_domain::episode;
use stepwise_domain::referral::Refusal;

use crate::auth::password::HashError;
use crate::store::seal::SealError;
use crate::store::{Fault as StoreFault, StoreError};

/// A request that cannot be answered as asked.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing, or not for this person: the two look alike on purpose.
    NotFound,
    /// The person must sign in before this.
    SignInFirst,
    /// The person's role may not do this.
    Forbidden,
    /// The record was changed since the person opened it.
    Stale,
    /// The request makes no sense now; the words are for the person.
    Refused(String),
    /// The database is away, locked or full: nothing was lost, and trying again may work.
    Busy(Fault),
    /// Our own mistake.
    Internal(Fault),
}

/// A cause and the place in our code that met it. Never shown to people.
#[derive(Debug)]
pub struct Fault {
    pub cause: Box<dyn StdError + Send + Sync>,
    pub at: &'static Location<'static>,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Our own mistake, met where this is called.
    #[track_caller]
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Internal(Fault {
            cause: cause.into(),
            at: Location::caller(),
        })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::SignInFirst => f.write_str("not signed in"),
            Self::Forbidden => f.write_str("not allowed"),
            Self::Stale => f.write_str("changed since it was opened"),
            Self::Refused(words) => f.write_str(words),
            Self::Busy(fault) | Self::Internal(fault) => {
                write!(f, "{} at {}", fault.cause, fault.at)
            }
        }
    }
}

impl StdError for Error {}

impl From<StoreError> for Error {
    #[track_caller]
    fn from(error: StoreError) -> Self {
        let busy = error.fault() == StoreFault::Unavailable;
        let fault = Fault {
            cause: Box::new(error),
            at: Location::caller(),
        };
        if busy {
            Self::Busy(fault)
        } else {
            Self::Internal(fault)
        }
    }
}

impl From<HashError> for Error {
    #[track_caller]
    fn from(error: HashError) -> Self {
        let fault = Fault {
            cause: Box::new(error),
            at: Location::caller(),
        };
        match error {
            HashError::Busy => Self::Busy(fault),
            HashError::Failed => Self::Internal(fault),
        }
    }
}

impl From<DbErr> for Error {
    #[track_caller]
    fn from(error: DbErr) -> Self {
        StoreError::from(error).into()
    }
}

impl From<SealError> for Error {
    #[track_caller]
    fn from(error: SealError) -> Self {
        StoreError::from(error).into()
    }
}

impl From<episode::Refusal> for Error {
    fn from(refusal: episode::Refusal) -> Self {
        Self::Refused(refusal.to_string())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.to_string())
    }
}
