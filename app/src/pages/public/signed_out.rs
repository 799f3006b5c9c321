//! What somebody reads once their session has ended.

use leptos::prelude::*;

use crate::components::button::{Button, ButtonOptions};

/// What the page says.
#[derive(Clone, Debug)]
pub struct SignedOut {
    pub why: WhySignedOut,
    /// Where signing in goes back to: a path of this service.
    pub back: Option<String>,
}

/// How the session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhySignedOut {
    ByChoice,
    /// Nothing was asked of the service for this many minutes.
    Idle {
        minutes: i64,
    },
    /// The password was changed, or the account was ended.
    Elsewhere,
}

/// The page.
pub fn signed_out(page: SignedOut) -> AnyView {
    let (title, words) = match page.why {
        WhySignedOut::ByChoice => (
            "You are signed out",
            "If others use this device, close the browser too.".to_owned(),
        ),
        WhySignedOut::Idle { minutes } => (
            "We signed you out to keep records safe",
            format!(
                "You had not used the service for {minutes} minutes. What had been saved is kept."
            ),
        ),
        WhySignedOut::Elsewhere => (
            "You have been signed out",
            "Your password was changed or your account was ended. What had been saved is kept."
                .to_owned(),
        ),
    };
    let sign_in = match page.back {
        Some(back) => format!("/sign-in?back={}", escaped(&back)),
        None => "/sign-in".to_owned(),
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">{title}</h1>
                <p class="govuk-body">{words}</p>
                <Button options=ButtonOptions::link("Sign in again", sign_in) />
                <p class="govuk-body">
                    <a class="govuk-link" href="/">"Go to the start page"</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// A path as one value of a query.
fn escaped(path: &str) -> String {
    use std::fmt::Write;
    path.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}
