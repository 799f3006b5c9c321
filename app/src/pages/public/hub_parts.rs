//! What the list of hubs and a hub's own page both show of a hub.

use chrono::{NaiveTime, Timelike};
use leptos::prelude::*;
use stepwise_domain::hub::{Hub, OpenHours, Opening, Service};
use stepwise_domain::tier::Tier;

use super::{bullets, email, phone};
use crate::components::Content;
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::components::table::{Table, TableOptions};

/// Address, phone and e-mail.
pub(super) fn contact(hub: &Hub) -> AnyView {
    let lines = hub.address.iter().chain([&hub.postcode]).cloned();
    let lines: Vec<_> = lines.map(|line| view! { {line} <br /> }).collect();
    view! {
        <p class="govuk-body">{lines}</p>
        <p class="govuk-body">
            "Phone: " {phone(&hub.phone)} <br /> "E-mail: " {email(&hub.email)}
        </p>
    }
    .into_any()
}

/// A row for each day of the week, Monday first.
pub(super) fn opening(opening: &Opening) -> AnyView {
    let days = [
        ("Monday", opening.monday),
        ("Tuesday", opening.tuesday),
        ("Wednesday", opening.wednesday),
        ("Thursday", opening.thursday),
        ("Friday", opening.friday),
        ("Saturday", opening.saturday),
        ("Sunday", opening.sunday),
    ];
    let row = |(day, hours): (&str, Option<OpenHours>)| vec![day.into(), hours_words(hours).into()];
    let options = TableOptions {
        caption: "Opening hours".into(),
        caption_classes: "govuk-table__caption--s".into(),
        head: vec!["Day".into(), "Open".into()],
        rows: days.into_iter().map(row).collect(),
        first_cell_is_header: true,
        ..TableOptions::default()
    };
    view! { <Table options=options /> }.into_any()
}

fn hours_words(hours: Option<OpenHours>) -> String {
    hours.map_or_else(
        || "Closed".to_owned(),
        |hours| format!("{} to {}", time_words(hours.from), time_words(hours.to)),
    )
}

/// "9am", "12:30pm", "midday".
fn time_words(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match (time.hour(), time.minute()) {
        (12, 0) => "midday".to_owned(),
        (0, 0) => "midnight".to_owned(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// What the hub offers, in its own order.
pub(super) fn services(hub: &Hub) -> AnyView {
    let options = SummaryListOptions {
        rows: hub.services.iter().map(service).collect(),
        ..SummaryListOptions::default()
    };
    view! { <SummaryList options=options /> }.into_any()
}

fn service(service: &Service) -> SummaryListRow {
    let lines = [
        ages_words(service),
        modes_words(service),
        wait_words(service),
        tiers_words(&service.tiers),
    ];
    SummaryListRow::new(
        service.name.clone(),
        Content::view(move || bullets(lines.clone())),
    )
}

fn ages_words(service: &Service) -> String {
    match (service.from_age, service.to_age) {
        (0, to) => format!("For families with a child up to {to} or on the way"),
        (from, to) if from == to => format!("For age {from}"),
        (from, to) => format!("For ages {from} to {to}"),
    }
}

fn modes_words(service: &Service) -> String {
    let modes: Vec<_> = service.modes.iter().map(|mode| mode.name()).collect();
    modes.join("; ")
}

fn wait_words(service: &Service) -> String {
    let weeks = |count| match count {
        1 => "about 1 week".to_owned(),
        count => format!("about {count} weeks"),
    };
    match (service.capacity, service.waiting_weeks) {
        (0, 0) => "Full at the moment".to_owned(),
        (0, wait) => format!("Full at the moment: the wait is {}", weeks(wait)),
        (_, 0) => "Room now".to_owned(),
        (_, wait) => format!("The wait is {}", weeks(wait)),
    }
}

/// Tiers mean little to a family: whether they can simply come is said first.
fn tiers_words(tiers: &[Tier]) -> String {
    let open_to_all = tiers.contains(&Tier::Universal);
    let numbers: Vec<_> = tiers.iter().map(|tier| tier.number().to_string()).collect();
    let tiers = match numbers.as_slice() {
        [] => return "Ask the hub whom it is for".to_owned(),
        [one] => format!("tier {one}"),
        [rest @ .., last] => format!("tiers {} and {last}", rest.join(", ")),
    };
    if open_to_all {
        format!("Every family can come ({tiers})")
    } else {
        format!("Ask the hub or somebody who knows your family ({tiers})")
    }
}
