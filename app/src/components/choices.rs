//! What radios and checkboxes have in common.

use super::error_message::ErrorMessageOptions;
use super::field::Guidance;
use super::fieldset::{Fieldset, FieldsetOptions};
use super::form_group::{FormGroup, FormGroupOptions};
use super::hint::HintOptions;
use super::label::LabelOptions;
use super::markup::classes;
use super::{Attributes, Content, lenient};
use leptos::prelude::*;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

mod item;

/// One answer of a group of radios or checkboxes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChoiceItem {
    #[serde(flatten)]
    pub content: Content,
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    /// Made from the group's id prefix and the item's place where it is empty.
    pub id: String,
    /// Checkboxes only: a name other than the group's.
    pub name: String,
    /// Classes and attributes of the label.
    pub label: LabelOptions,
    pub hint: HintOptions,
    /// Where it is `None`, the group's value decides.
    pub checked: Option<bool>,
    /// Revealed when this answer is chosen; shown at once where there is no script.
    #[serde(deserialize_with = "lenient::conditional")]
    pub conditional: Content,
    pub disabled: bool,
    /// Makes it the word between two groups of answers, such as "or", instead of an answer.
    pub divider: String,
    /// Checkboxes only: `exclusive` unticks the others.
    pub behaviour: String,
    pub attributes: Attributes,
    /// Keeps its place in the numbering of ids but is not shown.
    #[serde(skip)]
    pub omitted: bool,
}

impl ChoiceItem {
    /// An answer: what is sent and what is shown.
    pub fn new(value: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            value: value.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// The word between two groups of answers.
    pub fn divider(word: impl Into<String>) -> Self {
        Self {
            divider: word.into(),
            ..Self::default()
        }
    }

    /// The same answer with help below it.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<HintOptions>) -> Self {
        let hint = hint.into();
        Self { hint, ..self }
    }

    /// The same answer, which reveals `content` when it is chosen.
    #[must_use]
    pub fn revealing(self, content: impl Into<Content>) -> Self {
        let conditional = content.into();
        Self {
            conditional,
            ..self
        }
    }

    /// The same checkbox, which unticks all others in its group.
    #[must_use]
    pub fn exclusive(self) -> Self {
        let behaviour = "exclusive".to_owned();
        Self { behaviour, ..self }
    }
}

/// A list of items in which a gap keeps its place.
pub(super) fn items<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ChoiceItem>, D::Error> {
    let gap = || ChoiceItem {
        omitted: true,
        ..ChoiceItem::default()
    };
    let given = Option::<Vec<Value>>::deserialize(from)?.unwrap_or_default();
    given
        .into_iter()
        .map(|item| {
            if !lenient::is_present(&item) {
                return Ok(gap());
            }
            serde_json::from_value(item).map_err(serde::de::Error::custom)
        })
        .collect()
}

/// A group of radios or checkboxes.
pub(super) struct Choices {
    /// The class that all others begin with, which is also the name of the script.
    pub base: &'static str,
    /// The type of each input.
    pub kind: &'static str,
    pub id_prefix: String,
    pub name: String,
    pub described_by: String,
    pub fieldset: Option<FieldsetOptions>,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    pub form_group: FormGroupOptions,
    pub items: Vec<ChoiceItem>,
    pub chosen: Vec<String>,
    /// Whether each input is described by what describes the group, where there is no fieldset.
    pub describes_each: bool,
    pub classes: String,
    pub attributes: Attributes,
}

impl Choices {
    pub(super) fn render(self) -> AnyView {
        let described_by = match &self.fieldset {
            Some(fieldset) if !fieldset.described_by.is_empty() => fieldset.described_by.clone(),
            _ => self.described_by.clone(),
        };
        let guidance = Guidance::new(
            &self.id_prefix,
            described_by,
            self.hint.clone(),
            self.error_message.clone(),
        );
        let each = match (&self.fieldset, self.describes_each) {
            (None, true) => guidance.described_by.clone().unwrap_or_default(),
            _ => String::new(),
        };
        let items: Vec<AnyView> = (1..)
            .zip(&self.items)
            .filter(|(_, item)| !item.omitted)
            .map(|(place, item)| self.item(place, item, &each))
            .collect();
        let list = view! {
            <div
                class=classes([self.base, &self.classes])
                {..self.attributes.spread()}
                data-module=self.base
            >
                {self.form_group.before}
                {items}
                {self.form_group.after}
            </div>
        };
        let inside = view! { {guidance.view} {list} }.into_any();
        let group = match self.fieldset {
            None => inside,
            Some(fieldset) => {
                let described_by = guidance.described_by.unwrap_or_default();
                let fieldset = FieldsetOptions {
                    described_by,
                    role: String::new(),
                    ..fieldset
                };
                view! { <Fieldset options=fieldset>{inside}</Fieldset> }.into_any()
            }
        };
        view! {
            <FormGroup
                classes=self.form_group.classes
                attributes=self.form_group.attributes
                has_error=guidance.has_error
            >
                {group}
            </FormGroup>
        }
        .into_any()
    }
}
