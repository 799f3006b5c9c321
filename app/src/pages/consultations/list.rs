//! The list: what an organisation asked, or what waits for an answer.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::table::{Table, TableCell, TableOptions};

pub struct Consultations {
    /// Whether the reader is one who answers, rather than one who asks.
    pub answers: bool,
    pub lines: Vec<Line>,
}

pub struct Line {
    pub address: String,
    /// The beginning of the question.
    pub start: String,
    pub asked: String,
    /// A colleague; to those who answer, an organisation.
    pub asked_by: String,
    /// When it was answered, if it was.
    pub answered: Option<String>,
}

pub fn consultations(page: Consultations) -> AnyView {
    let ask = (!page.answers).then(|| {
        let options = ButtonOptions::link("Ask for a consultation", "/consultations/new");
        view! { <Button options=options /> }
    });
    let heading = if page.answers {
        "Questions that wait for an answer"
    } else {
        "Consultations"
    };
    let list = if page.lines.is_empty() {
        let empty = if page.answers {
            EmptyStateOptions::new(
                "Every question is answered",
                "Professionals can ask you for advice before they refer. New questions stand here, the longest waiting first.",
            )
        } else {
            EmptyStateOptions::new(
                "Nothing has been asked yet",
                "If you are not sure whether to refer, ask a coordinator a short question first. You need not name anybody.",
            )
        };
        view! { <EmptyState options=empty /> }.into_any()
    } else {
        table(page.answers, page.lines)
    };
    view! {
        <h1 class="govuk-heading-l">{heading}</h1>
        {ask} {list}
    }
    .into_any()
}

fn table(answers: bool, lines: Vec<Line>) -> AnyView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let mut cells = vec![
                link(line.address, line.start),
                TableCell::from(line.asked_by.as_str()),
                TableCell::from(line.asked.as_str()),
            ];
            if !answers {
                let answered = line.answered.as_deref().unwrap_or("Not answered yet");
                cells.push(TableCell::from(answered));
            }
            cells
        })
        .collect();
    let mut head = vec!["Question", "Asked by", "Asked"];
    if !answers {
        head.push("Answered");
    }
    let options = TableOptions {
        head: head.into_iter().map(TableCell::from).collect(),
        rows,
        ..TableOptions::default()
    };
    view! { <div class="sw-scroll"><Table options=options /></div> }.into_any()
}

fn link(href: String, words: String) -> TableCell {
    TableCell::from(Content::view(move || {
        view! { <a class="govuk-link" href=href.clone()>{words.clone()}</a> }
    }))
}
