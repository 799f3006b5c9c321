//! The family's own view, and the page on which staff open and close it.
//!
//! Parents read these pages on a telephone, perhaps with somebody looking over their shoulder:
//! short words, no script needed, and nothing that says who asked for help or why. Each word comes
//! from a catalogue ([`Words`]), so that further languages are data.

mod access;
mod ask;
mod safe;
mod view;
mod words;
mod write;

pub use access::{AccessCard, AccessPage, AdultLine, EntryLine, access_page};
pub use ask::{Ask, EnterCode, ask, enter_code};
pub use safe::{SafePage, safe_page};
pub use view::{Stage, Standing, View, view};
pub use words::{ENGLISH, Words, fill};
pub use write::{Kind, Write, write};

use leptos::prelude::*;

use crate::components::Content;
use crate::components::error_message::ErrorMessageOptions;
use crate::components::error_summary::{ErrorSummary, ErrorSummaryOptions};

/// The one thing that is wrong on a page, above it.
fn problem(words: &'static Words, field: &str, message: Option<&str>) -> Option<AnyView> {
    message.map(|message| {
        let options = ErrorSummaryOptions {
            title: words.problem.into(),
            ..ErrorSummaryOptions::of([(field.to_owned(), message.to_owned())])
        };
        view! { <ErrorSummary options=options /> }.into_any()
    })
}

/// The same, beside its field.
fn message(words: &'static Words, text: impl Into<Content>) -> ErrorMessageOptions {
    ErrorMessageOptions {
        visually_hidden_text: Some(words.error_word.into()),
        ..text.into().into()
    }
}

/// A paragraph.
fn paragraph(text: impl Into<String>) -> AnyView {
    view! { <p class="govuk-body">{text.into()}</p> }.into_any()
}
