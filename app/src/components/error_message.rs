//! The message beside a control that says what is wrong with its answer.

use super::markup::{classes, given};
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What an [`ErrorMessage`] says. Any text makes one: `"Enter a name".into()`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorMessageOptions {
    #[serde(flatten)]
    pub content: Content,
    /// Components that carry a message set it themselves.
    pub id: String,
    pub classes: String,
    pub attributes: Attributes,
    /// What a screen reader says first: "Error" by default, nothing where it is empty.
    pub visually_hidden_text: Option<String>,
}

impl<C: Into<Content>> From<C> for ErrorMessageOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// What is wrong with one answer.
#[component]
pub fn ErrorMessage(options: ErrorMessageOptions) -> impl IntoView {
    let hidden = given(
        options
            .visually_hidden_text
            .unwrap_or_else(|| "Error".to_owned()),
    )
    .map(|words| {
        view! {
            <span class="govuk-visually-hidden">{format!("{words}:")}</span>
            " "
        }
    });
    view! {
        <p
            id=given(options.id)
            class=classes(["govuk-error-message", &options.classes])
            {..options.attributes.spread()}
        >
            {hidden}
            {options.content}
        </p>
    }
}
