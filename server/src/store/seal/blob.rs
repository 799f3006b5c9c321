//! The bytes of a sealed value, and of the place it is sealed for.

use super::SealError;

/// The first byte of every sealed value: the layout that `seal` describes.
const LAYOUT: u8 = 1;

/// What stands before the nonce.
pub fn head(id: &str) -> Vec<u8> {
    // `keyring` keeps ids to 32 characters, so one byte holds the length.
    let length = u8::try_from(id.len()).unwrap_or(u8::MAX);
    [&[LAYOUT, length], id.as_bytes()].concat()
}

/// The key's id, and what follows the head.
pub fn split_head(blob: &[u8]) -> Result<(&str, &[u8]), SealError> {
    let [LAYOUT, length, rest @ ..] = blob else {
        return Err(SealError::Malformed);
    };
    let (id, rest) = rest
        .split_at_checked(usize::from(*length))
        .ok_or(SealError::Malformed)?;
    let id = str::from_utf8(id).map_err(|_| SealError::Malformed)?;
    Ok((id, rest))
}

/// What the cipher binds: each part with its length, so that no two places read alike.
pub fn place(head: &[u8], table: &str, column: &str, row: &[u8]) -> Vec<u8> {
    let mut bytes = head.to_vec();
    for part in [table.as_bytes(), column.as_bytes(), row] {
        add(&mut bytes, part);
    }
    bytes
}

/// Adds a part with its length before it.
pub fn add(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.extend((part.len() as u64).to_be_bytes());
    bytes.extend(part);
}
