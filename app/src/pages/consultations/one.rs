//! One question with its answer, or with the form that answers it.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds, written};

pub struct Consultation {
    pub address: String,
    pub question: String,
    /// A name and an organisation.
    pub asked_by: String,
    pub asked: String,
    pub answered: Option<Answered>,
    pub may_answer: bool,
    pub may_refer: bool,
    /// The draft that was started from it.
    pub draft: Option<String>,
}

pub struct Answered {
    pub text: String,
    pub by: String,
    pub at: String,
}

/// The form that answers, as it was last posted.
pub struct AnswerForm {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// An answer that came after somebody else's.
    pub too_late: Option<String>,
}

pub fn consultation(page: Consultation, form: AnswerForm) -> AnyView {
    let above = errors_above(&form.errors);
    let too_late = form.too_late.clone().map(|text| {
        view! {
            <h2 class="govuk-heading-m">"What you wrote, which was not sent"</h2>
            {written(&text)}
        }
    });
    let below = match page.answered {
        Some(answered) => {
            let refer = page
                .may_refer
                .then(|| refer(&page.address, page.draft.as_deref()));
            view! {
                <h2 class="govuk-heading-m" id="answered" tabindex="-1">"Answer"</h2>
                {written(&answered.text)}
                <p class="govuk-hint">{format!("{}, {}", answered.by, answered.at)}</p>
                {too_late} {refer}
            }
            .into_any()
        }
        None if page.may_answer => answer(page.address, &form),
        None => view! {
            <InsetText options="Nobody has answered yet. We send you an e-mail when somebody has." />
            <p class="govuk-body">
                "You need not wait for it: you can "
                <a class="govuk-link" href="/referrals/new">"start a referral"</a> " at any time."
            </p>
        }
        .into_any(),
    };
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Consultations".into(), ..BackLinkOptions::to("/consultations") } />
        {above}
        <h1 class="govuk-heading-l">"A question before a referral"</h1>
        {written(&page.question)}
        <p class="govuk-hint">{format!("{}, {}", page.asked_by, page.asked)}</p>
        {below}
    })
}

fn answer(address: String, form: &AnswerForm) -> AnyView {
    view! {
        <form method="post" action=address novalidate>
            {fields(&form.section, &form.answers, &form.errors)}
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Send the answer") } />
        </form>
    }
    .into_any()
}

fn refer(address: &str, draft: Option<&str>) -> AnyView {
    match draft {
        Some(draft) => view! {
            <p class="govuk-body">
                "A referral was started from this. "
                <a class="govuk-link" href=draft.to_owned()>"Go to it"</a>
            </p>
        }
        .into_any(),
        None => view! {
            <form method="post" action=format!("{address}/refer")>
                <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Start a referral from this") } />
            </form>
        }
        .into_any(),
    }
}
