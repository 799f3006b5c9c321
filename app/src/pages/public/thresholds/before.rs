//! What to look at and what to have done before a referral, and duties that stay with the reader.

use leptos::prelude::*;
use stepwise_domain::framework::{Baseline, Duty, Framework};

use super::to_contents;
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::pages::public::bullets;

pub(super) fn prompts(framework: &Framework) -> AnyView {
    let prompts: Vec<String> = framework.prompts.iter().map(|it| it.text.clone()).collect();
    view! {
        <section aria-labelledby="look-closer">
            <h2 class="govuk-heading-l" id="look-closer">"When to look more closely"</h2>
            <p class="govuk-body">
                "Some children more often need help and less often get it. These do not change the tier; they ask you to look again at a child who:"
            </p>
            {bullets(prompts.into_iter().map(begin_small))}
            {to_contents()}
        </section>
    }
    .into_any()
}

/// The words as the end of a sentence.
fn begin_small(words: String) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => words,
    }
}

pub(super) fn baselines(framework: &Framework) -> AnyView {
    let settings = framework.baselines.iter().map(baseline).collect_view();
    view! {
        <section aria-labelledby="first">
            <h2 class="govuk-heading-l" id="first">"What each setting does first"</h2>
            <p class="govuk-body">
                "This is what a setting has ordinarily done before it refers a family. It is not a hurdle: where something could not be done, say why."
            </p>
            {settings}
            {to_contents()}
        </section>
    }
    .into_any()
}

fn baseline(baseline: &Baseline) -> impl IntoView + use<> {
    let steps: Vec<String> = baseline.expected.iter().map(|it| it.text.clone()).collect();
    view! {
        <h3 class="govuk-heading-m" id=format!("first-{}", baseline.setting.code())>
            {baseline.setting.name()}
        </h3>
        {bullets(steps)}
    }
}

pub(super) fn duties(framework: &Framework) -> AnyView {
    let row = |duty: &Duty| SummaryListRow::new(duty.text.clone(), duty.whom.clone());
    let list = SummaryListOptions {
        rows: framework.duties.iter().map(row).collect(),
        ..SummaryListOptions::default()
    };
    view! {
        <section aria-labelledby="duties">
            <h2 class="govuk-heading-l" id="duties">"Duties in law"</h2>
            <p class="govuk-body">
                "You may have these duties yourself. A referral here does not meet them for you."
            </p>
            <SummaryList options=list />
            {to_contents()}
        </section>
    }
    .into_any()
}
