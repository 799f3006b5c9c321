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

#[test]
fn a_hub_listed_twice_or_with_a_wrong_word_is_refused() {
    let file = include_str!("../../server/data/demo/hubs.toml");
    let twice = Hub::load_all(&[file, file].concat()).unwrap_err();
    assert!(twice.to_string().contains("two hubs have the id"));
    let wrong = Hub::load_all(&file.replace("\"outreach\"", "\"by_owl\"")).unwrap_err();
    assert!(wrong.to_string().contains("line"), "{wrong}");
}
