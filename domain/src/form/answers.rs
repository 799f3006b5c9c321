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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::form::{Choice, DateRule, Question};

    fn kept(value: &str) -> String {
        Answers::from_pairs([("a", value)]).one("a").to_owned()
    }

    #[test]
    fn what_was_typed_is_kept_with_its_spaces_and_line_breaks() {
        assert_eq!(
            kept("  two\r\nlines\rand\ta tab "),
            "  two\nlines\nand\ta tab "
        );
    }

    #[test]
    fn null_bytes_and_direction_overrides_are_dropped() {
        assert_eq!(
            kept("a\0b\u{7}c\u{202E}d\u{2066}e\u{200F}"),
            "abcde\u{200F}"
        );
    }

    #[test]
    fn markup_sql_and_emoji_are_kept_to_the_letter() {
        for hostile in ["</textarea><script>", "'; DROP TABLE referral; --", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿"]
        {
            assert_eq!(kept(hostile), hostile);
        }
    }

    #[test]
    fn letters_with_marks_are_composed() {
        assert_eq!(kept("Zoe\u{308}"), "Zo\u{eb}");
    }

    #[test]
    fn a_name_may_come_several_times() {
        let answers = Answers::from_pairs([("a", "1"), ("b", ""), ("a", "2")]);
        assert_eq!(answers.all("a"), ["1", "2"]);
        assert_eq!(
            (answers.one("a"), answers.one("b"), answers.one("c")),
            ("1", "", "")
        );
        assert!(answers.has("a", "2") && !answers.has("a", "3"));
    }

    #[test]
    fn white_space_alone_is_no_answer() {
        assert!(Answers::from_pairs([("a", " \r\n\t")]).is_empty());
        assert!(!Answers::from_pairs([("a", " x")]).is_empty());
    }

    #[test]
    fn only_the_fields_of_the_section_are_kept() {
        let section = Section::new(
            "s",
            "S",
            vec![
                Question::date("on", "On", DateRule::Any),
                Question::checkboxes("c", "C", Choice::list([("1", "One"), ("2", "Two")])),
            ],
        );
        let posted = [
            ("on-day", "1"),
            ("on", "2"),
            ("role", "manager"),
            ("c", "1"),
            ("c", "1"),
            ("c", "2"),
            ("c", "3"),
        ];
        let answers = Answers::from_pairs(posted).only_for(&section);
        assert_eq!(answers.0.keys().collect::<Vec<_>>(), ["c", "on-day"]);
        assert_eq!(answers.all("c"), ["1", "2"]);
    }

    #[test]
    fn debug_output_shows_no_answer() {
        let answers = Answers::from_pairs([("given", "Juniper")]);
        assert!(!format!("{answers:?}").contains("Juniper"));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(value in any::<String>()) {
            let once = clean(&value);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
