//! The button, and the link that looks like one.

use super::markup::{classes, given, or_default, when};
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`Button`] shows and does.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ButtonOptions {
    #[serde(flatten)]
    pub content: Content,
    /// Makes it a link to this address instead of a button.
    pub href: String,
    /// `submit` where it is empty.
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    pub value: String,
    pub disabled: bool,
    /// Whether a second click soon after the first is ignored.
    pub prevent_double_click: Option<bool>,
    /// Whether it is the large button with an arrow that begins a journey.
    pub is_start_button: bool,
    pub id: String,
    pub classes: String,
    pub attributes: Attributes,
}

impl ButtonOptions {
    /// A button that sends its form, and ignores a double click.
    pub fn submit(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            prevent_double_click: Some(true),
            ..Self::default()
        }
    }

    /// A link that looks like a button.
    pub fn link(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// The same button in the secondary style.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.styled("govuk-button--secondary")
    }

    /// The same button in the warning style.
    #[must_use]
    pub fn warning(self) -> Self {
        self.styled("govuk-button--warning")
    }

    fn styled(mut self, class: &str) -> Self {
        self.classes = classes([&self.classes, class]);
        self
    }

    fn class_names(&self) -> String {
        classes([
            "govuk-button",
            &self.classes,
            when(self.is_start_button, "govuk-button--start"),
        ])
    }
}

/// A button, or with `href` a link that looks like one.
#[component]
pub fn Button(options: ButtonOptions) -> impl IntoView {
    let class = options.class_names();
    let content = label(options.content, options.is_start_button);
    let icon = options.is_start_button.then(start_icon);
    let id = given(options.id);
    let attributes = options.attributes.spread();
    if !options.href.is_empty() {
        return view! {
            <a href=options.href role="button" draggable="false" class=class data-module="govuk-button" {..attributes} id=id>
                {content} {icon}
            </a>
        }
        .into_any();
    }
    let kind = or_default(options.kind, "submit");
    view! {
        <button
            type=kind
            value=given(options.value)
            name=given(options.name)
            disabled=options.disabled
            aria-disabled=options.disabled.then_some("true")
            data-prevent-double-click=options.prevent_double_click.map(|on| on.to_string())
            class=class
            data-module="govuk-button"
            {..attributes}
            id=id
        >
            {content} {icon}
        </button>
    }
    .into_any()
}

fn label(content: Content, is_start_button: bool) -> AnyView {
    // Start buttons are laid out with flexbox, which drops the space between elements.
    if is_start_button && !matches!(content, Content::Text(_)) {
        return view! { <span>{content}</span> }.into_any();
    }
    content.into_render()
}

fn start_icon() -> impl IntoView {
    view! {
        <svg
            class="govuk-button__start-icon"
            xmlns="http://www.w3.org/2000/svg"
            width="17.5"
            height="19"
            viewBox="0 0 33 40"
            aria-hidden="true"
            focusable="false"
        >
            <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"></path>
        </svg>
    }
}
