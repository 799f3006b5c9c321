//! A question with one answer out of a few.

use super::Attributes;
use super::choices::{ChoiceItem, Choices, items};
use super::error_message::ErrorMessageOptions;
use super::fieldset::FieldsetOptions;
use super::form_group::FormGroupOptions;
use super::hint::HintOptions;
use super::lenient;
use super::markup::{given, or_default};
use leptos::prelude::*;
use serde::Deserialize;

/// What [`Radios`] ask.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RadiosOptions {
    /// What each item's id begins with; the same as `name` where it is empty.
    pub id_prefix: String,
    pub name: String,
    #[serde(deserialize_with = "items")]
    pub items: Vec<ChoiceItem>,
    /// The value of the chosen item; none where it is empty.
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    pub fieldset: Option<FieldsetOptions>,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    pub form_group: FormGroupOptions,
    pub classes: String,
    pub attributes: Attributes,
}

/// A question with one answer out of a few.
#[component]
pub fn Radios(options: RadiosOptions) -> impl IntoView {
    Choices {
        base: "govuk-radios",
        kind: "radio",
        id_prefix: or_default(options.id_prefix, &options.name),
        name: options.name,
        described_by: String::new(),
        fieldset: options.fieldset,
        hint: options.hint,
        error_message: options.error_message,
        form_group: options.form_group,
        items: options.items,
        chosen: given(options.value).into_iter().collect(),
        describes_each: false,
        classes: options.classes,
        attributes: options.attributes,
    }
    .render()
}
