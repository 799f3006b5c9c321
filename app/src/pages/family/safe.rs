//! For staff: how and when it is safe to reach one adult.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds};

/// The page.
pub struct SafePage {
    pub reference: String,
    pub adult: String,
    /// What stands now, as asked and answered.
    pub now: Vec<(String, String)>,
    /// Which answers those are, to notice a change meanwhile.
    pub seen: String,
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
}

pub fn safe_page(page: SafePage) -> AnyView {
    let family = format!("/triage/{}/family", page.reference);
    let back = BackLinkOptions {
        content: "The family’s view".into(),
        ..BackLinkOptions::to(family)
    };
    let rows = page.now.into_iter();
    let now = SummaryListOptions {
        rows: rows
            .map(|(question, answer)| SummaryListRow::new(question, answer))
            .collect(),
        ..SummaryListOptions::default()
    };
    let body = view! {
        {errors_above(&page.errors)}
        <span class="govuk-caption-l">{page.adult}</span>
        <h1 class="govuk-heading-l">"Safe contact"</h1>
        <p class="govuk-body">
            "Every message to this person is checked against this at the moment it is sent, also one that waits already. One that is not safe is held until somebody releases or drops it."
        </p>
        <h2 class="govuk-heading-m">"What stands now"</h2>
        <SummaryList options=now />
        <h2 class="govuk-heading-m">"What they told you"</h2>
        <form method="post" novalidate>
            <input type="hidden" name="seen" value=page.seen />
            {fields(&page.section, &page.answers, &page.errors)}
            <Button options=ButtonOptions::submit("Save") />
        </form>
    };
    view! {
        <BackLink options=back />
        {two_thirds(body)}
    }
    .into_any()
}
