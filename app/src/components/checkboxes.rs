//! A question with any number of answers out of a few.

use super::Attributes;
use super::choices::{ChoiceItem, Choices, items};
use super::error_message::ErrorMessageOptions;
use super::fieldset::FieldsetOptions;
use super::form_group::FormGroupOptions;
use super::hint::HintOptions;
use super::markup::or_default;
use leptos::prelude::*;
use serde::Deserialize;

/// What [`Checkboxes`] ask.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CheckboxesOptions {
    /// What each item's id begins with; the same as `name` where it is empty.
    pub id_prefix: String,
    pub name: String,
    #[serde(deserialize_with = "items")]
    pub items: Vec<ChoiceItem>,
    /// The values of the ticked items.
    pub values: Vec<String>,
    pub fieldset: Option<FieldsetOptions>,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    /// Ids of other elements that describe the group.
    pub described_by: String,
    pub form_group: FormGroupOptions,
    pub classes: String,
    pub attributes: Attributes,
}

/// A question with any number of answers out of a few.
#[component]
pub fn Checkboxes(options: CheckboxesOptions) -> impl IntoView {
    Choices {
        base: "govuk-checkboxes",
        kind: "checkbox",
        id_prefix: or_default(options.id_prefix, &options.name),
        name: options.name,
        described_by: options.described_by,
        fieldset: options.fieldset,
        hint: options.hint,
        error_message: options.error_message,
        form_group: options.form_group,
        items: options.items,
        chosen: options.values,
        describes_each: true,
        classes: options.classes,
        attributes: options.attributes,
    }
    .render()
}
