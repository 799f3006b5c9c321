//! Bars, drawn in the page: nothing is loaded, and the table beside says the same.

use leptos::prelude::*;

use super::figure::{Figure, Row};

/// The height of one bar with its words above it, in pixels.
const STEP: usize = 48;

/// The longest bar, in hundredths of the width: its value stands after it, on a telephone too.
const LONGEST: f64 = 70.0;

pub(super) fn chart(figure: &Figure, column: usize) -> AnyView {
    let number = |row: &Row| row.cells.get(column).and_then(|cell| cell.number);
    let most = figure.rows.iter().filter_map(number).fold(0.0, f64::max);
    let id = format!("{}-chart", figure.slug);
    let labelled_by = id.clone();
    let what = figure.head.get(column + 1).cloned().unwrap_or_default();
    let title = format!("{}: {}", figure.title, what.to_lowercase());
    let bars = figure.rows.iter().enumerate().map(|(place, row)| {
        let value = number(row).unwrap_or_default();
        let share = if most > 0.0 { value / most } else { 0.0 };
        let words = row.cells.get(column).map(|cell| cell.words.clone());
        let top = place * STEP;
        let width = format!("{:.1}%", share * LONGEST);
        view! {
            <text x="0" y=(top + 16).to_string() font-size="16" fill="currentColor">
                {row.name.clone()}
            </text>
            <rect
                x="0"
                y=(top + 22).to_string()
                width=width.clone()
                height="16"
                fill="currentColor"
                fill-opacity="0.6"
            ></rect>
            <text x=width dx="6" y=(top + 35).to_string() font-size="16" fill="currentColor">
                {words}
            </text>
        }
    });
    view! {
        <svg
            role="img"
            aria-labelledby=labelled_by
            width="100%"
            height=(figure.rows.len() * STEP).to_string()
            class="govuk-body-s"
        >
            <title id=id>{title}</title>
            {bars.collect_view()}
        </svg>
    }
    .into_any()
}
