//! The first link of a page: past the header, straight to what the page is about.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, or_default};

/// Options of a [`SkipLink`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SkipLinkOptions {
    #[serde(flatten)]
    pub content: Content,
    /// `#content` when empty.
    pub href: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl SkipLinkOptions {
    /// A link to the main part of the page.
    pub fn to(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            ..Self::default()
        }
    }
}

/// A link that shows only when the keyboard reaches it.
#[component]
pub fn SkipLink(options: SkipLinkOptions) -> impl IntoView {
    view! {
        <a
            href=or_default(options.href, "#content")
            class=classes(["govuk-skip-link", &options.classes])
            data-module="govuk-skip-link"
            {..options.attributes.spread()}
        >
            {options.content}
        </a>
    }
}
