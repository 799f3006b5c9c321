//! A step of an episode: what was proposed, what whoever leads next must know, and the answer.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use super::closing::{Closing, closing};
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds};
use crate::pages::triage::{Card, cards};

/// A step that was proposed.
pub struct StepPage {
    pub reference: String,
    pub title: String,
    /// The record.
    pub back: String,
    /// By when it is to be answered, while it waits.
    pub clock: Option<ClockWordsOptions>,
    /// The proposal as asked and answered, and the answer once there is one.
    pub cards: Vec<Card>,
    /// What others will read, where it is a closure that waits.
    pub closing: Option<Closing>,
    /// What has to be there before it can be accepted, and is not yet.
    pub notice: Option<String>,
    /// The address it is answered at: its own.
    pub action: String,
    pub version: i32,
    /// For whoever decides.
    pub answer: Option<AnswerForm>,
    /// Whether this person can take it back.
    pub withdraw: bool,
    pub errors: Vec<FieldError>,
}

/// The form of whoever answers.
pub struct AnswerForm {
    pub section: Section,
    pub answers: Answers,
    /// The words of the two buttons: to accept, and not to.
    pub accept: &'static str,
    pub decline: &'static str,
}

pub fn step(page: StepPage) -> AnyView {
    let clock = page.clock.map(|clock| {
        view! { <p class="govuk-body">"Answer: " <ClockWords options=clock /></p> }
    });
    let notice = page
        .notice
        .map(|words| view! { <InsetText options=words.as_str() /> });
    let (action, version) = (page.action, page.version);
    let answer = page
        .answer
        .map(|form| answer(form, action.clone(), version, &page.errors));
    let withdraw = page.withdraw.then(|| {
        let button = ButtonOptions {
            name: "answer".into(),
            value: "withdraw".into(),
            ..ButtonOptions::submit("Take it back")
        };
        view! {
            <form method="post" action=action>
                <input type="hidden" name="version" value=version.to_string() />
                <Button options=button.secondary() />
            </form>
        }
    });
    two_thirds(view! {
        <BackLink options=BackLinkOptions {
            content: "Back to the episode".into(),
            ..BackLinkOptions::to(page.back)
        } />
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            {page.title}
        </h1>
        {clock}
        {cards(page.cards)}
        {page.closing.map(closing)}
        {notice} {answer} {withdraw}
    })
}

fn answer(form: AnswerForm, action: String, version: i32, errors: &[FieldError]) -> AnyView {
    let button = |value: &str, words: &'static str| ButtonOptions {
        name: "answer".into(),
        value: value.into(),
        ..ButtonOptions::submit(words)
    };
    view! {
        <h2 class="govuk-heading-m">"Your answer"</h2>
        <form method="post" action=action novalidate>
            <input type="hidden" name="version" value=version.to_string() />
            {fields(&form.section, &form.answers, errors)}
            <div class="govuk-button-group">
                <Button options=button("accept", form.accept) />
                <Button options=button("decline", form.decline).secondary() />
            </div>
        </form>
    }
    .into_any()
}
