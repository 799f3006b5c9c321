//! Episodes as rows.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::table::{Table, TableCell, TableOptions};

/// One episode in a list.
pub struct CaseLine {
    pub reference: String,
    /// The children, as staff know them.
    pub child: String,
    pub level: String,
    pub state: String,
    pub hub: String,
    /// Who leads, or was asked to.
    pub lead: String,
    /// When it was opened, or since when it is in the list, and how long ago that is.
    pub opened: String,
    /// The next promise: what for, and how it stands.
    pub clock: Option<(String, ClockWordsOptions)>,
}

/// The column that a list of one's own families does without.
const LEAD: usize = 5;

pub fn cases(caption: &str, lines: Vec<CaseLine>) -> AnyView {
    table(caption, lines, true, "Opened")
}

/// The same with the heading of the last column: since when each is in the list.
pub fn cases_since(caption: &str, lines: Vec<CaseLine>, since: &str) -> AnyView {
    table(caption, lines, true, since)
}

/// The same for families without a lead practitioner: since when they are.
pub fn unowned_cases(lines: Vec<CaseLine>) -> AnyView {
    let caption = "Families without a lead practitioner, the longest waiting first";
    cases_since(caption, lines, "Waiting since")
}

/// The same for a lead practitioner's own families: who leads goes without saying.
pub fn own_cases(caption: &str, lines: Vec<CaseLine>) -> AnyView {
    table(caption, lines, false, "Opened")
}

fn table(caption: &str, lines: Vec<CaseLine>, with_lead: bool, opened: &str) -> AnyView {
    let shown = |cells: Vec<TableCell>| -> Vec<TableCell> {
        let cells = cells.into_iter().enumerate();
        cells
            .filter(|(column, _)| with_lead || *column != LEAD)
            .map(|(_, cell)| cell)
            .collect()
    };
    let head = [
        "Reference",
        "Next promise",
        "Child",
        "Tier",
        "Hub",
        "Lead practitioner",
        opened,
    ];
    let options = TableOptions {
        caption: caption.into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: shown(head.map(TableCell::from).to_vec()),
        rows: lines.into_iter().map(|line| shown(row(line))).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}

fn row(line: CaseLine) -> Vec<TableCell> {
    let (href, reference) = (format!("/episodes/{}", line.reference), line.reference);
    let link = Content::view(move || {
        view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
    });
    let (lead, state) = (line.lead, line.state);
    let lead = Content::view(move || {
        view! { {lead.clone()} <br /> <span class="govuk-hint">{state.clone()}</span> }
    });
    let clock = line.clock.map_or_else(
        || Content::from("–"),
        |(what, clock)| {
            Content::view(
                move || view! { {what.clone()} ": " <ClockWords options=clock.clone() /> },
            )
        },
    );
    vec![
        link.into(),
        clock.into(),
        line.child.into(),
        line.level.into(),
        line.hub.into(),
        lead.into(),
        line.opened.into(),
    ]
}

/// A step that waits for an answer.
pub struct StepLine {
    pub href: String,
    pub reference: String,
    pub child: String,
    pub what: &'static str,
    pub proposed: String,
    pub clock: Option<ClockWordsOptions>,
}

pub fn waiting_steps(lines: Vec<StepLine>) -> AnyView {
    let row = |line: StepLine| -> Vec<TableCell> {
        let (href, reference) = (line.href, line.reference);
        let link = Content::view(move || {
            view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
        });
        let clock = line.clock.map_or_else(
            || Content::from("–"),
            |clock| Content::view(move || view! { <ClockWords options=clock.clone() /> }),
        );
        vec![
            link.into(),
            clock.into(),
            line.child.into(),
            line.what.into(),
            line.proposed.into(),
        ]
    };
    let options = TableOptions {
        caption: "Steps that wait for an answer, the oldest first".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Reference", "Answer", "Child", "Step", "Proposed"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}
