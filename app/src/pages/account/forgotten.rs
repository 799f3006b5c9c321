//! Asking for a new password. The words are the same whether or not there is an account.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::input::{Input, InputOptions};
use crate::pages::parts::{error_for, errors_above, two_thirds};

/// What the page shows.
#[derive(Clone, Default)]
pub struct Forgotten {
    pub email: String,
    pub errors: Vec<FieldError>,
}

pub fn forgotten(page: Forgotten) -> AnyView {
    let email = InputOptions {
        id: "email".into(),
        name: "email".into(),
        kind: "email".into(),
        label: "E-mail address".into(),
        hint: Some("The work address that your account was made for.".into()),
        value: page.email,
        autocomplete: "username".into(),
        spellcheck: Some(false),
        error_message: error_for(&page.errors, "email").map(Into::into),
        ..InputOptions::default()
    };
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Back to sign in".into(), ..BackLinkOptions::to("/sign-in") } />
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">"Choose a new password"</h1>
        <p class="govuk-body">"We send you a link that works once, for 60 minutes."</p>
        <form method="post" action="/forgotten-password" novalidate>
            <Input options=email />
            <Button options=ButtonOptions::submit("Send the link") />
        </form>
    })
}

/// Said after asking, to everybody alike.
pub fn look_for_mail(team_phone: String) -> AnyView {
    two_thirds(view! {
        <h1 class="govuk-heading-l">"Look for our mail"</h1>
        <p class="govuk-body">
            "If there is an account for the address you gave, a link to choose a new password is on its way to it. The link works once, for 60 minutes. Your old password works until then."
        </p>
        <h2 class="govuk-heading-m">"If no mail comes"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"Wait five minutes, and look among junk mail."</li>
            <li>
                "Check that the address is the one your account was made for, and "
                <a class="govuk-link" href="/forgotten-password">"ask again"</a> "."
            </li>
            <li>
                "Ask whoever looks after accounts where you work, or ring the early help team on "
                <span class="sw-phone">{team_phone}</span> "."
            </li>
        </ul>
    })
}
