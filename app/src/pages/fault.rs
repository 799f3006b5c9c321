//! What a person reads when a request could not be answered as asked.

use leptos::prelude::*;

/// The words of one such page.
#[derive(Clone, Debug)]
pub struct Fault {
    pub title: &'static str,
    pub paragraphs: Vec<String>,
    /// What to read out to the team, where we are at fault.
    pub reference: Option<String>,
}

/// The page.
pub fn fault_page(fault: Fault) -> AnyView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">{fault.title}</h1>
                {fault
                    .paragraphs
                    .into_iter()
                    .map(|words| view! { <p class="govuk-body">{words}</p> })
                    .collect_view()}
                {fault
                    .reference
                    .map(|reference| {
                        view! {
                            <p class="govuk-body">"Reference: " <strong>{reference}</strong></p>
                        }
                    })}
                <p class="govuk-body">
                    <a class="govuk-link" href="/">"Go to the start page"</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}
