//! Turns a view into the HTML of a page, without the comments that only hydration needs.
//!
//! Leptos separates neighbouring pieces of text and ends lists with comments, so that the
//! browser part finds its place again. Only islands are ever hydrated here, so the comments are
//! kept inside islands and taken out everywhere else.

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Between texts and after lists; for a view that shows nothing.
const MARKERS: [&str; 2] = ["<!>", "<!--<() />-->"];
const ISLAND_START: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// The HTML of the view that `make` gives. `make` runs under an owner of its own, in which nothing
/// but islands is hydrated; whatever it creates is released before this returns.
///
/// ```
/// use leptos::prelude::*;
/// let html = stepwise_app::render::render_to_string(|| view! { <p>"Hello " {"you"}</p> }.into_any());
/// assert_eq!(html, "<p>Hello you</p>");
/// ```
pub fn render_to_string(make: impl FnOnce() -> AnyView) -> String {
    // `Owner::with` puts back whatever owner the thread had; `new_root` alone would not.
    let html = Owner::new().with(|| {
        let root = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = make().to_html();
        root.cleanup();
        html
    });
    without_markers(&html)
}

/// `html` without the markers that stand outside islands. Text that somebody typed cannot be
/// mistaken for a marker or an island, because it is escaped.
fn without_markers(html: &str) -> String {
    let mut clean = String::with_capacity(html.len());
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        clean.push_str(text);
        let marker = MARKERS.into_iter().find(|marker| tag.starts_with(marker));
        let step = if tag.starts_with(ISLAND_START) {
            depth += 1;
            ISLAND_START.len()
        } else if tag.starts_with(ISLAND_END) {
            depth = depth.saturating_sub(1);
            ISLAND_END.len()
        } else if let (Some(marker), 0) = (marker, depth) {
            rest = &tag[marker.len()..];
            continue;
        } else {
            1
        };
        clean.push_str(&tag[..step]);
        rest = &tag[step..];
    }
    clean.push_str(rest);
    clean
}
