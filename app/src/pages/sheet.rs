//! Pieces of a page that is made for paper: questions and answers close together.

use leptos::prelude::*;
use stepwise_domain::form::read_back::{SnapshotItem, SnapshotSection};

/// A part of a form as asked and answered.
pub fn section(section: SnapshotSection) -> AnyView {
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

/// A name and what there is to say of it.
pub fn fact(label: &str, words: String) -> AnyView {
    fact_lines(label.to_owned(), vec![words])
}

/// A question with a short answer takes half a line of the sheet; a long answer the whole width.
pub fn fact_lines(label: String, lines: Vec<String>) -> AnyView {
    let length: usize = lines.iter().map(|line| line.chars().count()).sum();
    let is_long = length + label.chars().count() > 90 || lines.len() > 3;
    row(label, lines, is_long)
}

/// The whole width, for rows that are read one below the other.
pub fn wide_fact(label: String, lines: Vec<String>) -> AnyView {
    row(label, lines, true)
}

fn row(label: String, lines: Vec<String>, is_wide: bool) -> AnyView {
    let class = if is_wide {
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
