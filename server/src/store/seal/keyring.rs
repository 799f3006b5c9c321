//! The keys as text, for a key file or an environment variable.
//!
//! ```text
//! 2027-01:bWFzdGVy…,2026-01:b2xkZXIg…,index:aW5kZXgg…
//! ```
//!
//! Comma or line separated, each an id and 32 bytes in base64. `index` is the index key and must
//! be there once; every other id is a sealing key, and the first of them is current. Empty lines
//! and lines that begin with `#` are passed over.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretBox, SecretString};

use super::{Keys, SealingKey, mac};

const INDEX: &str = "index";

/// What is wrong with the text of the keys. It never repeats a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    #[error("entry {0} of the keys is not written as id:base64")]
    Shape(usize),
    #[error("entry {0} of the keys: an id is 1 to 32 small letters, digits and hyphens")]
    Id(usize),
    #[error("the key {0} is not 32 bytes in base64")]
    Length(String),
    #[error("the key {0} is given twice")]
    Twice(String),
    #[error("there is no sealing key: give one as id:base64")]
    NoSealingKey,
    #[error("there is no index key: give one as index:base64")]
    NoIndexKey,
}

impl Keys {
    /// Reads the keys from their text.
    pub fn parse(text: &SecretString) -> Result<Self, KeyringError> {
        let mut sealing: Vec<SealingKey> = Vec::new();
        let mut index = None;
        for (position, entry) in entries(text.expose_secret()).enumerate() {
            let (id, master) = read(position + 1, entry)?;
            let twice = index.is_some() && id == INDEX;
            if twice || sealing.iter().any(|key| key.id == id) {
                return Err(KeyringError::Twice(id));
            }
            if id == INDEX {
                index = Some(derive(&master, b"stepwise index 1"));
            } else {
                let key = derive(&master, b"stepwise seal 1");
                sealing.push(SealingKey { id, key });
            }
        }
        if sealing.is_empty() {
            return Err(KeyringError::NoSealingKey);
        }
        let index = index.ok_or(KeyringError::NoIndexKey)?;
        Ok(Self { sealing, index })
    }

    /// The text of a fresh pair of keys, for a first start.
    pub fn generate_text() -> SecretString {
        let [seal, index] = [0, 1].map(|_| STANDARD.encode(rand::random::<[u8; 32]>()));
        format!("first:{seal}\n{INDEX}:{index}\n").into()
    }
}

fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '\n'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty() && !entry.starts_with('#'))
}

fn read(position: usize, entry: &str) -> Result<(String, SecretBox<[u8; 32]>), KeyringError> {
    let (id, key) = entry.split_once(':').ok_or(KeyringError::Shape(position))?;
    let (id, key) = (id.trim().to_owned(), key.trim());
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 32 || !id.chars().all(allowed) {
        return Err(KeyringError::Id(position));
    }
    let bytes = STANDARD.decode(key).ok();
    match bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
        Some(bytes) => Ok((id, SecretBox::new(Box::new(bytes)))),
        None => Err(KeyringError::Length(id)),
    }
}

/// The key for one purpose, so that a master key used for two would still give two keys.
fn derive(master: &SecretBox<[u8; 32]>, purpose: &[u8]) -> SecretBox<[u8; 32]> {
    SecretBox::new(Box::new(mac(master.expose_secret(), purpose)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    fn parse(text: &str) -> Result<Keys, KeyringError> {
        Keys::parse(&text.replace("KEY", KEY).into())
    }

    #[test]
    fn the_first_sealing_key_is_current_and_nothing_but_ids_prints() {
        let keys = parse("# made in March\nnew:KEY\n\nold:KEY\nindex:KEY\n").unwrap();
        assert_eq!(format!("{keys:?}"), r#"{"new", "old"}"#);
        assert!(parse("a:KEY, index:KEY").is_ok());
    }

    #[test]
    fn each_mistake_is_named_without_repeating_a_key() {
        use KeyringError::*;
        let cases = [
            ("", NoSealingKey),
            ("index:KEY", NoSealingKey),
            ("a:KEY", NoIndexKey),
            ("a:KEY,KEY", Shape(2)),
            ("A b:KEY", Id(1)),
            (":KEY", Id(1)),
            ("a:AAAA", Length("a".into())),
            ("a:KEY,a:KEY", Twice("a".into())),
            ("index:KEY,index:KEY", Twice("index".into())),
        ];
        for (text, expected) in cases {
            let error = parse(text).expect_err(text);
            assert!(!error.to_string().contains(KEY));
            assert_eq!(error, expected, "{text}");
        }
    }

    #[test]
    fn generated_keys_parse_and_differ() {
        let text = [Keys::generate_text(), Keys::generate_text()];
        assert!(text.iter().all(|text| Keys::parse(text).is_ok()));
        assert_ne!(text[0].expose_secret(), text[1].expose_secret());
    }
}
