//! What to do when a child is in danger now: this service is not watched around the clock.

use leptos::prelude::*;

use super::content::Content;
use super::warning_text::{WarningText, WarningTextOptions};

/// Options of [`Emergency`].
#[derive(Clone, Debug, Default)]
pub struct EmergencyOptions {
    /// Whom to ring about harm that is not an emergency, such as the multi-agency safeguarding
    /// hub in office hours and the emergency duty team otherwise.
    pub contacts: Vec<EmergencyContact>,
}

/// Somebody to ring.
#[derive(Clone, Debug, Default)]
pub struct EmergencyContact {
    pub name: String,
    /// As it is read, with its spaces.
    pub phone: String,
    /// When they answer: "Monday to Friday, 9am to 5pm".
    pub hours: String,
}

impl EmergencyContact {
    /// Somebody to ring, and when.
    pub fn new(
        name: impl Into<String>,
        phone: impl Into<String>,
        hours: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            phone: phone.into(),
            hours: hours.into(),
        }
    }

    fn render(self) -> impl IntoView {
        view! {
            <li>{self.name} ": " {phone_link(&self.phone)} ", " {self.hours}</li>
        }
    }
}

/// A number that a phone can dial. Only its digits, and a plus sign before them, are dialled.
fn phone_link(phone: &str) -> impl IntoView + use<> {
    let dialled: String = phone
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    let shown = phone.to_owned();
    view! { <a class="govuk-link" href=format!("tel:{dialled}")>{shown}</a> }
}

/// The warning to ring 999, and whom to ring about other harm.
#[component]
pub fn Emergency(#[prop(optional)] options: EmergencyOptions) -> impl IntoView {
    let warning = WarningTextOptions::from(Content::view(|| {
        view! { "If a child is in immediate danger, ring " {phone_link("999")} "." }
    }));
    let contacts = (!options.contacts.is_empty()).then(|| {
        let contacts = options.contacts.into_iter().map(EmergencyContact::render);
        view! {
            <p class="govuk-body">"If you think a child is being harmed, ring:"</p>
            <ul class="govuk-list govuk-list--bullet">{contacts.collect_view()}</ul>
        }
    });
    view! {
        <section class="app-emergency" aria-label="In an emergency">
            <WarningText options=warning />
            {contacts}
        </section>
    }
}
