//! Small pieces of markup that several components share.

use leptos::html::custom;
use leptos::prelude::*;

use super::content::Content;

/// One class attribute from its parts; empty parts are skipped.
pub(super) fn classes<const N: usize>(parts: [&str; N]) -> String {
    let mut joined = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// `class` when `condition` holds, else nothing: for use inside [`classes`].
pub(super) fn when(condition: bool, class: &str) -> &str {
    if condition { class } else { "" }
}

/// The value, or `default` where none was given.
pub(super) fn or_default(value: String, default: &str) -> String {
    if value.is_empty() {
        default.to_owned()
    } else {
        value
    }
}

/// The value of an attribute that is left out when it is empty.
pub(super) fn given(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

/// A heading of a level that is known only when the page is made.
///
/// `level` is kept between 1 and 6, the only ones HTML has.
pub(super) fn heading(level: u8, class: String, id: Option<String>, content: Content) -> AnyView {
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    custom(tag)
        .class(class)
        .id(id)
        .child(content.into_render())
        .into_any()
}
