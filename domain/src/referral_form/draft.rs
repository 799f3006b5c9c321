//! What was answered so far.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::slug;
use crate::form::{Answers, Section};

/// The answers of a referral that is being written, section by section. A page has one set of
/// answers, a list one for each item; a section that was never saved has no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub sections: BTreeMap<String, Vec<Answers>>,
}

/// A list has as many items as it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no more than {0} can be added")]
pub struct TooMany(pub usize);

static NOTHING: LazyLock<Answers> = LazyLock::new(Answers::default);

/// What a further referral for a family takes over from the last one. What was said about harm,
/// agreement, safe contact in general and need is asked afresh: it is what changes.
pub const KNOWN_BEFORE: [&str; 4] = [slug::REFERRER, slug::CHILDREN, slug::ADULTS, slug::HOME];

impl Draft {
    /// A new draft for a family that was referred before, by the same organisation: nobody types
    /// twice who the family are, and the pages are there to be corrected.
    #[must_use]
    pub fn for_known_family(last: &Self) -> Self {
        let known = KNOWN_BEFORE
            .iter()
            .filter_map(|slug| last.sections.get_key_value(*slug));
        let sections = known
            .map(|(slug, items)| (slug.clone(), items.clone()))
            .collect();
        Self { sections }
    }

    /// The answers of a page; empty if it was never saved.
    pub fn answers(&self, slug: &str) -> &Answers {
        self.items(slug).first().unwrap_or(&NOTHING)
    }

    /// The items of a list, or the one set of answers of a page.
    pub fn items(&self, slug: &str) -> &[Answers] {
        self.saved(slug).unwrap_or_default()
    }

    /// The same; `None` where the section was never saved, which an empty list may have been.
    pub fn saved(&self, slug: &str) -> Option<&[Answers]> {
        self.sections.get(slug).map(Vec::as_slice)
    }

    /// Keeps the answers of a page, right or wrong, in place of the earlier ones.
    pub fn save(&mut self, section: &Section, answers: Answers) {
        let answers = answers.only_for(section);
        self.sections.insert(section.slug.to_owned(), vec![answers]);
    }

    /// Keeps the answers about one item of a list. An index past the end adds an item. Gives the
    /// item's index.
    pub fn save_item(
        &mut self,
        section: &Section,
        index: usize,
        answers: Answers,
    ) -> Result<usize, TooMany> {
        let answers = answers.only_for(section);
        let most = section.repeat.as_ref().map_or(1, |repeat| repeat.most);
        let items = self.sections.entry(section.slug.to_owned()).or_default();
        if let Some(item) = items.get_mut(index) {
            *item = answers;
            return Ok(index);
        }
        if items.len() >= most {
            return Err(TooMany(most));
        }
        items.push(answers);
        Ok(items.len() - 1)
    }

    /// Takes an item out of a list. False if there was none.
    pub fn remove_item(&mut self, slug: &str, index: usize) -> bool {
        let Some(items) = self.sections.get_mut(slug) else {
            return false;
        };
        let there = index < items.len();
        if there {
            items.remove(index);
        }
        there
    }

    /// Notes that a list was looked at and left as it is, which may be empty.
    pub fn save_list(&mut self, slug: &str) {
        self.sections.entry(slug.to_owned()).or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Question;
    use crate::form::Repeat;

    fn list(most: usize) -> Section {
        let repeat = Repeat {
            singular: "pet",
            plural: "pets",
            least: 0,
            most,
            named_by: &["name"],
        };
        Section::new("pets", "Pets", vec![Question::text("name", "Name", 9)]).repeated(repeat)
    }

    fn pet(name: &str) -> Answers {
        Answers::from_pairs([("name", name), ("role", "manager")])
    }

    #[test]
    fn items_are_added_changed_and_removed() {
        let mut draft = Draft::default();
        let section = list(12);
        assert_eq!(draft.saved("pets"), None);
        assert_eq!(draft.save_item(&section, 0, pet("Rex")), Ok(0));
        assert_eq!(draft.save_item(&section, 7, pet("Mog")), Ok(1));
        assert_eq!(draft.save_item(&section, 0, pet("Max")), Ok(0));
        assert!(draft.remove_item("pets", 1) && !draft.remove_item("pets", 1));
        let names: Vec<_> = draft
            .items("pets")
            .iter()
            .map(|pet| pet.one("name"))
            .collect();
        assert_eq!(names, ["Max"]);
        assert_eq!(
            draft.answers("pets").one("role"),
            "",
            "what the page does not ask is not kept"
        );
    }

    #[test]
    fn a_list_never_grows_past_its_limit() {
        let mut draft = Draft::default();
        for _ in 0..10_000 {
            draft.save_item(&list(12), usize::MAX, pet("Rex")).ok();
        }
        assert_eq!(draft.items("pets").len(), 12);
        assert_eq!(draft.save_item(&list(12), 12, pet("Mog")), Err(TooMany(12)));
    }

    #[test]
    fn a_list_may_be_saved_empty() {
        let mut draft = Draft::default();
        draft.save_list("pets");
        assert_eq!(draft.saved("pets"), Some([].as_slice()));
    }
}
