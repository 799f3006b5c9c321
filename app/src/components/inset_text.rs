//! Words set apart from the rest of the page by a bar beside them.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, given};

/// Options of an [`InsetText`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InsetTextOptions {
    #[serde(flatten)]
    pub content: Content,
    pub id: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl<C: Into<Content>> From<C> for InsetTextOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// Words set apart.
#[component]
pub fn InsetText(#[prop(into)] options: InsetTextOptions) -> impl IntoView {
    view! {
        <div
            id=given(options.id)
            class=classes(["govuk-inset-text", &options.classes])
            {..options.attributes.spread()}
        >
            {options.content}
        </div>
    }
}
