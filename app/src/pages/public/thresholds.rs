//! The public guide to levels of need: signs of danger first, then the tiers.

mod before;
mod tiers;

use leptos::prelude::*;
use stepwise_domain::framework::{Framework, RedFlag, Route};
use stepwise_domain::tier::Tier;

use super::{Emergency, bullets, emergency, long_date};

/// What the guide shows.
#[derive(Clone, Debug)]
pub struct Thresholds {
    pub framework: Framework,
    pub emergency: Emergency,
    /// Where a professional asks for a consultation.
    pub consultation: String,
}

/// The page.
pub fn thresholds(page: Thresholds) -> AnyView {
    let Thresholds {
        framework,
        emergency: numbers,
        consultation,
    } = page;
    let edition = format!(
        "Version {}, published {}",
        framework.version,
        long_date(framework.published)
    );
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-xl">{framework.title.clone()}</h1>
                <p class="govuk-body">{edition}</p>
                {contents()}
                {red_flags(&framework, &numbers)}
                {tiers::how_a_tier_is_found()}
                {Tier::ALL
                    .into_iter()
                    .map(|tier| tiers::tier_section(&framework, tier))
                    .collect_view()}
                {before::prompts(&framework)}
                {before::baselines(&framework)}
                {before::duties(&framework)}
                {unsure(consultation)}
            </div>
        </div>
    }
    .into_any()
}

/// The links down the page; paper needs none.
fn contents() -> AnyView {
    let tiers = Tier::ALL.map(|tier| (tiers::anchor(tier), tier.to_string()));
    let links = [(
        "danger".to_owned(),
        "Signs of danger: ring first".to_owned(),
    )]
    .into_iter()
    .chain([("how".to_owned(), "How a tier is found".to_owned())])
    .chain(tiers)
    .chain(
        [
            ("look-closer", "When to look more closely"),
            ("first", "What each setting does first"),
            ("duties", "Duties in law"),
            ("unsure", "If you are not sure"),
        ]
        .map(|(id, words)| (id.to_owned(), words.to_owned())),
    )
    .map(|(id, words)| {
        view! {
            <li>
                <a class="govuk-link" href=format!("#{id}")>
                    {words}
                </a>
            </li>
        }
    })
    .collect_view();
    view! {
        <nav class="sw-no-print" aria-labelledby="contents">
            <h2 class="govuk-heading-s" id="contents">"On this page"</h2>
            <ol class="govuk-list">{links}</ol>
        </nav>
    }
    .into_any()
}

fn red_flags(framework: &Framework, numbers: &Emergency) -> AnyView {
    view! {
        <section aria-labelledby="danger">
            <h2 class="govuk-heading-l" id="danger">"Signs of danger: ring first"</h2>
            {emergency(numbers)}
            <p class="govuk-body">
                "None of these waits for a form, and none needs anybody’s agreement. If you are not sure, ring the MASH and talk it over."
            </p>
            <h3 class="govuk-heading-m">"Ring 999 now"</h3>
            {flags(framework, Route::CallNow)}
            <h3 class="govuk-heading-m">
                "Ring the MASH today, or the emergency duty team when it is closed"
            </h3>
            {flags(framework, Route::Mash)}
            {to_contents()}
        </section>
    }
    .into_any()
}

fn flags(framework: &Framework, route: Route) -> AnyView {
    bullets(framework.red_flags_to(route).map(|flag| {
        let RedFlag { text, note, .. } = flag.clone();
        view! {
            {text}
            {note
                .map(|note| {
                    view! {
                        <br />
                        <span class="govuk-hint">{note}</span>
                    }
                })}
        }
    }))
}

fn unsure(consultation: String) -> AnyView {
    view! {
        <section aria-labelledby="unsure">
            <h2 class="govuk-heading-l" id="unsure">"If you are not sure"</h2>
            <p class="govuk-body">
                "The guide helps people think; it does not decide. Talk with your safeguarding lead, or "
                <a class="govuk-link" href=consultation>"ask for a consultation"</a>
                " before you refer. If you fear harm, ring the MASH."
            </p>
            {to_contents()}
        </section>
    }
    .into_any()
}

fn to_contents() -> AnyView {
    view! {
        <p class="govuk-body sw-no-print">
            <a class="govuk-link" href="#contents">"Back to “On this page”"</a>
        </p>
    }
    .into_any()
}
