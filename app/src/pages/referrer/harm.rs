//! A child may be in danger: whom to ring, and passing the family to the MASH.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::emergency::{Emergency, EmergencyContact, EmergencyOptions};
use crate::pages::form::{SectionPage, section_page};
use crate::pages::parts::two_thirds;

pub struct Harm {
    pub reference: String,
    /// None where the MASH has the family already: ringing is all there is to do.
    pub section: Option<Section>,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    pub mash_phone: String,
    pub edt_phone: String,
}

pub fn harm(page: Harm) -> AnyView {
    let address = format!("/referrals/{}", page.reference);
    let numbers = EmergencyOptions {
        contacts: vec![
            EmergencyContact::new("MASH", page.mash_phone, "Monday to Friday, 9am to 5pm"),
            EmergencyContact::new("Emergency duty team", page.edt_phone, "at all other times"),
        ],
    };
    let Some(section) = page.section else {
        return two_thirds(view! {
            <BackLink options=BackLinkOptions {
                content: "Where it stands".into(),
                ..BackLinkOptions::to(address)
            } />
            <h1 class="govuk-heading-l">"A child may be in danger"</h1>
            <Emergency options=numbers />
            <p class="govuk-body">
                "This referral has been passed to the MASH already. Tell them by phone what is new."
            </p>
        });
    };
    let above = view! {
        <Emergency options=numbers />
        <p class="govuk-body">
            "You do not need anybody’s agreement. Ring first, and write it down here as well: it goes to the MASH at once, whatever else is happening with your referral."
        </p>
    };
    section_page(SectionPage {
        section,
        answers: page.answers,
        errors: page.errors,
        heading: Some("A child may be in danger".into()),
        action: format!("{address}/mash"),
        back: (address, "Where it stands".into()),
        seen: String::new(),
        autosave: false,
        button: "Pass to the MASH".into(),
        above: Some(above.into_any()),
        beside: None,
    })
}
