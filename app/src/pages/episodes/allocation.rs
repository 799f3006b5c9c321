//! Families whom no lead practitioner has accepted: never out of sight of those who allocate.

use leptos::prelude::*;

use super::list::{CaseLine, StepLine, cases, unowned_cases, waiting_steps};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};

/// The oldest of them, for the top of a page of other things.
pub struct Unallocated {
    pub oldest: Vec<CaseLine>,
    pub count: usize,
}

/// The part of a first page: it stands above everything that can be filtered.
pub fn unallocated(part: Unallocated) -> AnyView {
    if part.count == 0 {
        return view! {
            <p class="govuk-body">"Every accepted family has a lead practitioner."</p>
        }
        .into_any();
    }
    let more = part.count > part.oldest.len();
    let heading = match part.count {
        1 => "1 family has no lead practitioner".to_owned(),
        count => format!("{count} families have no lead practitioner"),
    };
    let all = more.then(|| {
        view! {
            <p class="govuk-body">
                <a class="govuk-link" href="/allocation">"Show all " {part.count}</a>
            </p>
        }
    });
    view! {
        <section class="app-first" aria-labelledby="unallocated">
            <h2 class="govuk-heading-m" id="unallocated">{heading}</h2>
            {unowned_cases(part.oldest)}
            {all}
        </section>
    }
    .into_any()
}

/// The list, with the steps that wait and the outcomes that the desk is to look at.
pub fn allocation(all: Unallocated, steps: Vec<StepLine>, checks: Vec<CaseLine>) -> AnyView {
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Steps that wait for an answer"</h2>
            {waiting_steps(steps)}
        }
    });
    let lines = all.oldest;
    let cut = (all.count > lines.len()).then(|| {
        let words = format!(
            "These are the {} that have waited longest, of {}.",
            lines.len(),
            all.count
        );
        view! { <p class="govuk-body">{words}</p> }
    });
    let checks = (!checks.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Has the outcome lasted?"</h2>
            <p class="govuk-body">"Help for these families has ended, and whoever led for them last does not any more."</p>
            {cases("Closed episodes whose outcome is to be looked at, the longest closed first", checks)}
        }
    });
    let list = if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "Every accepted family has a lead practitioner",
            "A family stands here from the decision until somebody has accepted to lead.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else {
        unowned_cases(lines)
    };
    view! {
        <h1 class="govuk-heading-l">"Families without a lead practitioner"</h1>
        <p class="govuk-body">
            "The longest waiting first. "
            <a class="govuk-link" href="/waiting">"Waiting lists"</a>
            ". "
            <a class="govuk-link" href="/cover">"Cover while somebody is away"</a>
            "."
        </p>
        {cut}
        {list}
        {steps}
        {checks}
    }
    .into_any()
}
