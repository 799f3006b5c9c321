//! A figure: a table, the same as a chart where that helps, and the same as a file.

use leptos::prelude::*;

use super::chart::chart;
use crate::components::Content;
use crate::components::table::{Table, TableCell, TableOptions};

/// What a page shows as a table and a file carries as lines.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The name of its file, and its anchor.
    pub slug: &'static str,
    pub title: String,
    /// What is counted and how, where the title does not say it.
    pub note: String,
    pub head: Vec<String>,
    pub rows: Vec<Row>,
    /// What to say instead, where there are no rows.
    pub empty: String,
    /// Which column of numbers is drawn as bars too, counted from the first cell after the name.
    pub chart: Option<usize>,
}

/// A line of a figure.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    pub cells: Vec<Cell>,
}

/// One value.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub words: String,
    /// The number behind the words, for bars and files; words alone otherwise.
    pub number: Option<f64>,
    /// The list behind it.
    pub href: Option<String>,
}

impl Cell {
    pub fn words(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// A count; it leads to its list where there is something in it.
    pub fn count(count: i64, href: impl Into<String>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts of a council's cases")]
        let number = count as f64;
        Self {
            words: count.to_string(),
            number: Some(number),
            href: Some(href.into()).filter(|href| count > 0 && !href.is_empty()),
        }
    }
}

/// `query` narrows the file to the period that is shown.
pub(super) fn figure(figure: Figure, query: &str) -> AnyView {
    let (slug, title) = (figure.slug, figure.title.clone());
    let note = (!figure.note.is_empty())
        .then(|| view! { <p class="govuk-body">{figure.note.clone()}</p> });
    let body = if figure.rows.is_empty() {
        view! { <p class="govuk-body">{figure.empty}</p> }.into_any()
    } else {
        let file = format!("/overview/{slug}.csv{query}");
        let chart = figure.chart.map(|column| chart(&figure, column));
        view! {
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">{table(figure)}</div>
                <div class="govuk-grid-column-one-third">{chart}</div>
            </div>
            <p class="govuk-body sw-no-print">
                <a class="govuk-link" href=file download="">
                    "Download as CSV" <span class="govuk-visually-hidden">": " {title.clone()}</span>
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <section id=slug>
            <h2 class="govuk-heading-m">{title}</h2>
            {note} {body}
        </section>
    }
    .into_any()
}

fn table(figure: Figure) -> AnyView {
    let mut head = figure.head.into_iter();
    let first = head.next().map(TableCell::from);
    let options = TableOptions {
        caption: figure.title.into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: first
            .into_iter()
            .chain(head.map(TableCell::numeric))
            .collect(),
        rows: figure.rows.into_iter().map(row).collect(),
        first_cell_is_header: true,
        ..TableOptions::default()
    };
    view! { <div class="sw-scroll"><Table options=options /></div> }.into_any()
}

fn row(row: Row) -> Vec<TableCell> {
    let cells = row.cells.into_iter().map(|cell| {
        let Some(href) = cell.href else {
            return TableCell::numeric(cell.words);
        };
        let (words, of) = (cell.words, row.name.clone());
        TableCell::numeric(Content::view(move || {
            view! {
                <a class="govuk-link" href=href.clone()>
                    {words.clone()} <span class="govuk-visually-hidden">": " {of.clone()}</span>
                </a>
            }
        }))
    });
    std::iter::once(TableCell::from(row.name.as_str()))
        .chain(cells.collect::<Vec<_>>())
        .collect()
}
