//! The reference of a referral, such as `EH-7KQ4-X2M2`: what people read out on the telephone.
//!
//! - **Unguessable**: seven random characters out of 29, so 34.0 bits, or 17 thousand million
//!   references. With 300,000 in use a guess meets one in 57,000 tries, and behind each reference
//!   stands a sign-in or a one-time code.
//! - **Readable**: no 0 O, 1 I L, 5 S or U V pair; of each at most one sign is used.
//! - **Checked**: 29 is a prime, and the eight characters, weighted 8 to 1, add up to a multiple of
//!   it. A wrong character changes the sum by weight × difference, two characters swapped by the
//!   difference of their weights × that of the characters; neither product can be a multiple of a
//!   prime larger than its factors. So any single slip and any single swap is caught.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTVWXYZ";
const BASE: u64 = ALPHABET.len() as u64;
/// Characters after `EH`, the check character being the last.
const LENGTH: usize = 8;

/// The reference of a referral, in its one written form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// What is wrong with a reference that was typed, in words for the person who typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    #[error("Enter a reference, such as EH-7KQ4-X2M2")]
    Empty,
    #[error("A reference has {LENGTH} letters and numbers after EH; this one has {0}")]
    Length(usize),
    #[error("A reference never contains “{0}”. Check that character")]
    Character(char),
    #[error("A reference contains only letters, numbers and dashes")]
    Sign,
    #[error("There is a slip in this reference. Check each character, and their order")]
    Check,
}

impl Reference {
    /// Makes a reference from random bytes. They must come from a cryptographic source; two equal
    /// inputs give the same reference, and the store refuses the second.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        // 29^7 is a thousand-millionth of 2^64: no reference is noticeably likelier than another.
        let mut rest = u64::from_le_bytes(bytes);
        let mut values = [0; LENGTH];
        for value in &mut values[..LENGTH - 1] {
            *value = rest % BASE;
            rest /= BASE;
        }
        values[LENGTH - 1] = (BASE - weighted(&values) % BASE) % BASE;
        Self::written(&values)
    }

    /// Reads what was typed. Case, spaces, dashes and the leading `EH` do not matter.
    pub fn parse(typed: &str) -> Result<Self, ReferenceError> {
        let typed: Vec<char> = typed
            .chars()
            .filter(|c| !is_spacing(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let body = match typed.as_slice() {
            [] => return Err(ReferenceError::Empty),
            // Eight characters may themselves begin with EH, so this goes by the length.
            ['E', 'H', body @ ..] if typed.len() != LENGTH => body,
            body => body,
        };
        let values = body
            .iter()
            .map(|c| value(*c))
            .collect::<Result<Vec<_>, _>>()?;
        let values: [u64; LENGTH] = values
            .try_into()
            .map_err(|_| ReferenceError::Length(body.len()))?;
        if !weighted(&values).is_multiple_of(BASE) {
            return Err(ReferenceError::Check);
        }
        Ok(Self::written(&values))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn written(values: &[u64; LENGTH]) -> Self {
        let mut text = String::from("EH");
        for (at, value) in values.iter().enumerate() {
            if at % 4 == 0 {
                text.push('-');
            }
            let letter = (0..BASE).zip(ALPHABET).find(|(v, _)| v == value);
            text.extend(letter.map(|(_, letter)| char::from(*letter)));
        }
        Self(text)
    }
}

/// The sum that must be a multiple of [`BASE`].
fn weighted(values: &[u64; LENGTH]) -> u64 {
    (1..)
        .zip(values.iter().rev())
        .map(|(weight, value): (u64, _)| weight * value)
        .sum()
}

/// The place of a character in the alphabet.
fn value(c: char) -> Result<u64, ReferenceError> {
    (0..)
        .zip(ALPHABET)
        .find(|(_, letter)| char::from(**letter) == c)
        .map(|(value, _)| value)
        // A strange sign is not repeated back: it might turn the whole message round.
        .ok_or(if c.is_ascii_alphanumeric() {
            ReferenceError::Character(c)
        } else {
            ReferenceError::Sign
        })
}

/// What people and their programs put between the characters.
fn is_spacing(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{200b}'
        )
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(typed: String) -> Result<Self, Self::Error> {
        Self::parse(&typed)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}
