//! Every family hub, and which is nearest.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;
use stepwise_domain::hub::{Hub, RankedHub};

use super::hub_parts::{contact, opening, services};
use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::details::{Details, DetailsOptions};
use crate::components::input::{Input, InputOptions};
use crate::pages::parts::{error_for, errors_above};

/// What the page shows. Not for debug output: a postcode can say where a family lives.
#[derive(Clone, Default)]
pub struct Hubs {
    pub hubs: Vec<Hub>,
    /// The order of `hubs` after a search, best first; without one they stand as they are.
    pub ranked: Option<Vec<RankedHub>>,
    /// As typed.
    pub postcode: String,
    /// As typed.
    pub age: String,
    pub errors: Vec<FieldError>,
    /// It is one of the family's own pages, and leads to no other.
    pub for_family: bool,
}

/// The page. The search is posted, so that no postcode stands in an address or a history.
pub fn hubs(page: Hubs) -> AnyView {
    let searched = page.ranked.is_some();
    let heading = if searched {
        "The hubs, best for you first"
    } else {
        "All family hubs"
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {errors_above(&page.errors)} <h1 class="govuk-heading-xl">"Family hubs"</h1>
                <p class="govuk-body-l">
                    "A family hub is a place to go for advice and help with children of any age. You can walk in."
                </p> {search(&page)} <section aria-labelledby="hubs">
                    <h2 class="govuk-heading-l" id="hubs">
                        {heading}
                    </h2>
                    {in_order(page.hubs, page.ranked, page.for_family)}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn search(page: &Hubs) -> AnyView {
    let postcode = InputOptions {
        id: "postcode".into(),
        name: "postcode".into(),
        label: "Your postcode".into(),
        hint: Some("The first part is enough, such as NM1 2. We do not keep it.".into()),
        value: page.postcode.clone(),
        autocomplete: "postal-code".into(),
        spellcheck: Some(false),
        classes: "govuk-input--width-10".into(),
        error_message: error_for(&page.errors, "postcode").map(Into::into),
        ..InputOptions::default()
    };
    let age = InputOptions {
        id: "age".into(),
        name: "age".into(),
        label: "Age of the child in years (if you like)".into(),
        hint: Some("Enter 0 for a baby or a pregnancy.".into()),
        value: page.age.clone(),
        inputmode: "numeric".into(),
        classes: "govuk-input--width-2".into(),
        error_message: error_for(&page.errors, "age").map(Into::into),
        ..InputOptions::default()
    };
    let action = if page.for_family {
        "/status/hubs"
    } else {
        "/hubs"
    };
    view! {
        <form class="sw-no-print" method="post" action=action novalidate>
            <Input options=postcode />
            <Input options=age />
            <Button options=ButtonOptions::submit("Find a hub") />
        </form>
    }
    .into_any()
}

fn in_order(hubs: Vec<Hub>, ranked: Option<Vec<RankedHub>>, for_family: bool) -> AnyView {
    if hubs.is_empty() {
        let start = if for_family { "/status" } else { "/" };
        return view! {
            <div class="sw-empty">
                <p class="govuk-body">
                    "No family hub is listed yet. Ring the early help team: the number is on the "
                    <a class="govuk-link" href=start>"start page"</a> "."
                </p>
            </div>
        }
        .into_any();
    }
    let shown: Vec<_> = match ranked {
        Some(ranked) => ranked
            .into_iter()
            .filter_map(|place| Some(listed(hubs.get(place.hub)?, Some(place.why), for_family)))
            .collect(),
        None => hubs
            .iter()
            .map(|hub| listed(hub, None, for_family))
            .collect(),
    };
    shown.into_any()
}

fn listed(hub: &Hub, why: Option<String>, for_family: bool) -> AnyView {
    let id = format!("hub-{}", hub.slug);
    let folded = |summary: String, shown: fn(&Hub) -> AnyView| {
        let hub = hub.clone();
        let options = DetailsOptions::new(summary, Content::view(move || shown(&hub)));
        view! { <Details options=options /> }
    };
    let times = folded(format!("Opening hours of {}", hub.name), |hub| {
        opening(&hub.opening)
    });
    let offers = folded(format!("What {} offers", hub.name), services);
    let labelled_by = id.clone();
    // A hub's own page is for everybody, and says no more than stands here.
    let name = if for_family {
        hub.name.clone().into_any()
    } else {
        let href = format!("/hubs/{}", hub.slug);
        view! { <a class="govuk-link" href=href>{hub.name.clone()}</a> }.into_any()
    };
    view! {
        <article aria-labelledby=labelled_by>
            <h3 class="govuk-heading-m" id=id>
                {name}
            </h3>
            {why.map(|why| view! { <p class="govuk-inset-text">{why}</p> })}
            {contact(hub)}
            {times}
            {offers}
        </article>
    }
    .into_any()
}
