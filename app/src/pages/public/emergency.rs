//! Whom to ring when a child is in danger: the first thing on every page that could be read in
//! place of ringing.

use leptos::prelude::*;

use super::phone;

/// Whom to ring, and whether anybody is at work now.
#[derive(Clone, Debug)]
pub struct Emergency {
    /// Of the MASH, the council's safeguarding front door, in office hours.
    pub mash_phone: String,
    /// Of the emergency duty team (EDT), out of hours.
    pub edt_phone: String,
    pub out_of_hours: bool,
}

/// 999 first, then the number that answers now, then the other one.
pub fn emergency(numbers: &Emergency) -> AnyView {
    view! {
        <section class="sw-emergency" aria-labelledby="emergency">
            <h2 class="govuk-heading-m" id="emergency">"If a child is in danger"</h2>
            <p class="govuk-body">
                "In an emergency ring " <a class="govuk-link sw-emergency__number" href="tel:999">
                    "999"
                </a>
                "."
            </p>
            {if numbers.out_of_hours { out_of_hours(numbers) } else { in_hours(numbers) }}
        </section>
    }
    .into_any()
}

fn in_hours(numbers: &Emergency) -> AnyView {
    view! {
        <p class="govuk-body">
            "If you think a child is being harmed or may be, ring the safeguarding team (MASH) today: "
            {phone(&numbers.mash_phone)} "."
        </p>
        <p class="govuk-body">
            "In the evening, at night, at weekends and on bank holidays, ring the emergency duty team: "
            {phone(&numbers.edt_phone)} "."
        </p>
        <p class="govuk-body">
            "Do not use this website for it. Nobody watches it all the time."
        </p>
    }
    .into_any()
}

fn out_of_hours(numbers: &Emergency) -> AnyView {
    view! {
        <p class="govuk-body">
            <strong>"Our offices are closed now and nobody is watching this website."</strong>
            " What you send is read on the next working day."
        </p>
        <p class="govuk-body">
            "If you think a child is being harmed or may be, ring the emergency duty team now: "
            {phone(&numbers.edt_phone)} "."
        </p>
        <p class="govuk-body">
            "In office hours, ring the safeguarding team (MASH): " {phone(&numbers.mash_phone)} "."
        </p>
    }
    .into_any()
}
