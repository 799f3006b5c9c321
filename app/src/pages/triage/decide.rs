//! The form of a step.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::Content;
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::details::{Details, DetailsOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds};

pub struct Decide {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    pub reference: String,
    /// The address it is posted to: its own.
    pub action: String,
    /// The record.
    pub back: String,
    /// Of the record as it was when the form was opened.
    pub version: i32,
    /// What to know before: that somebody else owns it.
    pub notice: Option<String>,
    pub button: &'static str,
    /// What the record is called in the way back to it.
    pub record: &'static str,
    /// Whether it can be put aside unfinished.
    pub later: bool,
    /// Whether this person has put it aside before, and can throw that away.
    pub begun: bool,
}

pub fn decide(page: Decide) -> AnyView {
    let questions = fields(&page.section, &page.answers, &page.errors);
    let heading = view! {
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            {page.section.title}
        </h1>
    };
    let intro = page
        .section
        .intro
        .clone()
        .map(|words| view! { <p class="govuk-body">{words}</p> });
    let notice = page
        .notice
        .map(|words| view! { <InsetText options=words.as_str() /> });
    let later = page.later.then(|| {
        let options = ButtonOptions {
            name: "later".into(),
            value: "yes".into(),
            content: "Save and finish later".into(),
            ..ButtonOptions::default()
        };
        view! { <Button options=options.secondary() /> }
    });
    let begun = page.begun.then(|| throw_away(page.action.clone()));
    two_thirds(view! {
        <BackLink options=BackLinkOptions {
            content: format!("Back to the {}", page.record).into(),
            ..BackLinkOptions::to(page.back)
        } />
        {errors_above(&page.errors)}
        {heading} {intro} {notice}
        <form method="post" action=page.action novalidate>
            <input type="hidden" name="version" value=page.version.to_string() />
            {questions}
            <div class="govuk-button-group">
                <Button options=ButtonOptions::submit(page.button) />
                {later}
            </div>
        </form>
        {begun}
    })
}

fn throw_away(action: String) -> AnyView {
    let button = ButtonOptions {
        name: "throw-away".into(),
        value: "yes".into(),
        content: "Throw the draft away".into(),
        ..ButtonOptions::default()
    };
    let button = button.secondary();
    let unfolded = Content::view(move || {
        view! {
            <p class="govuk-body">"What you put aside of this form is lost for good."</p>
            <form method="post" action=action.clone()>
                <Button options=button.clone() />
            </form>
        }
    });
    let options = DetailsOptions::new("You do not need this draft any more?", unfolded);
    view! { <Details options=options /> }.into_any()
}
