//! The questions as asked and answered, for checking, reading and printing.

use leptos::prelude::*;
use stepwise_domain::form::read_back::{SnapshotItem, SnapshotSection};

use crate::components::Content;
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};

/// One section; with `change`, a link to the page that changes it.
pub fn read_back(section: SnapshotSection, change: Option<String>) -> AnyView {
    let title = section.title.clone();
    let link = change.map(|href| {
        view! {
            <p class="govuk-body">
                <a class="govuk-link" href=href>
                    "Change"
                    <span class="govuk-visually-hidden">{format!(" {}", title.to_lowercase())}</span>
                </a>
            </p>
        }
    });
    let empty = section
        .items
        .iter()
        .all(|item| item.rows.is_empty())
        .then(|| view! { <p class="govuk-body">"Nothing was written here."</p> });
    let items = section.items.into_iter().map(item).collect_view();
    view! {
        <section class="sw-read-back">
            <h2 class="govuk-heading-m">{section.title}</h2>
            {empty} {items} {link}
        </section>
    }
    .into_any()
}

fn item(item: SnapshotItem) -> AnyView {
    let heading =
        (!item.name.is_empty()).then(|| view! { <h3 class="govuk-heading-s">{item.name}</h3> });
    let rows: Vec<_> = item
        .rows
        .into_iter()
        .map(|row| SummaryListRow::new(row.label, paragraphs(row.lines)))
        .collect();
    let list = (!rows.is_empty()).then(|| {
        let options = SummaryListOptions {
            rows,
            ..SummaryListOptions::default()
        };
        view! { <SummaryList options=options /> }
    });
    view! { {heading} {list} }.into_any()
}

/// Each line as a paragraph of its own.
fn paragraphs(lines: Vec<String>) -> Content {
    match lines.as_slice() {
        [line] => line.as_str().into(),
        _ => Content::view(move || {
            lines
                .iter()
                .map(|line| view! { <p class="govuk-body">{line.clone()}</p> })
                .collect_view()
        }),
    }
}
