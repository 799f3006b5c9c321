//! Secrets made by us: tokens in single-use links, and codes that a family types.
//!
//! Neither is stored as it is. A token has 256 random bits, so a plain SHA-256 of it gives nothing
//! away. A code has so few that every one of them could be tried against a stolen database, so it
//! is hashed with a key that is not in the database.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroize;

/// What is stored of a token or a code.
pub type Hash = [u8; 32];

/// 256 random bits for a link that works once.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// Reads a token out of a link; `None` where it cannot be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let token = bytes.as_slice().try_into().ok().map(Self);
        bytes.zeroize();
        token
    }

    /// For the link: 43 letters, digits, `-` and `_`.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// For storing and for finding again.
    pub fn hash(&self) -> Hash {
        Sha256::digest(self.0).into()
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Prints nothing of it.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// Digits of a code. With 5 tries a code and fewer than 20 codes a day for one access, guessing
/// succeeds less than once in a million days: 5 × 19 / 10⁸.
pub const CODE_DIGITS: usize = 8;

/// A one-time code that a person copies by hand.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    pub fn random() -> Self {
        let number: u32 = rand::random_range(0..10_u32.pow(8));
        Self(format!("{number:0CODE_DIGITS$}"))
    }

    /// Reads what was typed, spaces and hyphens aside; `None` where it cannot be a code.
    pub fn parse(typed: &str) -> Option<Self> {
        let ignored = |letter: &char| {
            letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}')
        };
        let digits: String = typed
            .chars()
            .filter(|letter| !ignored(letter))
            .take(CODE_DIGITS + 1)
            .collect();
        let whole =
            digits.len() == CODE_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
        whole.then_some(Self(digits))
    }

    /// For the message that carries it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Prints nothing of it.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

/// The key that codes are hashed with. Keep it where the database is not.
#[derive(Clone)]
pub struct CodeKey(SecretSlice<u8>);

/// Parts this use of the key from any other.
const PURPOSE: &[u8] = b"stepwise/family-code/1";

impl CodeKey {
    pub fn new(key: [u8; 32]) -> Self {
        Self(key.to_vec().into())
    }

    /// For storing. Bound to one access, so a hash copied to another opens nothing.
    pub fn hash(&self, access: Uuid, code: &Code) -> Hash {
        self.mac(access, code).finalize().into_bytes().into()
    }

    /// Whether the code is the stored one, in the same time for a near miss and a far one.
    pub fn matches(&self, access: Uuid, code: &Code, stored: &[u8]) -> bool {
        self.mac(access, code).verify_slice(stored).is_ok()
    }

    fn mac(&self, access: Uuid, code: &Code) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret())
            .expect("HMAC takes a key of any length");
        mac.update(PURPOSE);
        mac.update(access.as_bytes());
        mac.update(code.0.as_bytes());
        mac
    }
}

/// Prints nothing of it.
impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeKey")
    }
}

#[cfg(test)]
mod tests;
