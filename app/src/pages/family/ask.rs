//! The way in: a reference, then a code.

use leptos::prelude::*;

use super::{Words, fill, message, paragraph, problem};
use crate::components::button::{Button, ButtonOptions};
use crate::components::input::{Input, InputOptions};
use crate::components::inset_text::InsetText;
use crate::pages::parts::two_thirds;

/// The page that asks for the reference.
pub struct Ask {
    pub words: &'static Words,
    pub reference: String,
    pub error: Option<String>,
    /// A session has just ended.
    pub closed: bool,
    pub team_phone: String,
}

pub fn ask(page: Ask) -> AnyView {
    let words = page.words;
    let reference = InputOptions {
        id: "reference".into(),
        name: "reference".into(),
        label: words.ask_label.into(),
        hint: Some(words.ask_hint.into()),
        value: page.reference,
        classes: "govuk-input--width-20".into(),
        spellcheck: Some(false),
        error_message: page.error.clone().map(|text| message(words, text)),
        ..InputOptions::default()
    };
    two_thirds(view! {
        {problem(words, "reference", page.error.as_deref())}
        <h1 class="govuk-heading-l">{words.ask_title}</h1>
        {page.closed.then(|| view! { <InsetText options=words.closed /> })}
        {paragraph(words.ask_intro)}
        <form method="post" action="/status" novalidate>
            <Input options=reference />
            <Button options=ButtonOptions::submit(words.ask_button) />
        </form>
        {paragraph(fill(words.no_reference, &[("phone", &page.team_phone)]))}
    })
}

/// The page that asks for the code.
pub struct EnterCode {
    pub words: &'static Words,
    pub error: Option<String>,
    pub team_phone: String,
}

pub fn enter_code(page: EnterCode) -> AnyView {
    let words = page.words;
    let code = InputOptions {
        id: "code".into(),
        name: "code".into(),
        label: words.code_label.into(),
        hint: Some(words.code_hint.into()),
        classes: "govuk-input--width-10".into(),
        inputmode: "numeric".into(),
        autocomplete: "one-time-code".into(),
        spellcheck: Some(false),
        error_message: page.error.clone().map(|text| message(words, text)),
        ..InputOptions::default()
    };
    two_thirds(view! {
        {problem(words, "code", page.error.as_deref())}
        <h1 class="govuk-heading-l">{words.code_title}</h1>
        {paragraph(words.code_sent)}
        {paragraph(words.code_wait)}
        <form method="post" action="/status/code" novalidate>
            <Input options=code />
            <Button options=ButtonOptions::submit(words.code_button) />
        </form>
        <p class="govuk-body">
            <a class="govuk-link" href="/status">{words.code_again}</a>
        </p>
        {paragraph(fill(words.no_reference, &[("phone", &page.team_phone)]))}
    })
}
