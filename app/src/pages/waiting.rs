//! Waiting lists of hubs' services, and needs that nothing meets.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::Content;
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds};
use crate::pages::triage::{Card, cards};

/// Who waits for one service of one hub.
pub struct WaitList {
    pub title: String,
    pub lines: Vec<WaitLine>,
}

pub struct WaitLine {
    pub href: String,
    pub reference: String,
    pub child: String,
    pub level: String,
    pub since: String,
    pub reviewed: String,
    /// Nobody has looked at it for too long.
    pub stale: bool,
}

fn link(href: String, words: String) -> TableCell {
    let view = move || {
        view! { <a class="govuk-link" href=href.clone()>{words.clone()}</a> }
    };
    Content::view(view).into()
}

pub fn waiting(lists: Vec<WaitList>) -> AnyView {
    let body = if lists.is_empty() {
        let options = EmptyStateOptions::new(
            "Nobody is on a waiting list",
            "A family stands here from the day somebody who works with it puts it on the list of a hub’s service.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        lists.into_iter().map(list).collect_view().into_any()
    };
    view! {
        <h1 class="govuk-heading-l">"Waiting lists"</h1>
        <p class="govuk-body">"By hub and service, the longest waiting first."</p>
        {body}
    }
    .into_any()
}

fn list(list: WaitList) -> AnyView {
    let row = |line: WaitLine| -> Vec<TableCell> {
        let reviewed = if line.stale {
            format!("{}. Look at it again", line.reviewed)
        } else {
            line.reviewed
        };
        vec![
            link(line.href, line.reference),
            line.child.into(),
            line.level.into(),
            line.since.into(),
            reviewed.into(),
        ]
    };
    let options = TableOptions {
        caption: list.title.into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["Family", "Child", "Tier", "Waits since", "Last looked at"]
            .map(TableCell::from)
            .to_vec(),
        rows: list.lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}

/// One place on a list.
pub struct PlacePage {
    pub service: String,
    pub reference: String,
    /// The record.
    pub back: String,
    pub action: String,
    pub open: bool,
    pub cards: Vec<Card>,
}

pub fn place(
    page: PlacePage,
    section: Section,
    answers: &Answers,
    errors: &[FieldError],
) -> AnyView {
    let form = page.open.then(|| {
        let questions = fields(&section, answers, errors);
        view! {
            <h2 class="govuk-heading-m">{section.title}</h2>
            <form method="post" action=page.action novalidate>
                {questions}
                <Button options=ButtonOptions::submit("Save") />
            </form>
        }
    });
    two_thirds(view! {
        <BackLink options=BackLinkOptions {
            content: "Back to the episode".into(),
            ..BackLinkOptions::to(page.back)
        } />
        {errors_above(errors)}
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            "Waits for: " {page.service}
        </h1>
        {cards(page.cards)}
        {form}
    })
}

/// A need that nothing met.
pub struct NeedLine {
    pub href: String,
    pub reference: String,
    pub need: String,
    pub what: String,
    pub why: String,
    pub tier: String,
    pub hub: String,
    pub noted: String,
}

pub fn needs(lines: Vec<NeedLine>) -> AnyView {
    let body = if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "No need was noted that nothing met",
            "Whoever works with a family notes it on its record, where no service suits.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        let row = |line: NeedLine| -> Vec<TableCell> {
            vec![
                link(line.href, line.reference),
                line.need.into(),
                line.what.into(),
                line.why.into(),
                line.tier.into(),
                line.hub.into(),
                line.noted.into(),
            ]
        };
        let head = [
            "Family",
            "Need",
            "What would help",
            "Why nothing suits",
            "Tier",
            "Hub",
            "Noted",
        ];
        let options = TableOptions {
            caption: "Needs that nothing met, the latest first".into(),
            caption_classes: "govuk-visually-hidden".into(),
            head: head.map(TableCell::from).to_vec(),
            rows: lines.into_iter().map(row).collect(),
            ..TableOptions::default()
        };
        view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
    };
    view! {
        <BackLink options=BackLinkOptions {
            content: "Overview".into(),
            ..BackLinkOptions::to("/overview")
        } />
        <h1 class="govuk-heading-l">"Needs that nothing met"</h1>
        <p class="govuk-body">"In the last 12 months, the latest first."</p>
        {body}
    }
    .into_any()
}
