//! The hint that helps somebody answer a question.

use super::markup::{classes, given};
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`Hint`] says. Any text makes one: `"As on the passport".into()`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HintOptions {
    #[serde(flatten)]
    pub content: Content,
    /// Components that carry a hint set it themselves.
    pub id: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl<C: Into<Content>> From<C> for HintOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// Help with one question.
#[component]
pub fn Hint(options: HintOptions) -> impl IntoView {
    view! {
        <div
            id=given(options.id)
            class=classes(["govuk-hint", &options.classes])
            {..options.attributes.spread()}
        >
            {options.content}
        </div>
    }
}
