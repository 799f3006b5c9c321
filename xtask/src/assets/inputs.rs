//! Deciding whether a step has to run: a digest of everything that goes into it, kept from last time.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// A digest under construction.
#[derive(Default)]
pub struct Inputs(Sha256);

impl Inputs {
    pub fn text(mut self, text: &str) -> Self {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
        self
    }

    /// A file's name and content.
    pub fn file(self, path: &Path) -> Result<Self> {
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut inputs = self.text(&path.to_string_lossy());
        inputs.0.update(content.len().to_le_bytes());
        inputs.0.update(content);
        Ok(inputs)
    }

    /// Every file under a folder, in a fixed order.
    pub fn folder(mut self, folder: &Path) -> Result<Self> {
        for path in sorted(folder)? {
            self = if path.is_dir() {
                self.folder(&path)?
            } else {
                self.file(&path)?
            };
        }
        Ok(self)
    }

    pub fn digest(self) -> String {
        hex(&self.0.finalize())
    }
}

/// The first ten digits of a content's digest: enough to tell versions of one file apart.
pub fn short_hash(content: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(content));
    digits.truncate(10);
    digits
}

/// Whether `stamp` holds `digest` and every result is there.
pub fn is_current(stamp: &Path, digest: &str, results: &[&Path]) -> bool {
    fs::read_to_string(stamp).is_ok_and(|had| had == digest)
        && results.iter().all(|path| path.is_file())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        digits.push(char::from(DIGITS[usize::from(byte >> 4)]));
        digits.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_that_only_join_to_the_same_text_differ() {
        let one = Inputs::default().text("ab").text("c").digest();
        let other = Inputs::default().text("a").text("bc").digest();
        assert_ne!(one, other);
    }

    #[test]
    fn a_short_hash_follows_the_content() {
        assert_eq!(short_hash(b""), "e3b0c44298");
        assert_ne!(short_hash(b"a"), short_hash(b"b"));
    }
}
