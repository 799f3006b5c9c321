//! The list behind the figures that have none elsewhere.

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::pages::episodes::{CaseLine, cases};

/// The episodes behind a number; `title` says which.
pub fn cases_behind(title: String, lines: Vec<CaseLine>) -> AnyView {
    let list = if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "No episode is behind this figure now",
            "Somebody may have moved on with it since the overview was read.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        cases(&title, lines)
    };
    view! {
        {back()}
        <h1 class="govuk-heading-l">{title}</h1>
        {list}
    }
    .into_any()
}

fn back() -> AnyView {
    view! {
        <BackLink options=BackLinkOptions { content: "Overview".into(), ..BackLinkOptions::to("/overview") } />
    }
    .into_any()
}
