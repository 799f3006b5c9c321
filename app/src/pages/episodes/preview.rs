//! Who will read an entry, and what it says, before it is kept.

use leptos::prelude::*;
use stepwise_domain::form::Answers;

use crate::components::inset_text::InsetText;
use crate::components::summary_list::{SummaryList, SummaryListOptions};
use crate::pages::parts::two_thirds;
use crate::pages::triage::{Card, cards, confirm, rows};

pub struct EntryPreview {
    pub title: String,
    pub reference: String,
    /// Who will be able to read it, in a sentence.
    pub readers: String,
    /// What others than the team will read of it: who, and which questions with their answers.
    pub extracts: Vec<Card>,
    /// What was typed, with the questions.
    pub words: Vec<(String, String)>,
    pub action: String,
    pub answers: Answers,
    pub version: i32,
}

pub fn entry_preview(page: EntryPreview) -> AnyView {
    let apart = !page.extracts.is_empty();
    let typed = SummaryListOptions {
        rows: rows(page.words),
        ..SummaryListOptions::default()
    };
    let all = apart.then(|| view! { <h2 class="govuk-heading-m">"All of it, for the team"</h2> });
    two_thirds(view! {
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            "Check before you save: " {page.title}
        </h1>
        <InsetText options=page.readers.as_str() />
        {cards(page.extracts)}
        {all}
        <SummaryList options=typed />
        {confirm(page.action, &page.answers, page.version, "Save")}
    })
}
