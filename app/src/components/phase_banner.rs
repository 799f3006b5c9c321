//! Says that the service is new and how to tell us about it.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::classes;
use super::tag::{Tag, TagOptions};

/// Options of a [`PhaseBanner`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PhaseBannerOptions {
    #[serde(flatten)]
    pub content: Content,
    /// "Alpha" or "Beta". Its attributes are not used.
    pub tag: TagOptions,
    pub classes: String,
    pub attributes: Attributes,
}

/// A tag and a sentence beneath the header.
#[component]
pub fn PhaseBanner(options: PhaseBannerOptions) -> impl IntoView {
    let tag = TagOptions {
        classes: classes(["govuk-phase-banner__content__tag", &options.tag.classes]),
        content: options.tag.content,
        attributes: Attributes::default(),
    };
    view! {
        <div
            class=classes(["govuk-phase-banner govuk-width-container", &options.classes])
            {..options.attributes.spread()}
        >
            <p class="govuk-phase-banner__content">
                <Tag options=tag />
                " "
                <span class="govuk-phase-banner__text">{options.content}</span>
            </p>
        </div>
    }
}
