//! The sign-in page.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;

use crate::components::button::{Button, ButtonOptions};
use crate::components::input::{Input, InputOptions};
use crate::components::password_input::{PasswordInput, PasswordInputOptions};
use crate::pages::parts::{error_for, errors_above, two_thirds};

/// What the page shows.
#[derive(Clone, Default)]
pub struct SignIn {
    pub email: String,
    pub errors: Vec<FieldError>,
    /// Where to go afterwards: a path of this service.
    pub back: String,
    /// Said when a session has just ended.
    pub notice: Option<String>,
}

pub fn sign_in(page: SignIn) -> AnyView {
    let email = InputOptions {
        id: "email".into(),
        name: "email".into(),
        kind: "email".into(),
        label: "E-mail address".into(),
        value: page.email,
        autocomplete: "username".into(),
        spellcheck: Some(false),
        error_message: error_for(&page.errors, "email").map(Into::into),
        ..InputOptions::default()
    };
    let password = PasswordInputOptions {
        id: "password".into(),
        name: "password".into(),
        label: "Password".into(),
        error_message: error_for(&page.errors, "password").map(Into::into),
        ..PasswordInputOptions::default()
    };
    two_thirds(view! {
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">"Sign in"</h1>
        {page.notice.map(|words| view! { <p class="govuk-body-l">{words}</p> })}
        <form method="post" action="/sign-in" novalidate>
            <input type="hidden" name="back" value=page.back />
            <Input options=email />
            <PasswordInput options=password />
            <Button options=ButtonOptions::submit("Sign in") />
        </form>
        <p class="govuk-body">
            <a class="govuk-link" href="/forgotten-password">"I have forgotten my password"</a>
        </p>
        <p class="govuk-body">
            "Accounts are for professionals who work with families. Parents and young people do not need one: "
            <a class="govuk-link" href="/status">"see where your request stands"</a>
            "."
        </p>
    })
}
