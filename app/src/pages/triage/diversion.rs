//! A red flag that stopped a form, for the MASH. It names nobody.

use leptos::prelude::*;
use stepwise_domain::diversion::REASON;
use stepwise_domain::form::{Answers, FieldError, Section};

use super::card::{Card, cards};
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds, written};

pub struct Diversion {
    /// Its own.
    pub address: String,
    pub flags: Vec<String>,
    pub organisation: String,
    pub when: String,
    pub stands: String,
    /// While it runs.
    pub see_by: Option<ClockWordsOptions>,
    pub decide_by: Option<ClockWordsOptions>,
    /// Whether the reader can say that they have looked.
    pub can_see: bool,
    pub can_decide: bool,
    /// What was answered so far.
    pub cards: Vec<Card>,
    pub done: Option<&'static str>,
}

pub fn diversion(
    page: Diversion,
    section: &Section,
    answers: &Answers,
    errors: &[FieldError],
) -> AnyView {
    let flags = (page.flags.iter())
        .map(|flag| view! { <li>{flag.clone()}</li> })
        .collect_view();
    let done = page.done.map(|words| view! { <InsetText options=words /> });
    let seen = page.can_see.then(|| {
        view! {
            <form method="post" action=format!("{}/seen", page.address)>
                <Button options=ButtonOptions::submit("I have looked at this").secondary() />
            </form>
        }
    });
    let typed = answers.text(REASON).to_owned();
    let below = if page.can_decide {
        let questions = fields(section, answers, errors);
        view! {
            <h2 class="govuk-heading-m">{section.title}</h2>
            <form method="post" action=page.address novalidate>
                {questions} <Button options=ButtonOptions::submit("Keep the decision") />
            </form>
        }
        .into_any()
    } else if errors.is_empty() {
        ().into_any()
    } else {
        view! {
            <h2 class="govuk-heading-m" id="too-late" tabindex="-1">
                "What you wrote, which was not kept"
            </h2>
            {written(&typed)}
        }
        .into_any()
    };
    view! {
        <BackLink options=BackLinkOptions { content: "MASH inbox".into(), ..BackLinkOptions::to("/mash") } />
        {errors_above(errors)}
        <h1 class="govuk-heading-l">"Red flag that stopped a form"</h1>
        {two_thirds(
            view! {
                {done}
                <p class="govuk-body">
                    {format!("{} met it on {}. ", page.organisation, page.when)}
                    "Whoever was filling in the form was told to ring 999 or the MASH."
                </p>
                <ul class="govuk-list govuk-list--bullet">{flags}</ul>
                <p class="govuk-body">{page.stands}</p>
                {due("To be looked at ", page.see_by)}
                {due("To be decided ", page.decide_by)}
                {cards(page.cards)} {seen} {below}
            },
        )}
    }
    .into_any()
}

fn due(what: &'static str, clock: Option<ClockWordsOptions>) -> Option<AnyView> {
    let clock = clock?;
    let line = view! { <p class="govuk-body">{what} <ClockWords options=clock /></p> };
    Some(line.into_any())
}
