//! The lists behind the figures that have none elsewhere.

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::pages::episodes::{CaseLine, cases};
use crate::pages::triage::{self, TriageLine};

/// The episodes behind a number; `title` says which.
pub fn cases_behind(title: String, lines: Vec<CaseLine>) -> AnyView {
    let list = (!lines.is_empty()).then(|| cases(&title, lines));
    behind(title, list)
}

/// The referrals behind a number; `title` says which.
pub fn referrals_behind(title: String, lines: Vec<TriageLine>) -> AnyView {
    let list = (!lines.is_empty()).then(|| triage::table(&title, lines));
    behind(title, list)
}

fn behind(title: String, list: Option<AnyView>) -> AnyView {
    let list = list.unwrap_or_else(|| {
        let options = EmptyStateOptions::new(
            "Nothing is behind this figure now",
            "Somebody may have moved on with it since the overview was read.",
        );
        view! { <EmptyState options=options /> }.into_any()
    });
    view! {
        <BackLink options=BackLinkOptions { content: "Overview".into(), ..BackLinkOptions::to("/overview") } />
        <h1 class="govuk-heading-l">{title}</h1>
        {list}
    }
    .into_any()
}
