//! Somebody else was quicker: what changed meanwhile, and what was typed.

use leptos::prelude::*;
use stepwise_domain::form::Answers;

use super::Happening;
use super::card::rows;
use super::detail::timeline;
use super::preview::again;
use crate::components::button::{Button, ButtonOptions};
use crate::components::summary_list::{SummaryList, SummaryListOptions};
use crate::pages::parts::two_thirds;

pub struct Changed {
    pub reference: String,
    /// The record.
    pub back: String,
    /// What happened since the form was opened.
    pub changes: Vec<Happening>,
    /// What was typed, with its names.
    pub typed: Vec<(String, String)>,
    /// Where the same form can be opened again with what was typed; none where the step cannot be
    /// taken any more.
    pub again: Option<String>,
    pub answers: Answers,
    /// Of the record as it is now.
    pub version: i32,
}

pub fn changed(page: Changed) -> AnyView {
    let typed = (!page.typed.is_empty()).then(|| {
        let options = SummaryListOptions {
            rows: rows(page.typed),
            ..SummaryListOptions::default()
        };
        view! {
            <h2 class="govuk-heading-m">"What you typed"</h2>
            <p class="govuk-body">"Nothing of it was saved or sent."</p>
            <SummaryList options=options />
        }
    });
    let on = match page.again {
        Some(action) => view! {
            <form method="post" action=action novalidate>
                {again(&page.answers, page.version)}
                <div class="govuk-button-group">
                    <Button options=ButtonOptions { name: "change".into(), value: "yes".into(), ..ButtonOptions::submit("Go on with what I typed") } />
                    <a class="govuk-link" href=page.back>"See the referral as it is now"</a>
                </div>
            </form>
        }
        .into_any(),
        None => {
            view! { <Button options=ButtonOptions::link("See the referral as it is now", page.back) /> }
                .into_any()
        }
    };
    two_thirds(view! {
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            "This changed since you opened it"
        </h1>
        <p class="govuk-body">
            "Somebody else changed this referral while you had it open, so nothing of yours was saved."
        </p>
        <h2 class="govuk-heading-m">"What changed meanwhile"</h2>
        {timeline(page.changes)}
        {typed}
        {on}
    })
}
