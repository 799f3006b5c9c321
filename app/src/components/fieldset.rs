//! A group of controls that together answer one question.

use super::markup::{classes, given};
use super::{Attributes, Content, lenient};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`Fieldset`] is called and how it is described.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FieldsetOptions {
    pub legend: LegendOptions,
    /// Ids of elements that describe the group.
    pub described_by: String,
    pub role: String,
    pub classes: String,
    pub attributes: Attributes,
    /// Stands inside the group; a caller with children does not need it.
    #[serde(rename = "html", deserialize_with = "lenient::markup")]
    pub content: Content,
}

/// The question that a group of controls answers. Any text makes one: `"Which days?".into()`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LegendOptions {
    #[serde(flatten)]
    pub content: Content,
    /// Whether the legend is also the page's `h1`.
    pub is_page_heading: bool,
    pub classes: String,
}

impl FieldsetOptions {
    /// A group whose question is also the page's heading, in the large size.
    pub fn page_heading(question: impl Into<Content>) -> Self {
        Self {
            legend: LegendOptions {
                content: question.into(),
                is_page_heading: true,
                classes: "govuk-fieldset__legend--l".to_owned(),
            },
            ..Self::default()
        }
    }

    /// A group whose question stands out in the medium size.
    pub fn medium(question: impl Into<Content>) -> Self {
        Self {
            legend: LegendOptions {
                content: question.into(),
                is_page_heading: false,
                classes: "govuk-fieldset__legend--m".to_owned(),
            },
            ..Self::default()
        }
    }
}

impl<C: Into<Content>> From<C> for FieldsetOptions {
    fn from(question: C) -> Self {
        Self {
            legend: question.into().into(),
            ..Self::default()
        }
    }
}

impl<C: Into<Content>> From<C> for LegendOptions {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

/// A group of controls with its question; the controls are its children.
#[component]
pub fn Fieldset(
    options: FieldsetOptions,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let inside = match children {
        Some(children) => children(),
        None => options.content.into_render(),
    };
    view! {
        <fieldset
            class=classes(["govuk-fieldset", &options.classes])
            role=given(options.role)
            aria-describedby=given(options.described_by)
            {..options.attributes.spread()}
        >
            {legend(options.legend)}
            {inside}
        </fieldset>
    }
}

fn legend(options: LegendOptions) -> Option<impl IntoView> {
    if options.content.is_empty() {
        return None;
    }
    let content = if options.is_page_heading {
        view! { <h1 class="govuk-fieldset__heading">{options.content}</h1> }.into_any()
    } else {
        options.content.into_render()
    };
    let class = classes(["govuk-fieldset__legend", &options.classes]);
    Some(view! { <legend class=class>{content}</legend> })
}
