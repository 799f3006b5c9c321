//! A few words with their names, in a box: a decision, a question, an answer of the MASH.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::summary_list::{
    SummaryCard, SummaryList, SummaryListOptions, SummaryListRow,
};

pub struct Card {
    pub title: String,
    /// Each with its name; line breaks are kept.
    pub rows: Vec<(String, String)>,
}

pub fn cards(cards: Vec<Card>) -> AnyView {
    cards.into_iter().map(card).collect_view().into_any()
}

fn card(card: Card) -> AnyView {
    let options = SummaryListOptions {
        card: Some(SummaryCard::titled(card.title.as_str())),
        rows: rows(card.rows),
        ..SummaryListOptions::default()
    };
    view! { <SummaryList options=options /> }.into_any()
}

/// Names and words as the rows of a list; what is empty is left out.
pub fn rows(rows: Vec<(String, String)>) -> Vec<SummaryListRow> {
    rows.into_iter()
        .filter(|(_, words)| !words.trim().is_empty())
        .map(|(name, words)| SummaryListRow::new(name.as_str(), paragraphs(&words)))
        .collect()
}

fn paragraphs(words: &str) -> Content {
    let lines: Vec<_> = words.lines().map(str::to_owned).collect();
    Content::view(move || {
        lines
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| view! { <p class="govuk-body">{line.clone()}</p> })
            .collect_view()
    })
}
