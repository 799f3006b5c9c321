//! What must hold of a hub that somebody wrote down, beyond its having every field.

use std::collections::BTreeSet;

use chrono::Weekday;

use super::{Hub, Service, sector_of};
use crate::person::{Email, Phone, Postcode};

/// Notes all that is wrong with one hub.
pub fn hub(hub: &Hub, note: &mut impl FnMut(String)) {
    for (what, value) in [("id", &hub.id), ("slug", &hub.slug)] {
        word(what, value, note);
    }
    if hub.name.trim().is_empty() {
        note("the name is empty".into());
    }
    if hub.address.iter().all(|line| line.trim().is_empty()) {
        note("the address is empty".into());
    }
    if let Err(fault) = Postcode::parse(&hub.postcode) {
        note(format!("the postcode {fault}"));
    }
    if let Err(fault) = Phone::parse(&hub.phone) {
        note(format!("the phone {fault}"));
    }
    if let Err(fault) = Email::parse(&hub.email) {
        note(format!("the email {fault}"));
    }
    for sector in &hub.sectors {
        if sector_of(sector).is_none() {
            note(format!("“{sector}” is not a postcode sector such as NM1 2"));
        }
    }
    opening(hub, note);
    let mut seen = BTreeSet::new();
    for service in &hub.services {
        if !seen.insert(&service.id) {
            note(format!("two of its services have the id “{}”", service.id));
        }
        check_service(service, note);
    }
}

fn opening(hub: &Hub, note: &mut impl FnMut(String)) {
    let days = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
    for day in days {
        if let Some(hours) = hub.opening.on(day)
            && hours.from >= hours.to
        {
            note(format!("it closes before it opens ({day})"));
        }
    }
}

fn check_service(service: &Service, note: &mut impl FnMut(String)) {
    word("id of a service", &service.id, note);
    let id = &service.id;
    if service.name.trim().is_empty() {
        note(format!("the service “{id}” has no name"));
    }
    if service.from_age > service.to_age {
        note(format!(
            "the service “{id}” is for ages that end before they begin"
        ));
    }
    if service.tiers.is_empty() || service.modes.is_empty() {
        note(format!(
            "the service “{id}” needs at least one of the tiers and of the modes"
        ));
    }
}

/// Ids stand in addresses, in forms and in the audit log.
fn word(what: &str, value: &str, note: &mut impl FnMut(String)) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if value.is_empty() || !value.bytes().all(plain) {
        note(format!(
            "the {what} “{value}” must be lower-case letters, digits and hyphens"
        ));
    }
}
