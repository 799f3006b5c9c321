//! What the referrer will read, before it is sent.

use leptos::prelude::*;
use stepwise_domain::form::Answers;

use super::card::rows;
use crate::components::button::{Button, ButtonOptions};
use crate::components::inset_text::InsetText;
use crate::components::summary_list::{SummaryList, SummaryListOptions};
use crate::pages::parts::two_thirds;

pub struct Preview {
    /// What is about to be done.
    pub title: String,
    pub reference: String,
    /// What the referrer will read on the referral's page: the state, then words with their names.
    pub public_label: String,
    pub letter: Vec<(String, String)>,
    /// What only colleagues read.
    pub inside: Vec<(String, String)>,
    /// The address the form is posted to.
    pub action: String,
    /// What was typed, to be posted again.
    pub answers: Answers,
    pub version: i32,
    pub confirm: &'static str,
}

pub fn preview(page: Preview) -> AnyView {
    let told = !page.letter.is_empty();
    let letter = told.then(|| {
        let options = SummaryListOptions {
            rows: rows(page.letter),
            ..SummaryListOptions::default()
        };
        view! {
            <h2 class="govuk-heading-m">"This is what the referrer will read"</h2>
            <div class="app-letter">
                <p class="govuk-body">
                    "Referral " {page.reference.clone()} ": "
                    <strong>{page.public_label.clone()}</strong>
                </p>
                <SummaryList options=options />
            </div>
            <InsetText options="The e-mail says only that there is news. These words are read after signing in." />
        }
    });
    let inside = SummaryListOptions {
        rows: rows(page.inside),
        ..SummaryListOptions::default()
    };
    two_thirds(view! {
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference.clone()}</span>
            {page.title}
        </h1>
        {letter}
        <h2 class="govuk-heading-m">"For colleagues only"</h2>
        <SummaryList options=inside />
        {confirm(page.action, &page.answers, page.version, page.confirm)}
    })
}

/// The form below a preview: do it, or go back and change it. Nothing typed is lost either way.
pub fn confirm(action: String, answers: &Answers, version: i32, button: &'static str) -> AnyView {
    view! {
        <form method="post" action=action novalidate>
            {again(answers, version)}
            <div class="govuk-button-group">
                <Button options=ButtonOptions { name: "confirm".into(), value: "yes".into(), ..ButtonOptions::submit(button) } />
                <Button options=ButtonOptions { name: "change".into(), value: "yes".into(), content: "Change".into(), ..ButtonOptions::default() }.secondary() />
            </div>
        </form>
    }
    .into_any()
}

/// What was typed, in hidden fields.
pub fn again(answers: &Answers, version: i32) -> AnyView {
    let typed = answers
        .0
        .iter()
        .flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())));
    let fields = typed
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <input type="hidden" name="version" value=version.to_string() />
        {fields}
    }
    .into_any()
}
