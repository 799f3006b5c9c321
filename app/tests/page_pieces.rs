//! The pieces of pages that govuk-frontend has no cases for: what each promises to show.
#![cfg(feature = "ssr")]

#[path = "page_pieces/frame.rs"]
mod frame;
#[path = "page_pieces/lists.rs"]
mod lists;
#[path = "page_pieces/records.rs"]
mod records;

use leptos::prelude::*;
use stepwise_app::render::render_to_string;

/// The HTML of a view.
fn html<V: IntoView + 'static>(make: impl FnOnce() -> V) -> String {
    render_to_string(move || make().into_any())
}
