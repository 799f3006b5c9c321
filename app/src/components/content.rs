//! What a component shows inside itself: words, trusted markup or a view.
//!
//! govuk-frontend's macros take a `text` and an `html` parameter for each place
//! that holds content. One type stands for both here, so that the compiler and
//! not a convention says whether something is escaped.

use std::fmt;

use leptos::children::ViewFn;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use serde::{Deserialize, Deserializer};

use super::lenient::Plain;

/// The content of one place in a component.
#[derive(Clone)]
pub enum Content {
    /// Words, escaped when they are rendered. Anything a person typed is this.
    Text(String),
    /// Markup written as it is. Only for markup that is part of the program.
    Html(String),
    /// Leptos views, for links, lists and other components inside this one.
    View(ViewFn),
}

impl Content {
    /// Content made by a view: `Content::view(|| view! { <b>"Now"</b> })`.
    pub fn view<F, V>(make: F) -> Self
    where
        F: Fn() -> V + Send + Sync + 'static,
        V: IntoView + 'static,
    {
        Self::View(ViewFn::from(move || make().into_any()))
    }

    /// Whether there is nothing to show. A view always counts as something.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(words) | Self::Html(words) => words.is_empty(),
            Self::View(_) => false,
        }
    }

    /// The content itself, or `other` where this is empty.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        if self.is_empty() { other.into() } else { self }
    }

    /// Picks as govuk-frontend's macros do: the markup if there is any, else the words.
    pub(super) fn from_params(text: Option<Plain>, html: Option<String>) -> Self {
        match html {
            Some(html) if !html.is_empty() => Self::Html(html),
            _ => Self::Text(text.map(|Plain(words)| words).unwrap_or_default()),
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// Says which kind it is and never what it says: content can be about a child.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Content::Text(..)",
            Self::Html(_) => "Content::Html(..)",
            Self::View(_) => "Content::View(..)",
        })
    }
}

impl From<&str> for Content {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<String> for Content {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

/// Lets a view hold content in braces, as it holds a string.
impl IntoRender for Content {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        match self {
            Self::Text(words) => words.into_any(),
            Self::Html(markup) => InertElement::new(markup.trim().to_owned()).into_any(),
            Self::View(make) => make.run(),
        }
    }
}

/// Reads the `text` and `html` parameters of govuk-frontend's macros.
impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Params {
            text: Option<Plain>,
            html: Option<String>,
        }
        let Params { text, html } = Params::deserialize(deserializer)?;
        Ok(Self::from_params(text, html))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_never_shows_the_words() {
        let content = Content::from("Juniper Testwell");
        assert!(!format!("{content:?}").contains("Juniper"));
    }

    #[test]
    fn markup_wins_over_words_unless_it_is_empty() {
        let both: Content = serde_json::from_str(r#"{"text":"a","html":"<b>b</b>"}"#).unwrap();
        assert!(matches!(both, Content::Html(html) if html == "<b>b</b>"));
        let words: Content = serde_json::from_str(r#"{"text":"a","html":""}"#).unwrap();
        assert!(matches!(words, Content::Text(text) if text == "a"));
    }

    #[test]
    fn a_number_given_as_text_is_shown_as_it_is_written() {
        let number: Content = serde_json::from_str(r#"{"text":95}"#).unwrap();
        assert!(matches!(number, Content::Text(text) if text == "95"));
    }
}
