//! A referral on paper: everything that was sent, on two sides at most for most families.

use leptos::prelude::*;
use stepwise_domain::form::read_back::{SnapshotItem, SnapshotSection};

use crate::components::back_link::{BackLink, BackLinkOptions};

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

fn section(section: SnapshotSection) -> AnyView {
    let items = section.items.into_iter().map(item).collect_view();
    view! {
        <section class="sw-sheet__section">
            <h2 class="govuk-heading-s">{section.title}</h2>
            {items}
        </section>
    }
    .into_any()
}

fn item(item: SnapshotItem) -> AnyView {
    let name = (!item.name.is_empty())
        .then(|| view! { <h3 class="govuk-heading-s sw-sheet__name">{item.name}</h3> });
    // A question left empty says nothing on paper.
    let rows = item
        .rows
        .into_iter()
        .filter(|row| !row.lines.is_empty())
        .map(|row| fact_lines(row.label, row.lines))
        .collect::<Vec<_>>();
    let rows = if rows.is_empty() {
        view! { <p class="govuk-body">"Nothing was written here."</p> }.into_any()
    } else {
        view! { <dl class="sw-sheet__rows">{rows}</dl> }.into_any()
    };
    view! { {name} {rows} }.into_any()
}

fn fact(label: &str, words: String) -> AnyView {
    fact_lines(label.to_owned(), vec![words])
}

/// A question with a short answer takes half a line of the sheet; a long answer the whole width.
fn fact_lines(label: String, lines: Vec<String>) -> AnyView {
    let length: usize = lines.iter().map(|line| line.chars().count()).sum();
    let class = if length + label.chars().count() > 90 || lines.len() > 3 {
        "sw-sheet__row sw-sheet__row--wide"
    } else {
        "sw-sheet__row"
    };
    let lines = lines
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! {
        <div class=class>
            <dt>{label}</dt>
            <dd>{lines}</dd>
        </div>
    }
    .into_any()
}
