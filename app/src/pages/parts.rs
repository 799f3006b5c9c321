//! Pieces that many pages share.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;

use crate::components::error_summary::{ErrorSummary, ErrorSummaryOptions};

/// The summary of everything wrong on a page; nothing where nothing is.
pub fn errors_above(errors: &[FieldError]) -> Option<AnyView> {
    (!errors.is_empty()).then(|| {
        let listed = errors
            .iter()
            .map(|error| (error.field.clone(), error.message.clone()));
        let options = ErrorSummaryOptions::of(listed.collect::<Vec<_>>());
        view! { <ErrorSummary options=options /> }.into_any()
    })
}

/// The message for one field, if something is wrong with it.
pub fn error_for(errors: &[FieldError], field: &str) -> Option<String> {
    errors
        .iter()
        .find(|error| error.field == field)
        .map(|error| error.message.clone())
}

/// A page of text in the reading width.
pub fn two_thirds(body: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">{body.into_any()}</div>
        </div>
    }
    .into_any()
}

/// What somebody wrote, a paragraph for each line.
pub fn written(text: &str) -> AnyView {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p class="govuk-body">{line.to_owned()}</p> })
        .collect_view()
        .into_any()
}
