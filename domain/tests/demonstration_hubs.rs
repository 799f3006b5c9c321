//! The demonstration's hubs, as the file gives them.
#![cfg(feature = "server")]

use std::collections::BTreeSet;

use stepwise_domain::form::Answers;
use stepwise_domain::hub::{Hub, Mode, Search};
use stepwise_domain::tier::Tier;

fn hubs() -> Vec<Hub> {
    Hub::load_all(include_str!("../../server/data/demo/hubs.toml")).unwrap()
}

#[test]
fn four_hubs_each_offer_six_to_nine_services_and_are_open_on_working_days() {
    let hubs = hubs();
    assert_eq!(hubs.len(), 4);
    for hub in &hubs {
        assert!((6..=9).contains(&hub.services.len()), "{}", hub.slug);
        let days = [
            hub.opening.monday,
            hub.opening.tuesday,
            hub.opening.wednesday,
            hub.opening.thursday,
            hub.opening.friday,
        ];
        for hours in days {
            assert!(
                hours.is_some_and(|hours| hours.from < hours.to),
                "{}",
                hub.slug
            );
        }
    }
}

#[test]
fn everything_in_them_is_invented() {
    for hub in hubs() {
        assert!(hub.postcode.starts_with("NM"), "{}", hub.slug);
        assert!(hub.phone.starts_with("01632 960"), "{}", hub.slug);
        assert!(hub.email.ends_with(".example"), "{}", hub.slug);
    }
}

#[test]
fn each_service_has_an_id_of_its_own_and_somebody_it_is_for() {
    let mut ids = BTreeSet::new();
    for service in hubs().into_iter().flat_map(|hub| hub.services) {
        assert!(service.from_age <= service.to_age, "{}", service.id);
        assert!(!service.tiers.is_empty(), "{}", service.id);
        assert!(!service.modes.is_empty(), "{}", service.id);
        assert!(ids.insert(service.id.clone()), "{} twice", service.id);
    }
}

#[test]
fn every_tier_that_hubs_serve_and_every_way_to_reach_a_family_is_there() {
    let services: Vec<_> = hubs().into_iter().flat_map(|hub| hub.services).collect();
    for tier in [Tier::Universal, Tier::Additional, Tier::Targeted] {
        assert!(services.iter().any(|service| service.tiers.contains(&tier)));
    }
    for mode in Mode::ALL {
        assert!(services.iter().any(|service| service.modes.contains(mode)));
    }
}

#[test]
fn each_hub_comes_first_for_a_postcode_of_its_own_neighbourhood() {
    let hubs = hubs();
    for (index, hub) in hubs.iter().enumerate() {
        for sector in &hub.sectors {
            let typed = Answers::from_pairs([("postcode", format!("{sector}ZZ"))]);
            let ranked = Search::read(&typed).ok().unwrap().rank(&hubs);
            assert_eq!(ranked[0].hub, index, "{sector}");
        }
    }
}

/// What is said of the demonstration's file after one change, and the line of the change.
fn said_after(from: &str, to: &str) -> (Vec<String>, usize) {
    let file = include_str!("../../server/data/demo/hubs.toml");
    let at = file.find(from).expect("the text to change is there");
    let line = 1 + file[..at].matches('\n').count();
    let said = Hub::load_all(&file.replacen(from, to, 1)).expect_err("there is a fault");
    (said.0, line)
}

#[test]
fn a_field_too_many_too_few_or_with_a_wrong_word_is_told_with_its_line() {
    for (from, to) in [
        ("\"outreach\"", "\"by_owl\""),
        ("wards = ", "warts = "),
        ("capacity = 12", "capacity = -1"),
        ("monday = {", "mohnday = {"),
    ] {
        let (said, line) = said_after(from, to);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with(&format!("line {line}: ")), "{said:?}");
    }
    let (said, _) = said_after("phone = \"01632 960110\"\n", "");
    assert!(said[0].ends_with("missing field `phone`"), "{said:?}");
}

#[test]
fn what_cannot_be_right_is_told_with_the_line_and_the_name_of_its_hub() {
    for (from, to, fault) in [
        ("NM1 2AB", "NM1", "the postcode must be a full UK postcode"),
        (
            "01632 960110",
            "ring us",
            "the phone must have numbers only",
        ),
        ("lantern-quay@", "", "the email must be an e-mail address"),
        ("\"NM1 3\"", "\"Docks\"", "“Docks” is not a postcode sector"),
        ("slug = \"lan", "slug = \"/lan", "the slug “/lantern-quay”"),
        (
            "\"09:00:00\"",
            "\"18:00:00\"",
            "it closes before it opens (Mon)",
        ),
        (
            "from_age = 0\nto_age = 1",
            "from_age = 2\nto_age = 1",
            "ages that end",
        ),
        (
            "modes = [\"in_person\", \"outreach\"]",
            "modes = []",
            "at least one",
        ),
        (
            "lantern-quay-speech",
            "lantern-quay-baby-feeding",
            "two of its services",
        ),
        ("Lantern Quay Family Hub", "", "the name is empty"),
    ] {
        let (said, _) = said_after(from, to);
        assert!(said[0].starts_with("line 8, hub “"), "{said:?}");
        assert!(said[0].contains(fault), "{said:?}");
    }
}

#[test]
fn every_fault_is_told_at_once() {
    let file = include_str!("../../server/data/demo/hubs.toml");
    let twice = Hub::load_all(&[file, file].concat()).unwrap_err().0;
    let said = |what: &str| twice.iter().filter(|fault| fault.contains(what)).count();
    assert_eq!(said("two hubs have the id"), 4);
    assert_eq!(said("two hubs have the slug"), 4);
}
