//! A red flag: whom to ring, now.

use leptos::prelude::*;
use stepwise_domain::framework::{RedFlag, Route};

use crate::components::button::{Button, ButtonOptions};
use crate::components::warning_text::WarningText;
use crate::pages::parts::two_thirds;

pub struct Stop {
    pub draft: String,
    /// "Yes" to a flag, rather than "not sure".
    pub certain: bool,
    pub flags: Vec<RedFlag>,
    pub out_of_hours: bool,
    pub mash_phone: String,
    pub edt_phone: String,
}

pub fn stop(page: Stop) -> AnyView {
    let emergency = page.certain && page.flags.iter().any(|flag| flag.route == Route::CallNow);
    let heading = match (emergency, page.certain) {
        (true, _) => "Ring 999 now",
        (false, true) => "Ring the MASH today",
        (false, false) => "Ring the MASH for advice before you go on",
    };
    let first = emergency.then(|| {
        view! {
            <WarningText options="A child may be in immediate danger. Ring 999 first. Then ring the number below." />
        }
    });
    let (name, phone) = if page.out_of_hours {
        ("emergency duty team", page.edt_phone.clone())
    } else {
        (
            "multi-agency safeguarding hub (MASH)",
            page.mash_phone.clone(),
        )
    };
    let hours = if page.out_of_hours {
        format!(
            "It is out of hours now. The MASH opens again on the next working day, on {}. Nobody watches this portal at night or at weekends.",
            page.mash_phone
        )
    } else {
        format!(
            "Out of office hours, ring the emergency duty team on {}.",
            page.edt_phone
        )
    };
    let flags = page
        .flags
        .into_iter()
        .map(|flag| {
            let note = flag
                .note
                .map(|note| view! { <p class="govuk-hint">{note}</p> });
            view! { <li>{flag.text} {note}</li> }
        })
        .collect_view();
    let consultation = format!("{}/mash-consultation", page.draft);
    two_thirds(view! {
        <h1 class="govuk-heading-l">{heading}</h1>
        {first}
        <p class="govuk-body-l">
            {format!("Ring the {name}: ")} <a class="govuk-link" href=format!("tel:{}", phone.replace(' ', ""))><strong class="sw-phone">{phone.clone()}</strong></a>
        </p>
        <p class="govuk-body">{hours}</p>
        <p class="govuk-body">
            "You do not need anybody's agreement to ring. Tell them that you used this form: what you wrote stays in your draft."
        </p>
        <h2 class="govuk-heading-m">"Your answers that led here"</h2>
        <ul class="govuk-list govuk-list--bullet">{flags}</ul>
        <h2 class="govuk-heading-m">"If the MASH says that early help is right"</h2>
        <p class="govuk-body">
            "Only the MASH can clear this. Write down whom you spoke to and what they advised, and then you can go on."
        </p>
        <Button options=ButtonOptions::link("Record what the MASH advised", consultation).secondary() />
        <p class="govuk-body">
            <a class="govuk-link" href=format!("{}/safety", page.draft)>"I chose a wrong answer: go back to the questions"</a>
        </p>
    })
}

/// The red flags that were answered away, and what that means.
pub fn taken_back(flags: Vec<String>) -> AnyView {
    let flags = flags
        .into_iter()
        .map(|flag| view! { <li>{flag}</li> })
        .collect_view();
    view! {
        <p class="govuk-body">"Earlier you did not answer “No” to:"</p>
        <ul class="govuk-list govuk-list--bullet">{flags}</ul>
        <p class="govuk-body">
            "If that was a wrong answer, say so here, and the form goes on. We keep what you say with the referral. If it was not, go back and change the answer again: only the MASH can clear it."
        </p>
    }
    .into_any()
}
