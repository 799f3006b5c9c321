//! A consequence people must know of before they go on.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, or_default};

/// Options of a [`WarningText`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WarningTextOptions {
    #[serde(flatten)]
    pub content: Content,
    /// What a screen reader says for the icon; "Warning" when empty.
    pub icon_fallback_text: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl<C: Into<Content>> From<C> for WarningTextOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// Bold words beside an exclamation mark.
#[component]
pub fn WarningText(#[prop(into)] options: WarningTextOptions) -> impl IntoView {
    view! {
        <div
            class=classes(["govuk-warning-text", &options.classes])
            {..options.attributes.spread()}
        >
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            " "
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">
                    {or_default(options.icon_fallback_text, "Warning")}
                </span>
                " "
                {options.content}
            </strong>
        </div>
    }
}
