//! The label of one control.

use super::markup::{classes, given};
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`Label`] says and which control it belongs to. Any text makes one: `"Full name".into()`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LabelOptions {
    #[serde(flatten)]
    pub content: Content,
    /// The control's id. Components that carry a label set it themselves.
    #[serde(rename = "for")]
    pub control: String,
    /// Whether the label is also the page's `h1`.
    pub is_page_heading: bool,
    pub classes: String,
    pub attributes: Attributes,
}

impl LabelOptions {
    /// A label that is the page's heading, in the large size.
    pub fn page_heading(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            is_page_heading: true,
            classes: "govuk-label--l".to_owned(),
            ..Self::default()
        }
    }

    /// The same label for the control with this id.
    #[must_use]
    pub fn of(self, control: &str) -> Self {
        Self {
            control: control.to_owned(),
            ..self
        }
    }
}

impl<C: Into<Content>> From<C> for LabelOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// A label; nothing where it has no words.
#[component]
pub fn Label(options: LabelOptions) -> impl IntoView {
    if options.content.is_empty() {
        return ().into_any();
    }
    let label = view! {
        <label
            class=classes(["govuk-label", &options.classes])
            for=given(options.control)
            {..options.attributes.spread()}
        >
            {options.content}
        </label>
    };
    if options.is_page_heading {
        return view! { <h1 class="govuk-label-wrapper">{label}</h1> }.into_any();
    }
    label.into_any()
}
