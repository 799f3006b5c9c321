//! Keeping and checking passwords with argon2id.
//!
//! One hash takes tens of milliseconds of a core and 19 MiB. Off the async threads and only so
//! many at once, a flood of sign-ins slows down sign-ins and nothing else.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Semaphore, TryAcquireError};
use unicode_normalization::UnicodeNormalization;

/// A password as it was typed, composed (NFC): "é" is one thing whichever keyboard made it.
#[derive(Clone)]
pub struct Password(SecretString);

impl Password {
    pub fn new(typed: &str) -> Self {
        Self(typed.nfc().collect::<String>().into())
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// Prints nothing of it.
impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// Why a password could not be hashed or checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// Answer 503: too many people are signing in at this moment.
    #[error("too many passwords are being checked at once")]
    Busy,
    #[error("the password could not be hashed")]
    Failed,
}

/// KiB of memory, passes and lanes: OWASP's Password Storage Cheat Sheet, first choice for
/// argon2id with 19 MiB.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many may wait for each that is hashed: about two seconds' worth.
const QUEUE: usize = 64;

/// Of no password: nothing hashes to all zeros. Checking against it costs what checking a real one
/// costs.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes and checks, only so many at once. Clones share the limit.
#[derive(Clone, Debug)]
pub struct Hasher {
    at_work: Arc<Semaphore>,
    inside: Arc<Semaphore>,
}

impl Hasher {
    /// At most this many at once, and 64 times as many waiting.
    pub fn new(at_once: usize) -> Self {
        let at_once = at_once.max(1);
        Self {
            at_work: Arc::new(Semaphore::new(at_once)),
            inside: Arc::new(Semaphore::new(at_once * (QUEUE + 1))),
        }
    }

    /// As many at once as the machine has cores.
    pub fn per_core() -> Self {
        Self::new(std::thread::available_parallelism().map_or(1, Into::into))
    }

    /// The PHC string to store, with a salt of its own.
    pub async fn hash(&self, password: &Password) -> Result<String, HashError> {
        let password = password.clone();
        self.work(move || hash(&password)).await?
    }

    /// Whether the password is the stored one. Without a stored one the answer is no, after the
    /// same work, so that time does not tell who has an account. A stored string that cannot be
    /// read counts as none and is logged.
    pub async fn verify(&self, password: &Password, phc: Option<&str>) -> Result<bool, HashError> {
        let password = password.clone();
        let phc = phc.map(str::to_owned);
        self.work(move || verify(&password, phc.as_deref())).await
    }

    async fn work<T: Send + 'static>(
        &self,
        task: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let place = match Arc::clone(&self.inside).try_acquire_owned() {
            Ok(place) => place,
            Err(TryAcquireError::NoPermits) => return Err(HashError::Busy),
            Err(TryAcquireError::Closed) => return Err(HashError::Failed),
        };
        let turn = Arc::clone(&self.at_work).acquire_owned().await;
        let turn = turn.map_err(|_| HashError::Failed)?;
        // Both go into the task: a caller who gives up does not end it, so it still counts.
        let work = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            task()
        });
        work.await.map_err(|_| HashError::Failed)
    }
}

/// Whether a stored string is weaker than, or other than, what is stored today: hash the password
/// again while it is at hand, right after it was verified.
pub fn needs_rehash(phc: &str) -> bool {
    let Ok(stored) = PasswordHash::new(phc) else {
        return true;
    };
    let Ok(params) = Params::try_from(&stored) else {
        return true;
    };
    stored.algorithm.as_str() != Algorithm::Argon2id.as_ref()
        || stored.version != Some(Version::V0x13.into())
        || (params.m_cost(), params.t_cost(), params.p_cost()) != (MEMORY, PASSES, LANES)
}

fn argon2() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| HashError::Failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &Password) -> Result<String, HashError> {
    argon2()?
        .hash_password(password.expose().as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| HashError::Failed)
}

fn verify(password: &Password, phc: Option<&str>) -> bool {
    let stored = phc.and_then(|phc| {
        let read = PasswordHash::new(phc);
        if read.is_err() {
            tracing::error!("a stored password hash cannot be read");
        }
        read.ok()
    });
    let somebody = stored.is_some();
    let Some(stored) = stored.or_else(|| PasswordHash::new(NOBODY).ok()) else {
        return false;
    };
    let same = Argon2::default()
        .verify_password(password.expose().as_bytes(), &stored)
        .is_ok();
    same && somebody
}

#[cfg(test)]
mod tests;
