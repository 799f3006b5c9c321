//! A date that somebody knows, typed as day, month and year.

use super::error_message::ErrorMessageOptions;
use super::field::Guidance;
use super::fieldset::{Fieldset, FieldsetOptions};
use super::form_group::{FormGroup, FormGroupOptions};
use super::hint::HintOptions;
use super::input::Input;
use super::markup::{classes, given};
use super::{Attributes, lenient};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

mod part;

pub use part::DatePart;

/// What a [`DateInput`] asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DateInputOptions {
    /// What each part's id begins with: `dob` gives `dob-day`.
    pub id: String,
    /// What each part's name begins with: `dob` gives `dob-day`.
    pub name_prefix: String,
    /// What was typed, by name without or with the prefix.
    #[serde(deserialize_with = "lenient::words_by_name")]
    pub values: BTreeMap<String, String>,
    #[serde(deserialize_with = "part::part")]
    pub day: Option<DatePart>,
    #[serde(deserialize_with = "part::part")]
    pub month: Option<DatePart>,
    #[serde(deserialize_with = "part::part")]
    pub year: Option<DatePart>,
    /// Other parts instead of day, month and year.
    #[serde(deserialize_with = "part::parts")]
    pub items: Vec<DatePart>,
    pub fieldset: Option<FieldsetOptions>,
    pub hint: Option<HintOptions>,
    /// Marks all parts as faulty, or only those whose `error` is `Some(true)`.
    pub error_message: Option<ErrorMessageOptions>,
    pub form_group: FormGroupOptions,
    pub classes: String,
    pub attributes: Attributes,
}

impl DateInputOptions {
    /// What was typed as day, month and year.
    #[must_use]
    pub fn with_values(self, day: &str, month: &str, year: &str) -> Self {
        let values = [("day", day), ("month", month), ("year", year)]
            .map(|(part, typed)| (part.to_owned(), typed.to_owned()))
            .into();
        Self { values, ..self }
    }
}

/// A question for a date.
#[component]
pub fn DateInput(options: DateInputOptions) -> impl IntoView {
    let parts: Vec<_> = options
        .inputs()
        .into_iter()
        .map(|input| {
            view! { <div class="govuk-date-input__item"><Input options=input /></div> }
        })
        .collect();
    let described_by = match &options.fieldset {
        Some(fieldset) => fieldset.described_by.clone(),
        None => String::new(),
    };
    let guidance = Guidance::new(
        &options.id,
        described_by,
        options.hint,
        options.error_message,
    );
    let date = view! {
        <div
            class=classes(["govuk-date-input", &options.classes])
            {..options.attributes.spread()}
            id=given(options.id)
        >
            {options.form_group.before}
            {parts}
            {options.form_group.after}
        </div>
    };
    let inside = view! { {guidance.view} {date} }.into_any();
    let group = match options.fieldset {
        None => inside,
        Some(fieldset) => {
            // Without the role some screen readers do not read what describes a group of texts.
            let fieldset = FieldsetOptions {
                described_by: guidance.described_by.unwrap_or_default(),
                role: "group".to_owned(),
                ..fieldset
            };
            view! { <Fieldset options=fieldset>{inside}</Fieldset> }.into_any()
        }
    };
    view! {
        <FormGroup
            classes=options.form_group.classes
            attributes=options.form_group.attributes
            has_error=guidance.has_error
        >
            {group}
        </FormGroup>
    }
}
