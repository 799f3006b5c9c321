//! Taking in what was posted, and reading it.
//!
//! What was typed is kept as it was typed, right or wrong; only what no person types on purpose is
//! taken out on the way in, because it would hide or reorder words for whoever reads them later.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Answers, Section};

impl Answers {
    /// Takes pairs as a form posts them, in order, a name coming as often as it does.
    ///
    /// Control characters (but not line breaks and tabs) and characters that override or isolate
    /// the direction of text are dropped, line breaks become `\n`, and letters with marks take
    /// their composed form (Unicode NFC), so that equal words are equal. Nothing is trimmed.
    pub fn from_pairs<N: Into<String>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let mut answers = Self::default();
        for (name, value) in pairs {
            let values = answers.0.entry(name.into()).or_default();
            values.push(clean(value.as_ref()));
        }
        answers
    }

    /// The first answer under this name as typed, or nothing.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// The first answer without the spaces around it.
    pub fn text(&self, name: &str) -> &str {
        self.one(name).trim()
    }

    /// All answers under this name.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether one of the answers under this name is this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|given| given.trim() == value)
    }

    /// Whether nothing was typed or chosen anywhere.
    pub fn is_empty(&self) -> bool {
        self.0
            .values()
            .flatten()
            .all(|value| value.trim().is_empty())
    }

    /// Puts one answer in, in place of any earlier one.
    pub fn set(&mut self, name: impl Into<String>, value: impl AsRef<str>) -> &mut Self {
        self.0.insert(name.into(), vec![clean(value.as_ref())]);
        self
    }

    /// Adds a further answer under a name.
    pub fn push(&mut self, name: impl Into<String>, value: impl AsRef<str>) -> &mut Self {
        let values = self.0.entry(name.into()).or_default();
        values.push(clean(value.as_ref()));
        self
    }

    /// Only what this section asks for, so that nobody can store anything else in a draft. A
    /// question with choices keeps each value once and no more values than it has choices.
    #[must_use]
    pub fn only_for(mut self, section: &Section) -> Self {
        let mut kept = Self::default();
        for question in &section.questions {
            let most = question.choices().len().max(1);
            for name in question.field_names() {
                if let Some(mut values) = self.0.remove(&name) {
                    let mut seen = BTreeSet::new();
                    values.retain(|value| seen.insert(value.clone()));
                    values.truncate(most);
                    kept.0.insert(name, values);
                }
            }
        }
        kept
    }
}

/// What is kept of a posted value; see [`Answers::from_pairs`].
fn clean(value: &str) -> String {
    let mut characters = value.chars().peekable();
    let mut kept = String::with_capacity(value.len());
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\n' | '\t' => kept.push(character),
            _ if character.is_control() || turns_text_around(character) => {}
            _ => kept.push(character),
        }
    }
    kept.nfc().collect()
}

/// Explicit direction embeddings, overrides and isolates. The plain marks U+200E and U+200F stay:
/// people who write Urdu or Arabic need them.
const fn turns_text_around(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests;
