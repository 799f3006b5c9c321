//! A state in one or two words, on a colour that only repeats what the words say.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::classes;

/// Options of a [`Tag`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TagOptions {
    #[serde(flatten)]
    pub content: Content,
    /// The colour, such as `govuk-tag--green`.
    pub classes: String,
    pub attributes: Attributes,
}

impl TagOptions {
    /// A tag in one of govuk-frontend's colours: `grey`, `green`, `teal`, `blue`, `purple`,
    /// `magenta`, `red`, `orange` or `yellow`; the standard blue when `colour` is empty.
    pub fn coloured(colour: &str, content: impl Into<Content>) -> Self {
        let classes = match colour {
            "" => String::new(),
            colour => format!("govuk-tag--{colour}"),
        };
        Self {
            content: content.into(),
            classes,
            ..Self::default()
        }
    }
}

impl<C: Into<Content>> From<C> for TagOptions {
    fn from(content: C) -> Self {
        Self::coloured("", content)
    }
}

/// A state in one or two words.
#[component]
pub fn Tag(#[prop(into)] options: TagOptions) -> impl IntoView {
    view! {
        <strong class=classes(["govuk-tag", &options.classes]) {..options.attributes.spread()}>
            {options.content}
        </strong>
    }
}
