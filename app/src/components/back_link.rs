//! The link back to the page before, at the top of a page.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, or_default};

/// Options of a [`BackLink`]. Empty ones fall back to "Back" and `#`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BackLinkOptions {
    #[serde(flatten)]
    pub content: Content,
    pub href: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl BackLinkOptions {
    /// A link that says "Back" and goes to `href`.
    pub fn to(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            ..Self::default()
        }
    }
}

/// A link back, with an arrow before it.
#[component]
pub fn BackLink(options: BackLinkOptions) -> impl IntoView {
    view! {
        <a
            href=or_default(options.href, "#")
            class=classes(["govuk-back-link", &options.classes])
            {..options.attributes.spread()}
        >
            {options.content.or("Back")}
        </a>
    }
}
