//! The challenges that wait for an answer, the oldest first.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::table::{Table, TableCell, TableOptions};

pub struct ChallengeLine {
    pub address: String,
    pub reference: String,
    pub child: String,
    pub stage: String,
    pub reason: String,
    /// The day, and how long ago that is.
    pub raised: String,
    pub clock: ClockWordsOptions,
    /// Who took the decision.
    pub decided_by: String,
    /// Why the reader may not answer it.
    pub not_yours: Option<String>,
}

pub fn challenges(lines: Vec<ChallengeLine>) -> AnyView {
    let list = if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "No challenge is open",
            "A referrer who disagrees with a decision can say why. What they say stands here until a manager who took no part in the decision has answered.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        table(lines)
    };
    view! {
        <h1 class="govuk-heading-l">"Challenges to decisions"</h1>
        <p class="govuk-body">
            "The oldest first. A decision stands while it is challenged: if somebody is worried about a child now, act on that first."
        </p>
        {list}
    }
    .into_any()
}

fn table(lines: Vec<ChallengeLine>) -> AnyView {
    let head = [
        "Referral",
        "Child",
        "Why",
        "Raised",
        "Answer due",
        "Looked at by",
        "Decision by",
    ];
    let options = TableOptions {
        caption: "Challenges that wait for an answer".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: head.map(TableCell::from).to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}

fn row(line: ChallengeLine) -> Vec<TableCell> {
    let (href, reference) = (line.address, line.reference);
    let link = Content::view(move || {
        view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
    });
    let clock = line.clock;
    let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
    let (decided_by, not_yours) = (line.decided_by, line.not_yours);
    let decided = Content::view(move || {
        let note = not_yours.clone().map(|words| {
            view! { <br /> <span class="govuk-hint">{words}</span> }
        });
        view! { {decided_by.clone()} {note} }
    });
    vec![
        link.into(),
        line.child.into(),
        line.reason.into(),
        line.raised.into(),
        clock.into(),
        line.stage.into(),
        decided.into(),
    ]
}
