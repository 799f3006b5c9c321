//! One family hub.

use leptos::prelude::*;
use stepwise_domain::hub::Hub;

use super::hub_parts::{contact, opening, services};
use super::{Emergency, bullets, emergency};
use crate::components::back_link::{BackLink, BackLinkOptions};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HubPage {
    pub hub: Hub,
    pub emergency: Emergency,
}

/// The page.
pub fn hub(page: HubPage) -> AnyView {
    let hub = page.hub;
    let back = BackLinkOptions {
        content: "All family hubs".into(),
        ..BackLinkOptions::to("/hubs")
    };
    view! {
        <BackLink options=back />
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-xl">{hub.name.clone()}</h1>
                {contact(&hub)}
                {opening(&hub.opening)}
                <section aria-labelledby="offers">
                    <h2 class="govuk-heading-l" id="offers">"What it offers"</h2>
                    <p class="govuk-body">
                        "Tiers are how professionals speak of levels of need: "
                        <a class="govuk-link" href="/thresholds">"the guide explains them"</a> "."
                    </p>
                    {services(&hub)}
                </section>
                {area(&hub)}
                {emergency(&page.emergency)}
            </div>
        </div>
    }
    .into_any()
}

/// Where its families live. Nobody is turned away for living elsewhere.
fn area(hub: &Hub) -> Option<AnyView> {
    let places: Vec<String> = hub.wards.iter().chain(&hub.sectors).cloned().collect();
    (!places.is_empty()).then(|| {
        view! {
            <section aria-labelledby="area">
                <h2 class="govuk-heading-l" id="area">"Where it serves"</h2>
                <p class="govuk-body">
                    "These neighbourhoods and postcodes first. You are welcome wherever you live."
                </p>
                {bullets(places)}
            </section>
        }
        .into_any()
    })
}
