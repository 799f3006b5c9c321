//! What is done with what people tell, in plain words.

use leptos::prelude::*;

use super::{bullets, email};

/// What the notice says.
#[derive(Clone, Debug)]
pub struct Privacy {
    pub council: String,
    /// Where the data protection officer is written to.
    pub contact_email: String,
    pub keeping: Keeping,
    /// Minutes without a request after which a session ends.
    pub session_minutes: i64,
}

/// How long records are kept.
#[derive(Clone, Copy, Debug)]
pub struct Keeping {
    /// The birthday of the youngest child until which a family's help is kept.
    pub until_birthday: u8,
    /// Years after the end of a request that led to advice or was not accepted.
    pub years_after_advice: u8,
    /// Days after the last change of a form that was never sent.
    pub draft_days: u8,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            until_birthday: 25,
            years_after_advice: 6,
            draft_days: 30,
        }
    }
}

/// The page.
pub fn privacy(page: Privacy) -> AnyView {
    let council = page.council;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-xl">"Privacy"</h1>
                <p class="govuk-body-l">
                    {council.clone()}
                    " runs this service and answers for what is done with the information in it."
                </p>
                {what_and_why()}
                {who_sees()}
                {keeping(page.keeping)}
                {protection(page.session_minutes)}
                {rights(council, &page.contact_email)}
            </div>
        </div>
    }
    .into_any()
}

fn what_and_why() -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"What we hold"</h2>
        {bullets([
            "names, dates of birth, addresses and how to reach you",
            "what a professional told us about your family, what is going well, and what you and your child said",
            "health, school and other facts that bear on the help you need",
            "what was decided, why, and what help was given",
        ])}
        <p class="govuk-body">
            "It comes from the professional who asked for help, from you, and from those who work with your family."
        </p>
        <h2 class="govuk-heading-l">"Why we may hold it"</h2>
        <p class="govuk-body">
            "The law gives councils the task to help children and keep them safe. We use your information to carry out that task. Health and other private facts are used where that task needs them."
        </p>
        <p class="govuk-body">
            "Help is offered with your agreement, and you can say no to it at any time. That is not the same as the legal reason for holding information, so some of it is kept after you say no."
        </p>
        <p class="govuk-body">
            "No decision is taken by a computer. The service can suggest a level of need from what a professional ticked; a person decides and writes down why."
        </p>
    }
    .into_any()
}

fn who_sees() -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"Who sees it"</h2>
        <p class="govuk-body">"Only people who need it to do their part:"</p>
        {bullets([
            "the early help team and its managers",
            "the organisation that asked for help: what it sent, and what was decided",
            "the hub and the worker who help your family",
            "children’s social care, where a child may be at risk",
        ])}
        <p class="govuk-body">
            "If somebody is in danger we share what is needed with the police or social care, even without agreement. We do not sell information or use it for advertising. Figures for reports name nobody."
        </p>
    }
    .into_any()
}

fn keeping(keeping: Keeping) -> AnyView {
    let Keeping {
        until_birthday,
        years_after_advice,
        draft_days,
    } = keeping;
    view! {
        <h2 class="govuk-heading-l">"How long it is kept"</h2>
        {bullets([
            format!("help for a family: until the youngest child turns {until_birthday}"),
            format!(
                "a request that ended in advice, or was not accepted: {years_after_advice} years after that",
            ),
            format!("a form that was started and never sent: {draft_days} days after the last change"),
        ])}
        <p class="govuk-body">
            "The service itself deletes a form that was never sent, some days after it has reminded whoever started it. The council deletes the rest when its time has come. Some records are kept longer where a court or an inquiry needs them."
        </p>
    }
    .into_any()
}

fn protection(session_minutes: i64) -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"How it is protected"</h2>
        <p class="govuk-body">
            "Names, addresses and everything written in a record are encrypted before they are stored. Each time a member of staff opens a record, we note who and when. Our e-mails name no child."
        </p>
        <h2 class="govuk-heading-l">"Cookies"</h2>
        <p class="govuk-body">
            {format!(
                "One cookie keeps you signed in and stops working after {session_minutes} minutes without use. If you have an account, a second one remembers for 12 hours which account it was, and a third keeps what you typed when you were signed out. None holds a name. We do not follow you, and nothing on these pages comes from another company.",
            )}
        </p>
    }
    .into_any()
}

fn rights(council: String, contact: &str) -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"Your rights"</h2>
        <p class="govuk-body">"You can ask us to:"</p>
        {bullets([
            "show you what we hold about you",
            "put right what is wrong",
            "stop using it, use less of it or delete it, where the law allows",
        ])}
        <p class="govuk-body">
            "Write to the data protection officer of " {council} ": " {email(contact)}
            ". We answer within a month."
        </p>
        <p class="govuk-body">
            "If you are not happy with the answer, you can complain to the "
            <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">
                "Information Commissioner"
            </a> "."
        </p>
    }
    .into_any()
}
