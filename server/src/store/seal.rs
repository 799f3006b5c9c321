//! Sealing: personal data is encrypted before it reaches a column and cannot be moved.
//!
//! A sealed value is XChaCha20-Poly1305 under a key derived from one of the [`Keys`], with a
//! random nonce and the key's id in the blob. The place it was sealed for (table, column, row) is
//! bound in, so a value copied to another row, column or table does not open.
//!
//! ```text
//! blob = 1 | length of key id (1 byte) | key id | nonce (24) | ciphertext and tag (16)
//! ```
//!
//! Search uses [`Keys::blind_index`]: HMAC-SHA256 of a normalised value under the separate index
//! key. That key does not change when a sealing key does, or every index would have to be computed
//! afresh from opened data; so it stands in the key file by itself (see [`keyring`]).
//!
//! **Rotation**: put a new sealing key first and keep the old ones. New values are sealed with the
//! first; old ones open by the id they carry. [`Keys::reseal`] moves a value to the first key, and
//! an old key can go when nothing carries its id ([`Keys::key_id_of`]).

mod blob;
mod keyring;

use std::fmt;

use chacha20poly1305::aead::{Aead, Generate, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use blob::{add, head, place, split_head};

pub use keyring::KeyringError;

const NONCE: usize = 24;

/// The keys of this service: some for sealing, of which the first is current, and one for
/// indexing. It prints only the ids.
pub struct Keys {
    sealing: Vec<SealingKey>,
    index: SecretBox<[u8; 32]>,
}

struct SealingKey {
    id: String,
    key: SecretBox<[u8; 32]>,
}

/// Why a value did not open. It says nothing of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("a sealed value is cut short or is not one")]
    Malformed,
    #[error("a sealed value names a key that this service does not have")]
    UnknownKey,
    #[error("a sealed value was changed, or was sealed for another place")]
    Refused,
    #[error("a sealed value does not hold what is expected there")]
    Unexpected,
}

impl Keys {
    /// Seals bytes for one column of one row. `row` is the row's id, as bytes.
    pub fn seal(&self, table: &str, column: &str, row: impl AsRef<[u8]>, plain: &[u8]) -> Vec<u8> {
        let SealingKey { id, key } = &self.sealing[0];
        let head = head(id);
        let nonce = XNonce::generate();
        let aad = place(&head, table, column, row.as_ref());
        let sealed = cipher(key)
            .encrypt(
                &nonce,
                Payload {
                    msg: plain,
                    aad: &aad,
                },
            )
            .expect("a value in memory is far below the cipher's limit of 256 GiB");
        [&head, nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`seal`](Self::seal) made for the same place.
    pub fn open(
        &self,
        table: &str,
        column: &str,
        row: impl AsRef<[u8]>,
        blob: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let (id, rest) = split_head(blob)?;
        let key = self.sealing.iter().find(|key| key.id == id);
        let key = &key.ok_or(SealError::UnknownKey)?.key;
        let (nonce, sealed) = rest
            .split_first_chunk::<NONCE>()
            .ok_or(SealError::Malformed)?;
        let aad = place(&head(id), table, column, row.as_ref());
        cipher(key)
            .decrypt(
                &(*nonce).into(),
                Payload {
                    msg: sealed,
                    aad: &aad,
                },
            )
            .map_err(|_| SealError::Refused)
    }

    /// Seals a value as JSON.
    pub fn seal_json<T: Serialize + ?Sized>(
        &self,
        table: &str,
        column: &str,
        row: impl AsRef<[u8]>,
        value: &T,
    ) -> Result<Vec<u8>, SealError> {
        let plain = serde_json::to_vec(value).map_err(|_| SealError::Unexpected)?;
        Ok(self.seal(table, column, row, &plain))
    }

    /// Opens what [`seal_json`](Self::seal_json) made.
    pub fn open_json<T: DeserializeOwned>(
        &self,
        table: &str,
        column: &str,
        row: impl AsRef<[u8]>,
        blob: &[u8],
    ) -> Result<T, SealError> {
        let plain = self.open(table, column, row, blob)?;
        serde_json::from_slice(&plain).map_err(|_| SealError::Unexpected)
    }

    /// Opens a sealed text.
    pub fn open_text(
        &self,
        table: &str,
        column: &str,
        row: impl AsRef<[u8]>,
        blob: &[u8],
    ) -> Result<String, SealError> {
        let plain = self.open(table, column, row, blob)?;
        String::from_utf8(plain).map_err(|_| SealError::Unexpected)
    }

    /// The same value under the current key, or none if it is there already.
    pub fn reseal(
        &self,
        table: &str,
        column: &str,
        row: impl AsRef<[u8]>,
        blob: &[u8],
    ) -> Result<Option<Vec<u8>>, SealError> {
        if Self::key_id_of(blob)? == self.sealing[0].id {
            return Ok(None);
        }
        let plain = self.open(table, column, row.as_ref(), blob)?;
        Ok(Some(self.seal(table, column, row, &plain)))
    }

    /// The id of the key that a value was sealed with.
    pub fn key_id_of(blob: &[u8]) -> Result<&str, SealError> {
        split_head(blob).map(|(id, _)| id)
    }

    /// The keyed digest by which a value can be found without being readable. `kind` keeps alike
    /// values of different kinds apart; the caller normalises (case, spaces, accents).
    pub fn blind_index(&self, kind: &str, value: &str) -> [u8; 32] {
        let mut bytes = Vec::with_capacity(kind.len() + value.len() + 16);
        add(&mut bytes, kind.as_bytes());
        add(&mut bytes, value.as_bytes());
        mac(self.index.expose_secret(), &bytes)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.sealing.iter().map(|key| &key.id);
        f.debug_set().entries(ids).finish()
    }
}

fn cipher(key: &SecretBox<[u8; 32]>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose_secret().into())
}

fn mac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
