//! Check your answers, and send.

use leptos::prelude::*;
use stepwise_domain::form::read_back::SnapshotSection;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::inset_text::InsetText;
use crate::pages::parts::two_thirds;
use crate::pages::read_back::read_back;

pub struct Check {
    pub draft: String,
    pub sections: Vec<SnapshotSection>,
    /// The suggested tier and its reasons.
    pub suggestion: Vec<String>,
    /// When a decision is promised, in words.
    pub promise: String,
}

pub fn check(page: Check) -> AnyView {
    let draft = page.draft;
    let sections = page
        .sections
        .into_iter()
        .map(|section| {
            let change = format!("{draft}/{}?from=check", section.slug);
            read_back(section, Some(change))
        })
        .collect_view();
    let suggestion = page
        .suggestion
        .into_iter()
        .map(|words| view! { <p class="govuk-body">{words}</p> })
        .collect_view();
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Task list".into(), ..BackLinkOptions::to(draft.clone()) } />
        <h1 class="govuk-heading-l">"Check your answers before you send the referral"</h1>
        {sections}
        <h2 class="govuk-heading-m">"What the threshold guidance suggests"</h2>
        {suggestion}
        <p class="govuk-body">"The guidance never decides. A coordinator reads your referral and decides."</p>
        <h2 class="govuk-heading-m">"Now send the referral"</h2>
        <InsetText options=format!("We will tell you what we decided {}.", page.promise).as_str() />
        <p class="govuk-body">
            "By sending it you say that, as far as you know, what you wrote is true, and that facts and opinions are kept apart."
        </p>
        <form method="post" action=format!("{draft}/check")>
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Send the referral") } />
        </form>
    })
}
