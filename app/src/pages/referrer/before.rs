//! What to know before starting a referral.

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::emergency::{Emergency, EmergencyContact, EmergencyOptions};
use crate::pages::parts::two_thirds;

pub struct Before {
    pub mash_phone: String,
    pub edt_phone: String,
    pub out_of_hours: bool,
}

pub fn before(page: Before) -> AnyView {
    let emergency = EmergencyOptions {
        contacts: vec![
            EmergencyContact::new("MASH", page.mash_phone, "Monday to Friday, 9am to 5pm"),
            EmergencyContact::new("Emergency duty team", page.edt_phone, "at all other times"),
        ],
    };
    let night = page.out_of_hours.then(|| {
        view! {
            <p class="govuk-body">
                "It is out of hours. Nobody reads referrals until the next working day."
            </p>
        }
    });
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Referrals".into(), ..BackLinkOptions::to("/referrals") } />
        <h1 class="govuk-heading-l">"Refer a family for early help"</h1>
        <Emergency options=emergency />
        {night}
        <p class="govuk-body">"The first page asks whether a child may be in danger. After that you tell us about:"</p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"the children, and the adults around them"</li>
            <li>"what the family agreed to, and how it is safe to reach them"</li>
            <li>"what worries you, what works well, and the child's own words"</li>
            <li>"what you have tried, and the help you ask for"</li>
        </ul>
        <p class="govuk-body">
            "Talk to the family first, unless that could put a child at risk. Each page is saved as you go, so you can stop and come back."
        </p>
        <form method="post" action="/referrals/new">
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Start now") } />
        </form>
        <p class="govuk-body">
            "Not sure whether to refer? Read the " <a class="govuk-link" href="/thresholds">"threshold guide"</a>
            " or " <a class="govuk-link" href="/consultations/new">"ask us for a consultation"</a> "."
        </p>
    })
}
