//! A referral on paper: everything that was sent, on two sides at most for most families.

use leptos::prelude::*;
use stepwise_domain::form::read_back::SnapshotSection;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::pages::sheet::{fact, section};

pub struct Printed {
    pub reference: String,
    pub label: &'static str,
    pub organisation: String,
    pub sent: String,
    pub promise: String,
    /// The suggested tier and its reasons.
    pub suggestion: Vec<String>,
    pub sections: Vec<SnapshotSection>,
}

pub fn printed(page: Printed) -> AnyView {
    let back = format!("/referrals/{}", page.reference);
    let sections = page.sections.into_iter().map(section).collect_view();
    view! {
        <BackLink options=BackLinkOptions { content: "Where it stands".into(), ..BackLinkOptions::to(back) } />
        <article class="sw-sheet">
            <h1 class="govuk-heading-l">"Referral " {page.reference}</h1>
            <p class="govuk-body sw-no-print">"Use your browser to print this page, or to save it as a file. Keep it as safe as any record about a child."</p>
            <dl class="sw-sheet__rows">
                {fact("Sent by", page.organisation)} {fact("Sent", page.sent)}
                {fact("Stands as", page.label.to_owned())} {fact("Decision", page.promise)}
                {fact("Guidance suggests", page.suggestion.join(" "))}
            </dl>
            {sections}
        </article>
    }
    .into_any()
}
