//! The summary at the top of a page of everything that is wrong on it.

use super::markup::classes;
use super::{Attributes, Content, lenient};
use leptos::prelude::*;
use serde::Deserialize;

/// What an [`ErrorSummary`] lists.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorSummaryOptions {
    #[serde(flatten, deserialize_with = "lenient::title")]
    pub title: Content,
    #[serde(flatten, deserialize_with = "lenient::description")]
    pub description: Content,
    pub error_list: Vec<ErrorItem>,
    /// Whether the summary does not take the focus when the page has loaded.
    pub disable_auto_focus: Option<bool>,
    pub classes: String,
    pub attributes: Attributes,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ErrorItem {
    #[serde(flatten)]
    pub content: Content,
    /// Where the faulty control is, such as `#name`; without it the item is plain text.
    pub href: String,
    pub attributes: Attributes,
}

impl ErrorSummaryOptions {
    /// The usual summary: the id of each faulty control with what is wrong with it.
    pub fn of<I, C>(errors: I) -> Self
    where
        I: IntoIterator<Item = (String, C)>,
        C: Into<Content>,
    {
        let item = |(id, content): (String, C)| ErrorItem {
            content: content.into(),
            href: format!("#{id}"),
            ..ErrorItem::default()
        };
        Self {
            title: "There is a problem".into(),
            error_list: errors.into_iter().map(item).collect(),
            ..Self::default()
        }
    }
}

/// Everything that is wrong on the page, each with a link to its control.
#[component]
pub fn ErrorSummary(options: ErrorSummaryOptions) -> impl IntoView {
    let description =
        (!options.description.is_empty()).then(|| view! { <p>{options.description}</p> });
    let list = (!options.error_list.is_empty()).then(|| {
        let items: Vec<_> = options.error_list.into_iter().map(item).collect();
        view! { <ul class="govuk-list govuk-error-summary__list">{items}</ul> }
    });
    view! {
        <div
            class=classes(["govuk-error-summary", &options.classes])
            data-disable-auto-focus=options.disable_auto_focus.map(|off| off.to_string())
            {..options.attributes.spread()}
            data-module="govuk-error-summary"
        >
            // The alert is a child of its own, or moving the focus makes screen readers miss it.
            <div role="alert">
                <h2 class="govuk-error-summary__title">{options.title}</h2>
                <div class="govuk-error-summary__body">{description} {list}</div>
            </div>
        </div>
    }
}

fn item(error: ErrorItem) -> impl IntoView {
    let content = if error.href.is_empty() {
        error.content.into_render()
    } else {
        view! { <a href=error.href {..error.attributes.spread()}>{error.content}</a> }.into_any()
    };
    view! { <li>{content}</li> }
}
