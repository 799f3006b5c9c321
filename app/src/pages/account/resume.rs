//! What somebody typed before they were signed out, to be sent again.

use leptos::prelude::*;

use crate::components::button::{Button, ButtonOptions};
use crate::pages::parts::two_thirds;

/// A form as it was posted, too late.
pub struct Kept {
    pub path: String,
    pub fields: Vec<(String, String)>,
}

pub fn resume(kept: Vec<Kept>) -> AnyView {
    let forms = kept.into_iter().map(form).collect_view();
    two_thirds(view! {
        <h1 class="govuk-heading-l">"You were signed out. What you typed is kept"</h1>
        <p class="govuk-body">
            "You had not used the portal for a while, so we signed you out before your answers arrived. They are not saved yet."
        </p>
        {forms}
        <form method="post" action="/resume">
            <Button options=ButtonOptions::submit("Throw them away").secondary() />
        </form>
    })
}

fn form(kept: Kept) -> AnyView {
    let lines = kept
        .fields
        .iter()
        .filter(|(name, value)| name != "seen" && !value.trim().is_empty())
        .map(|(_, value)| value.as_str())
        .filter(|value| value.contains(' '))
        .map(|value| view! { <p class="govuk-body">{value.to_owned()}</p> })
        .collect_view();
    let fields = kept
        .fields
        .iter()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        })
        .collect_view();
    view! {
        <form method="post" action=kept.path>
            {fields} <div class="govuk-inset-text">{lines} <p class="govuk-hint">"Your other answers on this page are kept too."</p></div>
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Go on with what I typed") } />
        </form>
    }
    .into_any()
}
