//! What did not go out.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::table::{Table, TableCell, TableOptions};

/// A message that did not go out.
pub struct MailLine {
    pub what: String,
    /// "Not delivered", "Held".
    pub state: &'static str,
    /// Why it is held.
    pub why: Option<&'static str>,
    /// Where it is released or dropped.
    pub decide: Option<String>,
    /// When it was written, in words.
    pub written: String,
    /// The referral it is about, if it is about one.
    pub reference: Option<String>,
    /// Where that is read, for those who may.
    pub record: Option<String>,
}

pub fn list(lines: Vec<MailLine>) -> AnyView {
    let list = if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "Every message was delivered",
            "What could not be delivered, or was held because it was not safe to send, stands here.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        mail_table(lines)
    };
    view! {
        <h1 class="govuk-heading-l">"Messages that did not go out"</h1>
        <p class="govuk-body">
            "The oldest first. Ring whoever waits for one: what they did not hear stands on the record."
        </p>
        {list}
    }
    .into_any()
}

fn mail_table(lines: Vec<MailLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| {
        let record = match (line.record, line.reference) {
            (Some(href), Some(reference)) => Content::view(move || {
                view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
            }),
            (_, reference) => Content::from(reference.unwrap_or_else(|| "–".into())),
        };
        let (state, why, decide) = (line.state, line.why, line.decide);
        let state = Content::view(move || {
            let decide = decide.clone().map(|href| {
                view! { <br /> <a class="govuk-link" href=href>"Release it or drop it"</a> }
            });
            let why = why.map(|why| view! { <br /> {why} });
            view! { {state} {why} {decide} }
        });
        vec![
            TableCell::from(line.what),
            state.into(),
            line.written.into(),
            record.into(),
        ]
    });
    let options = TableOptions {
        caption: "Messages that did not go out".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Message", "State", "Written", "Referral"]
            .map(TableCell::from)
            .to_vec(),
        rows: rows.collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}
