//! Confirmation that a referral was sent.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::panel::{Panel, PanelOptions};
use crate::pages::parts::two_thirds;

pub struct Sent {
    pub reference: String,
    /// When a decision is promised, in words.
    pub promise: String,
    pub team_phone: String,
    pub mash_phone: String,
    pub edt_phone: String,
}

pub fn sent(page: Sent) -> AnyView {
    let reference = page.reference.clone();
    let panel = PanelOptions::confirmation(
        "Referral sent",
        Content::view(move || {
            view! { "Your reference is " <strong class="sw-reference">{reference.clone()}</strong> }
        }),
    );
    let href = format!("/referrals/{}", page.reference);
    two_thirds(view! {
        <Panel options=panel />
        <p class="govuk-body">"We have sent you an e-mail with this reference. It names nobody."</p>
        <h2 class="govuk-heading-m">"What happens next"</h2>
        <p class="govuk-body">
            {format!("A coordinator reads your referral and tells you what was decided {}.", page.promise)}
        </p>
        <p class="govuk-body">
            "If we need to know more we will ask you here, and send an e-mail to say so."
        </p>
        <p class="govuk-body">
            {format!(
                "If the child becomes less safe, do not wait for us: ring the MASH on {}, or {} out of hours. In an emergency ring 999.",
                page.mash_phone,
                page.edt_phone,
            )}
        </p>
        <p class="govuk-body">{format!("To ask about this referral, ring the early help team on {}.", page.team_phone)}</p>
        <ul class="govuk-list">
            <li><a class="govuk-link" href=href.clone()>"See where this referral stands"</a></li>
            <li><a class="govuk-link" href=format!("{href}/print")>"Print or save a copy"</a></li>
            <li><a class="govuk-link" href="/referrals">"All your organisation's referrals"</a></li>
        </ul>
    })
}
