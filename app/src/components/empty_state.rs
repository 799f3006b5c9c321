//! A list with nothing in it, that says why and what to do next.

use leptos::prelude::*;

use super::button::{Button, ButtonOptions};
use super::content::Content;
use super::markup::heading;

/// Options of an [`EmptyState`].
#[derive(Clone, Debug, Default)]
pub struct EmptyStateOptions {
    /// What is not there: "No referrals are waiting".
    pub title: Content,
    /// From 1 to 6; 2 when none is given.
    pub heading_level: Option<u8>,
    /// Why, and what would change it. Words become a paragraph.
    pub content: Content,
    /// What to do next.
    pub action: Option<ButtonOptions>,
}

impl EmptyStateOptions {
    /// Says what is not there, and why.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// The same, with what to do next.
    #[must_use]
    pub fn with_action(mut self, action: ButtonOptions) -> Self {
        self.action = Some(action);
        self
    }
}

/// What stands in the place of an empty list.
#[component]
pub fn EmptyState(options: EmptyStateOptions) -> impl IntoView {
    let title = heading(
        options.heading_level.unwrap_or(2),
        "govuk-heading-m".to_owned(),
        None,
        options.title,
    );
    let content = match options.content {
        Content::Text(words) => view! { <p class="govuk-body">{words}</p> }.into_any(),
        content => content.into_render(),
    };
    let action = options
        .action
        .map(|action| view! { <Button options=action /> });
    view! { <div class="app-empty-state">{title} {content} {action}</div> }
}
