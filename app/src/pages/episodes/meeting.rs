//! A planned meeting.

use leptos::prelude::*;

use crate::components::button::{Button, ButtonOptions};
use crate::pages::parts::two_thirds;
use crate::pages::triage::{Decide, decide};

/// The form that changes it, and the button that cancels it.
pub fn meeting(page: Decide, cancel: String) -> AnyView {
    let version = page.version;
    view! {
        {decide(page)}
        {two_thirds(view! {
            <h2 class="govuk-heading-m">"Cancel the meeting"</h2>
            <p class="govuk-body">"Everybody who was invited is told, and it leaves their calendars."</p>
            <form method="post" action=cancel>
                <input type="hidden" name="version" value=version.to_string() />
                <Button options=ButtonOptions::submit("Cancel the meeting").warning() />
            </form>
        })}
    }
    .into_any()
}
