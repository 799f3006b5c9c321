//! One challenge: what the referrer says, the decision it is about, and the answer.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::Content;
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::identity_bar::{IdentityBar, IdentityBarOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds, written};
use crate::pages::triage::{Card, cards};

pub struct Challenge {
    /// Its own.
    pub address: String,
    pub reference: String,
    pub child: String,
    /// Who looks at it.
    pub stage: String,
    /// The day, and how long ago that is.
    pub raised: String,
    pub raised_by: String,
    /// None once it is answered.
    pub clock: Option<ClockWordsOptions>,
    /// What the referrer says, what was decided, and the answer where there is one.
    pub cards: Vec<Card>,
    /// Why the reader may not answer it, where it waits for an answer.
    pub not_yours: Option<String>,
    /// What was just done.
    pub done: bool,
}

/// The form that answers, as it was last posted.
pub struct AnswerForm {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// What was typed when somebody else had answered already.
    pub too_late: Option<String>,
}

pub fn challenge(page: Challenge, form: AnswerForm) -> AnyView {
    let mut bar = IdentityBarOptions::new(page.child.as_str())
        .with_fact("Referral", page.reference.as_str())
        .with_fact("Raised", page.raised.as_str())
        .with_fact("Raised by", page.raised_by.as_str())
        .with_fact("Looked at by", page.stage.as_str());
    let waits = page.clock.is_some();
    if let Some(clock) = page.clock {
        let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
        bar = bar.with_fact("Answer", clock);
    }
    let done = page.done.then(|| {
        view! { <InsetText options="The answer is kept. The referrer and whoever took the decision have been told." /> }
    });
    let too_late = form.too_late.as_deref().map(|text| {
        view! {
            <h2 class="govuk-heading-m" id="too-late" tabindex="-1">"What you wrote, which was not sent"</h2>
            {written(text)}
        }
    });
    let below = match page.not_yours {
        Some(words) => view! { <InsetText options=words.as_str() /> }.into_any(),
        None if waits => answer(page.address, &form),
        None => ().into_any(),
    };
    let record = format!("/triage/{}", page.reference);
    view! {
        <BackLink options=BackLinkOptions { content: "Challenges".into(), ..BackLinkOptions::to("/challenges") } />
        {errors_above(&form.errors)}
        <h1 class="govuk-heading-l">"Challenge to a decision"</h1>
        <IdentityBar options=bar />
        {two_thirds(
            view! {
                {done}
                <p class="govuk-body">
                    <a class="govuk-link" href=record>"Read the whole referral"</a>
                </p>
                {cards(page.cards)} {too_late} {below}
            },
        )}
    }
    .into_any()
}

fn answer(address: String, form: &AnswerForm) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{form.section.title}</h2>
        <form method="post" action=address novalidate>
            {fields(&form.section, &form.answers, &form.errors)}
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Send the answer") } />
        </form>
    }
    .into_any()
}
