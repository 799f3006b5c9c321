//! Where a link that works once leads: choosing a password, or hearing that the link is spent.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;

use crate::components::button::{Button, ButtonOptions};
use crate::components::password_input::{PasswordInput, PasswordInputOptions};
use crate::pages::parts::{error_for, errors_above, two_thirds};

/// Which link somebody came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    Invitation,
    Reset,
}

/// What the page shows.
pub struct ChoosePassword {
    pub occasion: Occasion,
    /// The account's address, under which a password manager keeps the password.
    pub email: String,
    pub errors: Vec<FieldError>,
}

/// The form has no address of its own: it posts to the page's, so the link's secret is nowhere in
/// the page.
pub fn choose_password(page: ChoosePassword) -> AnyView {
    let (title, lead, button) = match page.occasion {
        Occasion::Invitation => (
            "Choose a password to start",
            "You have been invited to refer or support families here. Your user name is your e-mail address:",
            "Save password and sign in",
        ),
        Occasion::Reset => (
            "Choose a new password",
            "It replaces the old one at once, and signs you out wherever you are signed in. Your user name is your e-mail address:",
            "Save new password",
        ),
    };
    let password = PasswordInputOptions {
        id: "password".into(),
        name: "password".into(),
        label: "New password".into(),
        hint: Some("12 characters or more. Three or four words that have nothing to do with each other are easy to remember and hard to guess. Capitals, numbers and symbols are welcome but not needed.".into()),
        autocomplete: "new-password".into(),
        error_message: error_for(&page.errors, "password").map(Into::into),
        ..PasswordInputOptions::default()
    };
    two_thirds(view! {
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{lead} " " <strong>{page.email.clone()}</strong></p>
        <form method="post" novalidate>
            <input type="text" name="username" autocomplete="username" value=page.email hidden readonly />
            <PasswordInput options=password />
            <p class="govuk-body">
                "Do not use your name, where you work, or a password you use elsewhere. A password manager can make one for you."
            </p>
            <Button options=ButtonOptions::submit(button) />
        </form>
    })
}

/// What the page says of a link that does not work any more.
pub struct DeadLink {
    pub occasion: Occasion,
    pub team_phone: String,
}

pub fn dead_link(page: DeadLink) -> AnyView {
    let (title, lasts) = match page.occasion {
        Occasion::Invitation => (
            "This invitation does not work any more",
            "An invitation works once, for 72 hours. Only the latest one works.",
        ),
        Occasion::Reset => (
            "This link does not work any more",
            "A link to choose a new password works once, for 60 minutes.",
        ),
    };
    let next = match page.occasion {
        Occasion::Invitation => view! {
            <h2 class="govuk-heading-m">"If you have chosen a password already"</h2>
            <Button options=ButtonOptions::link("Sign in", "/sign-in") />
            <h2 class="govuk-heading-m">"If you have not"</h2>
            <p class="govuk-body">
                "Ask whoever looks after accounts where you work to send the invitation again, or ring the early help team on "
                <span class="sw-phone">{page.team_phone}</span> "."
            </p>
        }
        .into_any(),
        Occasion::Reset => view! {
            <Button options=ButtonOptions::link("Ask for a new link", "/forgotten-password") />
            <p class="govuk-body">
                "If you have chosen a new password already, "
                <a class="govuk-link" href="/sign-in">"sign in with it"</a> "."
            </p>
        }
        .into_any(),
    };
    two_thirds(view! {
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
            {lasts} " Check that you opened the whole link, from the newest mail."
        </p>
        {next}
    })
}
