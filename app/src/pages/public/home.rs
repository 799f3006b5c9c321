//! The start page: sends each kind of visitor the right way.

use leptos::prelude::*;

use super::{Emergency, bullets, emergency, phone};
use crate::components::button::{Button, ButtonOptions};

/// What the start page shows.
#[derive(Clone, Debug)]
pub struct Home {
    pub council: String,
    /// Of the early help team, in office hours.
    pub team_phone: String,
    pub emergency: Emergency,
    /// Set for somebody who is signed in.
    pub own_work: Option<OwnWork>,
    /// Where a professional asks for a consultation.
    pub consultation: String,
}

/// Where somebody who is signed in goes on: "Your referrals" for a school.
#[derive(Clone, Debug)]
pub struct OwnWork {
    pub text: String,
    pub href: String,
}

/// The page.
pub fn home(page: Home) -> AnyView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-xl">"Help early, for children and families"</h1>
                <p class="govuk-body-l">
                    "When things get hard at home or at school, help that comes early works best. "
                    {page.council} " and its partners arrange it here."
                </p>
                {emergency(&page.emergency)}
            </div>
        </div>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">
                {professionals(page.own_work, page.consultation)}
            </div>
            <div class="govuk-grid-column-one-half">{families(&page.team_phone)}</div>
        </div>
    }
    .into_any()
}

fn professionals(own_work: Option<OwnWork>, consultation: String) -> AnyView {
    let start = match own_work {
        Some(OwnWork { text, href }) => ButtonOptions::link(text, href),
        None => ButtonOptions::link("Sign in", "/sign-in"),
    };
    let start = ButtonOptions {
        is_start_button: true,
        ..start
    };
    view! {
        <section aria-labelledby="professionals">
            <h2 class="govuk-heading-l" id="professionals">"You work with families"</h2>
            <p class="govuk-body">
                "Schools, nurseries, health services, police, charities and council teams refer a family here and see what becomes of it."
            </p>
            <Button options=start />
            <h3 class="govuk-heading-s">"Before you refer"</h3>
            {bullets([
                view! {
                    <a class="govuk-link" href="/thresholds">"Read the guide to levels of need"</a>
                    ": what counts as which tier, and what your setting does first"
                }
                    .into_any(),
                view! {
                    <a class="govuk-link" href=consultation>"Ask for a consultation"</a>
                    ": a short question to the early help team when you are not sure"
                }
                    .into_any(),
                view! {
                    <a class="govuk-link" href="/hubs">"See what the family hubs offer"</a>
                    ", and how long the waits are"
                }
                    .into_any(),
            ])}
        </section>
    }
    .into_any()
}

fn families(team_phone: &str) -> AnyView {
    view! {
        <section aria-labelledby="families">
            <h2 class="govuk-heading-l" id="families">"You are a parent or a young person"</h2>
            <p class="govuk-body">"You do not need an account."</p>
            {bullets([
                view! {
                    <a class="govuk-link" href="/status">"See where your request stands"</a>
                    ", with the reference you were given"
                }
                    .into_any(),
                view! {
                    <a class="govuk-link" href="/hubs">"Find a family hub near you"</a>
                }
                    .into_any(),
            ])}
            <h3 class="govuk-heading-s">"How to get help"</h3>
            <p class="govuk-body">"You can:"</p>
            {bullets([
                view! { "walk into any family hub while it is open" }.into_any(),
                view! {
                    "talk to somebody who knows your child: a teacher, nursery, health visitor, school nurse or doctor"
                }
                    .into_any(),
                view! { "ring the early help team: " {phone(team_phone)} }.into_any(),
            ])}
            <p class="govuk-body">
                "They will talk with you about what would help. Nothing is asked for without telling you, unless that could put somebody in danger."
            </p>
        </section>
    }
    .into_any()
}
