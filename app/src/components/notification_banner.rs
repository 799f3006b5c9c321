//! What just happened, or what somebody needs to know, above a page's heading.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::{classes, heading, or_default, when};

/// Options of a [`NotificationBanner`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NotificationBannerOptions {
    /// Words become a bold paragraph; markup and views stand as they are.
    #[serde(flatten)]
    pub content: Content,
    /// "Important", or "Success" for a success, when empty.
    #[serde(flatten, deserialize_with = "lenient::title")]
    pub title: Content,
    /// From 1 to 6; 2 when none is given.
    pub title_heading_level: Option<u8>,
    /// Needed only where a page has two banners.
    pub title_id: String,
    /// `success` makes it a success; anything else is ignored.
    #[serde(rename = "type")]
    pub kind: String,
    /// `region`, or `alert` for a success, when empty.
    pub role: String,
    /// Whether a success is kept from taking the focus when the page loads.
    pub disable_auto_focus: Option<bool>,
    pub classes: String,
    pub attributes: Attributes,
}

impl NotificationBannerOptions {
    /// Something people need to know.
    pub fn important(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Something that worked; read out at once by a screen reader.
    pub fn success(content: impl Into<Content>) -> Self {
        Self {
            kind: "success".to_owned(),
            ..Self::important(content)
        }
    }
}

fn body(content: Content) -> Option<AnyView> {
    match content {
        content if content.is_empty() => None,
        Content::Text(words) => {
            Some(view! { <p class="govuk-notification-banner__heading">{words}</p> }.into_any())
        }
        content => Some(content.into_render()),
    }
}

/// A banner with a heading of its own.
#[component]
pub fn NotificationBanner(options: NotificationBannerOptions) -> impl IntoView {
    let success = options.kind == "success";
    let class = classes([
        "govuk-notification-banner",
        when(success, "govuk-notification-banner--success"),
        &options.classes,
    ]);
    let title_id = or_default(options.title_id, "govuk-notification-banner-title");
    let title = heading(
        options.title_heading_level.unwrap_or(2),
        "govuk-notification-banner__title".to_owned(),
        Some(title_id.clone()),
        options
            .title
            .or(if success { "Success" } else { "Important" }),
    );
    view! {
        <div
            class=class
            role=or_default(options.role, if success { "alert" } else { "region" })
            aria-labelledby=title_id
            data-module="govuk-notification-banner"
            data-disable-auto-focus=options.disable_auto_focus.map(|off| off.to_string())
            {..options.attributes.spread()}
        >
            <div class="govuk-notification-banner__header">{title}</div>
            <div class="govuk-notification-banner__content">{body(options.content)}</div>
        </div>
    }
}
