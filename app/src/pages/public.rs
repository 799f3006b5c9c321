//! Pages that anybody can read without signing in.

mod accessibility;
mod emergency;
mod home;
mod hub;
mod hub_parts;
mod hubs;
mod privacy;
mod signed_out;
mod thresholds;

pub use accessibility::{Accessibility, accessibility};
pub use emergency::{Emergency, emergency};
pub use home::{Home, OwnWork, home};
pub use hub::{HubPage, hub};
pub use hubs::{Hubs, hubs};
pub use privacy::{Keeping, Privacy, privacy};
pub use signed_out::{SignedOut, WhySignedOut, signed_out};
pub use thresholds::{Thresholds, thresholds};

use chrono::NaiveDate;
use leptos::prelude::*;

/// "1 September 2026".
fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A number that a phone can ring at a touch.
fn phone(number: &str) -> impl IntoView + use<> {
    let digits: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    view! {
        <a class="govuk-link sw-nowrap" href=format!("tel:{digits}")>
            {number.to_owned()}
        </a>
    }
}

/// An e-mail address that opens a message.
fn email(address: &str) -> impl IntoView + use<> {
    view! {
        <a class="govuk-link" href=format!("mailto:{address}")>
            {address.to_owned()}
        </a>
    }
}

/// A list with dots.
fn bullets<V: IntoView + 'static>(items: impl IntoIterator<Item = V>) -> AnyView {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}
