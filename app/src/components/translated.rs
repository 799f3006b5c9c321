//! The data attributes that carry a component's words to its script.

use super::Attributes;
use std::collections::BTreeMap;

/// One attribute for each plural form of a text.
pub(super) fn plural(key: &str, words: &BTreeMap<String, String>) -> Attributes {
    words.iter().fold(Attributes::new(), |all, (form, text)| {
        all.with(format!("data-i18n.{key}.{form}"), text)
    })
}

/// One attribute, or none where the text is empty.
pub(super) fn single(key: &str, text: &str) -> Attributes {
    if text.is_empty() {
        return Attributes::new();
    }
    Attributes::new().with(format!("data-i18n.{key}"), text)
}
