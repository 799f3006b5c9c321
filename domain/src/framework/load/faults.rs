//! What was found wrong with a file, and where.

use std::collections::BTreeMap;

use super::LoadError;

/// Something read, with the line it starts on.
pub struct Placed<T> {
    pub line: usize,
    pub it: T,
}

/// What was found wrong so far, and the ids met so far.
pub struct Faults<'t> {
    text: &'t str,
    found: Vec<LoadError>,
    /// The line each id was first used on.
    ids: BTreeMap<String, usize>,
}

impl<'t> Faults<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
            ids: BTreeMap::new(),
        }
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line on which the id was used before; the first use is remembered.
    pub fn first_use(&mut self, id: &str, line: usize) -> Option<usize> {
        let first = self.ids.get(id).copied();
        if first.is_none() {
            self.ids.insert(id.to_owned(), line);
        }
        first
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn note(&mut self, line: usize, message: impl Into<String>) {
        self.found.push(LoadError {
            line,
            message: message.into(),
        });
    }

    /// The value if nothing was found wrong, and otherwise what was, in the order of lines.
    pub fn into_result<T>(mut self, value: Option<T>) -> Result<T, Vec<LoadError>> {
        self.found.sort_by_key(|fault| fault.line);
        match value {
            Some(value) if self.found.is_empty() => Ok(value),
            _ => Err(self.found),
        }
    }
}

/// The line, counted from 1, that this byte of the text is on.
pub fn line_at(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    1 + before.filter(|byte| **byte == b'\n').count()
}
