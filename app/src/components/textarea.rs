//! Several lines of text.
//!
//! Leptos does not escape the text inside a `textarea`, so that what somebody typed could end the
//! element and go on as markup. This component escapes it; no page writes a `textarea` itself.

use super::error_message::ErrorMessageOptions;
use super::field::Guidance;
use super::form_group::{FormGroup, FormGroupOptions};
use super::hint::HintOptions;
use super::label::{Label, LabelOptions};
use super::markup::{classes, given, or_default, when};
use super::{Attributes, lenient};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`TextArea`] asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TextAreaOptions {
    /// The same as `name` where it is empty.
    pub id: String,
    pub name: String,
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    /// The height in lines; 5 where it is 0.
    pub rows: u32,
    pub label: LabelOptions,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    /// Ids of other elements that describe the control.
    pub described_by: String,
    pub form_group: FormGroupOptions,
    pub autocomplete: String,
    pub spellcheck: Option<bool>,
    pub disabled: bool,
    pub classes: String,
    pub attributes: Attributes,
}

/// A question with several lines to answer in.
#[component]
pub fn TextArea(options: TextAreaOptions) -> impl IntoView {
    let id = or_default(options.id, &options.name);
    let guidance = Guidance::new(
        &id,
        options.described_by,
        options.hint,
        options.error_message,
    );
    let class = classes([
        "govuk-textarea",
        when(guidance.has_error, "govuk-textarea--error"),
        &options.classes,
    ]);
    let rows = if options.rows == 0 { 5 } else { options.rows };
    view! {
        <FormGroup
            classes=options.form_group.classes
            attributes=options.form_group.attributes
            has_error=guidance.has_error
        >
            <Label options=options.label.of(&id) />
            {guidance.view}
            {options.form_group.before}
            <textarea
                class=class
                id=id
                name=options.name
                rows=rows
                spellcheck=options.spellcheck.map(|on| on.to_string())
                disabled=options.disabled
                aria-describedby=guidance.described_by
                autocomplete=given(options.autocomplete)
                {..options.attributes.spread()}
                inner_html=escaped(&options.value)
            ></textarea>
            {options.form_group.after}
        </FormGroup>
    }
}

/// `typed` as the text of a `textarea`. A browser drops a line break right after the start tag, so
/// text that begins with one gets another.
fn escaped(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len() + 1);
    if typed.starts_with(['\n', '\r']) {
        text.push('\n');
    }
    for letter in typed.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            other => text.push(other),
        }
    }
    text
}
