//! What has been done so that everybody can use the service, and what has not.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{bullets, email, long_date, phone};

/// What the statement says.
#[derive(Clone, Debug)]
pub struct Accessibility {
    pub council: String,
    pub contact_phone: String,
    pub contact_email: String,
    /// The day the statement was written or last reviewed.
    pub reviewed: NaiveDate,
}

/// The page.
pub fn accessibility(page: Accessibility) -> AnyView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-xl">"Accessibility"</h1>
                <p class="govuk-body-l">
                    {page.council} " runs this website and wants everybody to be able to use it."
                </p>
                <p class="govuk-body">"You should be able to:"</p>
                {bullets([
                    "use every page with a keyboard alone, or with a screen reader",
                    "make the text twice as large, or use a narrow phone, without losing anything",
                    "set your device to light, dark or high contrast and be followed",
                    "send every form without JavaScript",
                ])}
                {tested()}
                {limits()}
                {tell_us(&page.contact_phone, &page.contact_email)}
                <p class="govuk-body">
                    {format!("This statement was last reviewed on {}.", long_date(page.reviewed))}
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn tested() -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"How it is tested"</h2>
        <p class="govuk-body">
            "We build to the Web Content Accessibility Guidelines version 2.2, level AA. Each change to the website is tested in a browser:"
        </p>
        {bullets([
            "automatic accessibility checks of the pages, with colour contrast, in light and in dark",
            "the main tasks with a keyboard only",
            "the main tasks with JavaScript off",
            "pages on a screen 375 pixels wide",
        ])}
    }
    .into_any()
}

fn limits() -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"What is not known yet"</h2>
        <p class="govuk-body">
            "Automatic checks find only some of the barriers. No one outside the team has audited this website yet, and disabled people have not tested it yet, so we do not claim that it meets the guidelines in full. We know of no part that does not."
        </p>
    }
    .into_any()
}

fn tell_us(number: &str, address: &str) -> AnyView {
    view! {
        <h2 class="govuk-heading-l">"If something is hard to use"</h2>
        <p class="govuk-body">
            "Tell us, or ask for what you need in another form such as large print, easy read, audio or another language. Ring "
            {phone(number)} " or write to " {email(address)} ". We answer within five working days."
        </p>
        <p class="govuk-body">
            "The Equality and Human Rights Commission enforces the accessibility regulations for public websites. If you are not happy with our answer, "
            <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">
                "contact the Equality Advisory and Support Service"
            </a> "."
        </p>
    }
    .into_any()
}
