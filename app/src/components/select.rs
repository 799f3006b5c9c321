//! A list to choose one answer from.

use super::error_message::ErrorMessageOptions;
use super::field::Guidance;
use super::form_group::{FormGroup, FormGroupOptions};
use super::hint::HintOptions;
use super::label::{Label, LabelOptions};
use super::markup::{classes, or_default, when};
use super::{Attributes, lenient};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`Select`] asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SelectOptions {
    /// The same as `name` where it is empty.
    pub id: String,
    pub name: String,
    #[serde(deserialize_with = "lenient::present")]
    pub items: Vec<SelectItem>,
    /// The value of the chosen item; none where it is empty.
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    pub label: LabelOptions,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    /// Ids of other elements that describe the control.
    pub described_by: String,
    pub form_group: FormGroupOptions,
    pub disabled: bool,
    pub classes: String,
    pub attributes: Attributes,
}

/// One answer of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SelectItem {
    /// What is sent; the text where it is `None`.
    #[serde(deserialize_with = "lenient::maybe_words")]
    pub value: Option<String>,
    #[serde(deserialize_with = "lenient::words")]
    pub text: String,
    /// Where it is `None`, the list's value decides.
    pub selected: Option<bool>,
    pub disabled: bool,
    pub attributes: Attributes,
}

impl SelectItem {
    /// An answer: what is sent and what is shown.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: Some(value.into()),
            text: text.into(),
            ..Self::default()
        }
    }

    fn is_selected(&self, chosen: &str) -> bool {
        let value = self.value.as_ref().unwrap_or(&self.text);
        self.selected
            .unwrap_or(!chosen.is_empty() && value == chosen)
    }
}

/// A question with one answer out of a list.
#[component]
pub fn Select(options: SelectOptions) -> impl IntoView {
    let id = or_default(options.id, &options.name);
    let guidance = Guidance::new(
        &id,
        options.described_by,
        options.hint,
        options.error_message,
    );
    let class = classes([
        "govuk-select",
        &options.classes,
        when(guidance.has_error, "govuk-select--error"),
    ]);
    let chosen = options.value;
    let items: Vec<_> = options
        .items
        .into_iter()
        .map(|item| {
            let selected = item.is_selected(&chosen);
            view! {
                <option
                    value=item.value
                    selected=selected
                    disabled=item.disabled
                    {..item.attributes.spread()}
                >
                    {item.text}
                </option>
            }
        })
        .collect();
    view! {
        <FormGroup
            classes=options.form_group.classes
            attributes=options.form_group.attributes
            has_error=guidance.has_error
        >
            <Label options=options.label.of(&id) />
            {guidance.view}
            {options.form_group.before}
            <select
                class=class
                id=id
                name=options.name
                disabled=options.disabled
                aria-describedby=guidance.described_by
                {..options.attributes.spread()}
            >
                {items}
            </select>
            {options.form_group.after}
        </FormGroup>
    }
}
