//! What was found wrong with a file, and where.

use std::collections::BTreeMap;

use super::LoadError;

/// Something read, with the line it starts on.
pub struct Placed<T> {
    pub line: usize,
    pub it: T,
}

/// What was found wrong so far, and the ids met so far.
pub struct Faults {
    /// Where in the text each line ends, in bytes.
    line_ends: Vec<usize>,
    found: Vec<LoadError>,
    /// The line each id was first used on.
    ids: BTreeMap<String, usize>,
}

impl Faults {
    pub fn new(text: &str) -> Self {
        Self {
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
            found: Vec::new(),
            ids: BTreeMap::new(),
        }
    }

    /// The line, counted from 1, that this byte of the text is on.
    pub fn line_at(&self, byte: usize) -> usize {
        1 + self.line_ends.partition_point(|end| *end < byte)
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
