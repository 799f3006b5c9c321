//! The box at the end of a journey that says it worked, or one that interrupts a journey.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::button::{Button, ButtonOptions};
use super::content::Content;
use super::lenient;
use super::markup::{classes, heading, or_default, when};

const INTERRUPTION: &str = "govuk-panel--interruption";

/// Options of a [`Panel`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PanelOptions {
    /// `titleText` or `titleHtml` in the macro.
    #[serde(flatten, deserialize_with = "lenient::title")]
    pub title: Content,
    #[serde(flatten)]
    pub content: Content,
    /// From 1 to 6; 1 when none is given.
    pub heading_level: Option<u8>,
    /// Used only where the classes make it an interruption.
    pub actions: Option<PanelActions>,
    /// `govuk-panel--interruption` makes it an interruption and no confirmation.
    pub classes: String,
    pub attributes: Attributes,
}

/// What somebody can do about an interruption.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PanelActions {
    pub items: Vec<PanelAction>,
    pub classes: String,
    pub attributes: Attributes,
}

/// One thing to do: a link, or a button where there is no address or `kind` says so.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PanelAction {
    #[serde(deserialize_with = "lenient::plain")]
    pub text: Content,
    pub href: String,
    /// `button`, `submit` or `reset`.
    #[serde(rename = "type")]
    pub kind: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl PanelOptions {
    /// Says that something worked, and what it is known by.
    pub fn confirmation(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

impl PanelAction {
    fn render(self) -> AnyView {
        if self.href.is_empty() || self.kind == "button" {
            let options = ButtonOptions {
                content: self.text,
                kind: or_default(self.kind, "button"),
                classes: classes(["govuk-button--inverse", &self.classes]),
                href: self.href,
                attributes: self.attributes,
                ..ButtonOptions::default()
            };
            return view! { <Button options=options /> }.into_any();
        }
        let class = classes(["govuk-link govuk-link--inverse", &self.classes]);
        view! {
            <a class=class href=self.href {..self.attributes.spread()}>
                {self.text}
            </a>
        }
        .into_any()
    }
}

fn actions(actions: PanelActions) -> impl IntoView {
    let group = (!actions.items.is_empty()).then(|| {
        let items = actions.items.into_iter().map(|action| {
            let action = action.render();
            // Links stand in a line of text: the space keeps neighbours apart.
            view! { {action} " " }
        });
        view! { <div class="govuk-button-group">{items.collect_view()}</div> }
    });
    view! {
        <div
            class=classes(["govuk-panel__actions", &actions.classes])
            {..actions.attributes.spread()}
        >
            {group}
        </div>
    }
}

/// A coloured box with a large title.
#[component]
pub fn Panel(options: PanelOptions) -> impl IntoView {
    let interruption = options.classes.contains(INTERRUPTION);
    let confirmation = when(!interruption, "govuk-panel--confirmation");
    let title = heading(
        options.heading_level.unwrap_or(1),
        "govuk-panel__title".to_owned(),
        None,
        options.title,
    );
    let body = (!options.content.is_empty())
        .then(|| view! { <div class="govuk-panel__body">{options.content}</div> });
    let actions = options.actions.filter(|_| interruption).map(actions);
    view! {
        <div class=classes(["govuk-panel", confirmation, &options.classes]) {..options.attributes.spread()}>
            {title}
            {body}
            {actions}
        </div>
    }
}
