//! The record of an episode on paper, for whoever may see it: what stands, what was written down and
//! what happened, without anything to press.

use leptos::prelude::*;
use stepwise_domain::clock::words;

use super::Record;
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::pages::sheet::{fact, fact_lines, section, wide_fact};
use crate::pages::triage::{Card, Happening};

pub fn record_sheet(page: Record) -> AnyView {
    let back = format!("/episodes/{}", page.reference);
    let facts = page
        .facts
        .into_iter()
        .map(|(name, words)| fact(&name, words));
    let goals = page.goals.into_iter().map(|goal| {
        let now = goal.scores.last().copied().unwrap_or(goal.start);
        let stands = format!("At the start {}, now {now}, of 10.", goal.start);
        fact_lines(goal.words, vec![stands, goal.scale, goal.outcome])
    });
    let actions = page.actions.into_iter().map(|action| {
        let stands = action.done.unwrap_or_else(|| "Not done yet".into());
        let lines = vec![action.who, format!("By {}", action.by), stands];
        fact_lines(action.what, lines)
    });
    let cards = (page.cards.into_iter())
        .filter(|(_, cards)| !cards.is_empty())
        .map(|(heading, cards)| {
            part(
                heading,
                cards.into_iter().map(card).collect_view().into_any(),
            )
        })
        .collect_view();
    let referred = page.referred.into_iter().map(|one| {
        let sections = one.sections.into_iter().map(section).collect_view();
        let heading = format!("What was referred: {}, {}", one.reference, one.sent);
        view! { <h2 class="govuk-heading-m">{heading}</h2> {sections} }
    });
    let referred = referred.collect_view();
    let history = page.history.into_iter().map(happening).collect_view();
    view! {
        <BackLink options=BackLinkOptions { content: "The record".into(), ..BackLinkOptions::to(back) } />
        <article class="sw-sheet">
            <h1 class="govuk-heading-l">"Episode " {page.reference} ": " {page.child}</h1>
            <p class="govuk-body sw-no-print">"Use your browser to print this page. It holds what you may read, and others may not: keep it as safe as any record about a child."</p>
            <dl class="sw-sheet__rows">
                {fact("Stands as", page.state)}
                {facts.collect_view()}
            </dl>
            {rows("Goals", goals.collect())}
            {rows("Plan", actions.collect())}
            {cards}
            {part("What happened".into(), view! { <dl class="sw-sheet__rows">{history}</dl> }.into_any())}
            {referred}
        </article>
    }
    .into_any()
}

fn rows(heading: &str, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let rows = view! { <dl class="sw-sheet__rows">{rows}</dl> }.into_any();
        part(heading.into(), rows)
    })
}

fn part(heading: String, body: AnyView) -> AnyView {
    view! {
        <section class="sw-sheet__section">
            <h2 class="govuk-heading-s">{heading}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn card(card: Card) -> AnyView {
    let rows = (card.rows.into_iter())
        .filter(|(_, words)| !words.trim().is_empty())
        .map(|(name, words)| fact_lines(name, words.lines().map(str::to_owned).collect()))
        .collect_view();
    view! {
        <h3 class="govuk-heading-s sw-sheet__name">{card.title}</h3>
        <dl class="sw-sheet__rows">{rows}</dl>
    }
    .into_any()
}

fn happening(one: Happening) -> AnyView {
    let mut lines = vec![format!("{}, by {}", one.what, one.who)];
    if !one.more.is_empty() {
        lines.push(one.more);
    }
    wide_fact(words::moment(one.at), lines)
}
