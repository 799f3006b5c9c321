//! Questions back to the referrer, their answers, and the form that answers the open one.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::button::{Button, ButtonOptions};
use crate::pages::form::fields;
use crate::pages::parts::written;

/// A question and what became of it.
pub struct Asked {
    pub question: String,
    /// When, in words.
    pub at: String,
    pub answer: Option<Written>,
    pub open: bool,
    /// Whether the reader may answer it.
    pub may_answer: bool,
}

/// Words with who wrote them, and when.
pub struct Written {
    pub text: String,
    pub by: String,
    pub at: String,
}

/// The form that answers, as it was last posted.
pub struct ReplyForm {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// An answer that came when nothing was asked any more.
    pub too_late: Option<String>,
}

pub(super) fn questions(address: &str, asked: Vec<Asked>, reply: &ReplyForm) -> Option<AnyView> {
    let too_late = reply.too_late.as_deref().map(|text| {
        view! {
            <h3 class="govuk-heading-s" id="too-late" tabindex="-1">"What you wrote, which was not sent"</h3>
            {written(text)}
        }
    });
    if asked.is_empty() && too_late.is_none() {
        return None;
    }
    let each = asked
        .into_iter()
        .map(|one| question(address, one, reply))
        .collect_view();
    Some(
        view! {
            <section>
                <h2 class="govuk-heading-m">"Questions to you"</h2>
                {each} {too_late}
            </section>
        }
        .into_any(),
    )
}

fn question(address: &str, asked: Asked, reply: &ReplyForm) -> AnyView {
    let below = match asked.answer {
        Some(answer) => view! {
            <h3 class="govuk-heading-s">"Your answer"</h3>
            {written(&answer.text)}
            <p class="govuk-hint">{format!("{}, {}", answer.by, answer.at)}</p>
        }
        .into_any(),
        None if asked.open && asked.may_answer => form(address, reply),
        None if asked.open => view! {
            <p class="govuk-body">"Nobody has answered yet."</p>
        }
        .into_any(),
        None => view! {
            <p class="govuk-body">"This question is closed: we went on without an answer."</p>
        }
        .into_any(),
    };
    view! {
        <div class="govuk-inset-text">
            {written(&asked.question)}
            <p class="govuk-hint">{format!("Asked {}", asked.at)}</p>
        </div>
        {below}
    }
    .into_any()
}

fn form(address: &str, reply: &ReplyForm) -> AnyView {
    view! {
        <form method="post" action=address.to_owned() novalidate>
            {fields(&reply.section, &reply.answers, &reply.errors)}
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Send the answer") } />
        </form>
    }
    .into_any()
}
