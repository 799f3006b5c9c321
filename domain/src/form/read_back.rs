//! Reading answers back: for the check-answers page, and for the snapshot that is kept.
//!
//! A snapshot holds the questions as they were worded and the answers as people read them, so that
//! it stays readable after the form, the framework or the list of hubs has changed.

use serde::{Deserialize, Serialize};

use super::date::{DateParts, in_words};
use super::{Answers, Kind, Question, Section};
use crate::person::{NhsNumber, Phone, Postcode};

/// One section as asked and answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotSection {
    pub slug: String,
    pub title: String,
    /// One for a page; as many as were added for a list.
    pub items: Vec<SnapshotItem>,
}

/// One page of answers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotItem {
    /// Who or what it is about, in a list; empty for a page.
    pub name: String,
    pub rows: Vec<SnapshotRow>,
}

/// One question and its answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotRow {
    /// The question's name, by which programs find it.
    pub question: String,
    /// The question's words.
    pub label: String,
    /// The answer: a line of text each, or a choice each; none where it was left empty.
    pub lines: Vec<String>,
}

/// Prints which section it is and nothing of what it says.
impl std::fmt::Debug for SnapshotSection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "SnapshotSection({}, {} items)",
            self.slug,
            self.items.len()
        )
    }
}

crate::person::hidden_from_debug!(SnapshotItem);
crate::person::hidden_from_debug!(SnapshotRow);

/// The section with each of its pages read back.
pub fn read_back(section: &Section, saved: &[Answers]) -> SnapshotSection {
    let items = saved
        .iter()
        .enumerate()
        .map(|(index, answers)| SnapshotItem {
            name: item_name(section, answers, index),
            rows: rows(section, answers),
        });
    SnapshotSection {
        slug: section.slug.to_owned(),
        title: section.title.to_owned(),
        items: items.collect(),
    }
}

/// What a list calls an item: "Juniper Testwell", or "Child 2" while it has no name; empty for a
/// section that is no list.
pub fn item_name(section: &Section, answers: &Answers, index: usize) -> String {
    let Some(repeat) = &section.repeat else {
        return String::new();
    };
    let asked = section.asked(answers);
    let words: Vec<_> = asked
        .iter()
        .filter(|question| repeat.named_by.contains(&question.name.as_ref()))
        .map(|question| answers.text(&question.name))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        let mut singular = repeat.singular.to_owned();
        if let Some(first) = singular.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return format!("{singular} {}", index + 1);
    }
    words.join(" ")
}

/// Each question that applies, with its answer, in the order of the page.
pub fn rows(section: &Section, answers: &Answers) -> Vec<SnapshotRow> {
    section
        .asked(answers)
        .into_iter()
        .map(|question| SnapshotRow {
            question: question.name.to_string(),
            label: question.label.clone(),
            lines: lines(question, answers),
        })
        .collect()
}

/// The answer as people read it; where it makes no sense, as it was typed.
pub fn lines(question: &Question, answers: &Answers) -> Vec<String> {
    let typed = answers.text(&question.name);
    let shown = match &question.kind {
        Kind::Date(_) => return date_lines(question, answers),
        Kind::Radios { .. } | Kind::Checkboxes { .. } | Kind::Select { .. } => {
            return choice_lines(question, answers);
        }
        Kind::Phone => Phone::parse(typed).map(|phone| phone.to_string()).ok(),
        Kind::Postcode => Postcode::parse(typed)
            .map(|postcode| postcode.to_string())
            .ok(),
        Kind::NhsNumber => NhsNumber::parse(typed)
            .map(|number| number.to_string())
            .ok(),
        Kind::Text { .. } | Kind::TextArea { .. } | Kind::Email | Kind::Upn => None,
    };
    let shown = shown.unwrap_or_else(|| typed.to_owned());
    shown.lines().map(str::to_owned).collect()
}

fn date_lines(question: &Question, answers: &Answers) -> Vec<String> {
    let parts = DateParts::of(answers, &question.name);
    if parts.is_blank() {
        return Vec::new();
    }
    let shown = parts
        .parse()
        .map_or_else(|_| [parts.day, parts.month, parts.year].join(" "), in_words);
    vec![shown.trim().to_owned()]
}

/// The labels of what was chosen, in the order of the page, then what is no choice any more.
fn choice_lines(question: &Question, answers: &Answers) -> Vec<String> {
    let choices = question.choices();
    let chosen = choices
        .iter()
        .filter(|choice| answers.has(&question.name, &choice.value))
        .map(|choice| choice.label.clone());
    let unknown = answers
        .all(&question.name)
        .iter()
        .map(|value| value.trim())
        .filter(|value| !value.is_empty() && choices.iter().all(|choice| choice.value != *value));
    chosen.chain(unknown.map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests;
