//! An organisation's referrals: drafts, and what was sent.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::table::{Table, TableCell, TableOptions};

pub struct Referrals {
    pub organisation: String,
    pub drafts: Vec<DraftLine>,
    pub sent: Vec<ReferralLine>,
    /// The address of the next page, where there is one.
    pub older: Option<String>,
}

pub struct DraftLine {
    pub address: String,
    pub child: String,
    pub changed: String,
    pub author: String,
}

pub struct ReferralLine {
    pub reference: String,
    pub child: String,
    pub label: String,
    /// The promise, or what was decided when, in words.
    pub when: String,
    /// Whether the referrer is asked for something.
    pub waits_for_you: bool,
}

pub fn referrals(page: Referrals) -> AnyView {
    let drafts = (!page.drafts.is_empty()).then(|| drafts(page.drafts));
    let sent = if page.sent.is_empty() {
        view! {
            <p class="govuk-body">
                "Nothing has been sent yet. Once you send a referral, you can follow it here from day to day."
            </p>
        }
        .into_any()
    } else {
        sent_table(page.sent)
    };
    let older = page.older.map(|href| {
        view! { <p class="govuk-body"><a class="govuk-link" href=href>"Older referrals"</a></p> }
    });
    view! {
        <h1 class="govuk-heading-l">"Referrals of " {page.organisation}</h1>
        <div class="govuk-button-group">
            <Button options=ButtonOptions::link("Start a referral", "/referrals/new") />
            <a class="govuk-link" href="/consultations/new">"Ask for a consultation first"</a>
        </div>
        {drafts}
        <h2 class="govuk-heading-m">"Sent"</h2>
        {sent} {older}
        <p class="govuk-body">
            <a class="govuk-link" href="/account/messages">"Choose when we e-mail you"</a>
        </p>
    }
    .into_any()
}

fn drafts(lines: Vec<DraftLine>) -> AnyView {
    let rows = lines
        .into_iter()
        .map(|line| {
            vec![
                link(line.address, line.child),
                TableCell::from(line.author.as_str()),
                TableCell::from(line.changed.as_str()),
            ]
        })
        .collect();
    let options = TableOptions {
        head: ["Child", "Started by", "Last changed"]
            .map(TableCell::from)
            .to_vec(),
        rows,
        ..TableOptions::default()
    };
    view! {
        <h2 class="govuk-heading-m">"Drafts"</h2>
        <Table options=options />
    }
    .into_any()
}

fn sent_table(lines: Vec<ReferralLine>) -> AnyView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let label = if line.waits_for_you {
                format!("{} (answer now)", line.label)
            } else {
                line.label
            };
            vec![
                link(format!("/referrals/{}", line.reference), line.reference),
                TableCell::from(line.child.as_str()),
                TableCell::from(label.as_str()),
                TableCell::from(line.when.as_str()),
            ]
        })
        .collect();
    let options = TableOptions {
        head: ["Reference", "Child", "Where it stands", "When"]
            .map(TableCell::from)
            .to_vec(),
        rows,
        ..TableOptions::default()
    };
    view! { <Table options=options /> }.into_any()
}

fn link(href: String, words: String) -> TableCell {
    TableCell::from(Content::view(move || {
        view! { <a class="govuk-link" href=href.clone()>{words.clone()}</a> }
    }))
}
