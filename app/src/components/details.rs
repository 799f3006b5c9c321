//! Help that stays folded away until somebody asks for it.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::{classes, given};

/// Options of [`Details`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DetailsOptions {
    /// What stands beside the arrow, `summaryText` or `summaryHtml` in the macro.
    #[serde(flatten, deserialize_with = "lenient::summary")]
    pub summary: Content,
    /// What unfolds.
    #[serde(flatten)]
    pub content: Content,
    pub open: bool,
    pub id: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl DetailsOptions {
    /// A folded text under its summary.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            summary: summary.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

/// A summary that unfolds to more.
#[component]
pub fn Details(options: DetailsOptions) -> impl IntoView {
    view! {
        <details
            id=given(options.id)
            class=classes(["govuk-details", &options.classes])
            open=options.open
            {..options.attributes.spread()}
        >
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{options.summary}</span>
            </summary>
            <div class="govuk-details__text">{options.content}</div>
        </details>
    }
}
