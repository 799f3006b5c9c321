//! A page of questions: what is wrong above, the questions, and the way on.

use leptos::prelude::*;
use stepwise_domain::form::read_back::read_back;
use stepwise_domain::form::{Answers, FieldError, Section};

use super::control::only_field;
use super::fields;
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::pages::parts::errors_above;

/// One page of a form.
pub struct SectionPage {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// The heading, where it is not the section's title.
    pub heading: Option<String>,
    /// The address it is posted to: its own.
    pub action: String,
    pub back: (String, String),
    /// Which saved state the answers were shown over; goes back with the post.
    pub seen: String,
    /// Saved in the background while it is being filled in.
    pub autosave: bool,
    pub button: String,
    /// Shown above the questions: advice, or a conflict with what somebody else saved.
    pub above: Option<AnyView>,
    /// Shown beside the questions: the live suggestion.
    pub beside: Option<AnyView>,
}

pub fn section_page(page: SectionPage) -> AnyView {
    let SectionPage {
        section,
        answers,
        errors,
        heading,
        action,
        back,
        seen,
        autosave,
        button,
        above,
        beside,
    } = page;
    // One question alone carries the heading in its own label.
    let alone = section.questions.len() == 1 && heading.is_none();
    let heading = (!alone)
        .then(|| view! { <h1 class="govuk-heading-l">{heading.unwrap_or_else(|| section.title.into())}</h1> });
    let intro = section.intro.clone().map(|words| {
        words
            .split("\n\n")
            .map(|paragraph| view! { <p class="govuk-body">{paragraph.to_owned()}</p> })
            .collect_view()
    });
    let status = autosave.then(|| {
        view! { <p class="govuk-hint sw-autosave" role="status" data-autosave-status=""></p> }
    });
    // What stands beside the questions follows them, so it stands in their form.
    let beside = beside
        .map(|view| view! { <div class="govuk-grid-column-one-third sw-beside">{view}</div> });
    let questions = if alone {
        only_field(&section, &answers, &errors)
    } else {
        fields(&section, &answers, &errors)
    };
    view! {
        <BackLink options=BackLinkOptions { content: back.1.into(), ..BackLinkOptions::to(back.0) } />
        <form method="post" action=action novalidate data-autosave=autosave.then_some("")>
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    {errors_above(&errors)}
                    {heading} {intro} {above}
                    <input type="hidden" name="seen" value=seen />
                    {questions}
                    {status}
                    <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit(button) } />
                </div>
                {beside}
            </div>
        </form>
    }
    .into_any()
}

/// Tells that somebody else saved this page meanwhile, and shows what.
pub fn changed_meanwhile(section: &Section, theirs: &Answers) -> AnyView {
    let saved = read_back(section, std::slice::from_ref(theirs));
    view! {
        <div class="govuk-error-summary" role="alert">
            <h2 class="govuk-error-summary__title">"This page changed since you opened it"</h2>
            <p class="govuk-body">
                "A colleague, or you in another window, saved other answers here. Below is what you typed. Save it to replace theirs, or leave the page to keep theirs."
            </p>
            {crate::pages::read_back::read_back(saved, None)}
        </div>
    }
    .into_any()
}
