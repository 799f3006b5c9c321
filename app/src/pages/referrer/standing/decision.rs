//! A decision as the referrer reads it.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::pages::parts::written;

pub struct Decided {
    /// The public label of its outcome.
    pub label: &'static str,
    /// When, in words.
    pub at: String,
    pub tier: Option<String>,
    pub hub: Option<HubContact>,
    /// Why not, as one of a few reasons.
    pub reason: Option<String>,
    /// The words written for the referrer.
    pub feedback: String,
    /// Named services and steps.
    pub services: String,
    /// What would change the decision.
    pub would_change: String,
}

pub struct HubContact {
    pub name: String,
    pub phone: String,
    /// Its page.
    pub href: String,
}

pub fn decision(decided: Decided) -> AnyView {
    let mut rows = vec![SummaryListRow::new("Decided", decided.at.as_str())];
    if let Some(tier) = &decided.tier {
        rows.push(SummaryListRow::new("Tier", tier.as_str()));
    }
    if let Some(hub) = decided.hub {
        rows.push(SummaryListRow::new("Family hub", hub_words(hub)));
    }
    if let Some(reason) = &decided.reason {
        rows.push(SummaryListRow::new("Reason", reason.as_str()));
    }
    for (name, words) in [
        ("Help and steps we suggest", decided.services),
        ("What would change this", decided.would_change),
    ] {
        if !words.trim().is_empty() {
            rows.push(SummaryListRow::new(
                name,
                Content::view(move || written(&words)),
            ));
        }
    }
    let facts = SummaryListOptions {
        rows,
        ..SummaryListOptions::default()
    };
    view! {
        <section>
            <h2 class="govuk-heading-m">{format!("Decision: {}", decided.label.to_lowercase())}</h2>
            {written(&decided.feedback)}
            <SummaryList options=facts />
        </section>
    }
    .into_any()
}

fn hub_words(hub: HubContact) -> Content {
    Content::view(move || {
        view! {
            <a class="govuk-link" href=hub.href.clone()>{hub.name.clone()}</a>
            {format!(", {}", hub.phone)}
        }
    })
}
