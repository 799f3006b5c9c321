use proptest::prelude::*;

use super::place::Place;
use super::*;

fn service(tiers: &[Tier], ages: (u8, u8), capacity: u32, waiting_weeks: u32) -> Service {
    Service {
        id: "s".to_owned(),
        name: "Parenting course".to_owned(),
        tiers: tiers.to_vec(),
        from_age: ages.0,
        to_age: ages.1,
        modes: vec![Mode::InPerson],
        capacity,
        waiting_weeks,
    }
}

fn hub(postcode: &str, sectors: &[&str], wards: &[&str], services: Vec<Service>) -> Hub {
    Hub {
        id: postcode.to_owned(),
        slug: "example".to_owned(),
        name: "Example Family Hub".to_owned(),
        address: vec!["1 Example Street".to_owned()],
        postcode: postcode.to_owned(),
        phone: "01632 960001".to_owned(),
        email: "hub@example.org".to_owned(),
        opening: Opening::default(),
        sectors: sectors.iter().map(|s| (*s).to_owned()).collect(),
        wards: wards.iter().map(|s| (*s).to_owned()).collect(),
        services,
    }
}

fn for_all() -> Vec<Service> {
    vec![service(&Tier::ALL, (0, 19), 5, 0)]
}

fn order(ranked: &[RankedHub]) -> Vec<usize> {
    ranked.iter().map(|one| one.hub).collect()
}

#[test]
fn the_nearest_hub_comes_first_by_sector_district_and_area() {
    let hubs = [
        hub("ZZ1 1AA", &["ZZ1 1"], &[], for_all()),
        hub("NM9 9AA", &["NM9 9"], &[], for_all()),
        hub("NM1 9AA", &["NM1 9"], &[], for_all()),
        hub("NM3 1AA", &["NM3 1", "nm1 2"], &[], for_all()),
    ];
    let ranked = rank(&hubs, Some("NM1 2"), None, Some(Tier::Targeted), Some(7));
    assert_eq!(order(&ranked), [3, 2, 1, 0]);
    let why: Vec<_> = ranked.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(
        why,
        [
            "It serves NM1 2. It has room now.",
            "It is in the same postcode district, NM1. It has room now.",
            "It is in the same postcode area, NM. It has room now.",
            "It is further away. It has room now.",
        ]
    );
}

#[test]
fn a_ward_counts_as_the_neighbourhood() {
    let hubs = [
        hub("NM1 2AB", &["NM1 2"], &[], for_all()),
        hub("NM9 9AA", &[], &["Lantern Quay"], for_all()),
    ];
    let ranked = rank(&hubs, None, Some("lantern quay "), None, None);
    assert_eq!(order(&ranked), [1, 0]);
    assert_eq!(ranked[0].why, "It serves lantern quay. It has room now.");
}

#[test]
fn a_hub_without_a_suitable_service_comes_after_all_that_have_one() {
    let babies = vec![service(&[Tier::Additional], (0, 4), 5, 0)];
    let hubs = [
        hub("NM1 2AB", &["NM1 2"], &[], babies),
        hub("ZZ1 1AA", &[], &[], for_all()),
    ];
    let ranked = rank(&hubs, Some("NM1 2"), None, Some(Tier::Targeted), Some(12));
    assert_eq!(order(&ranked), [1, 0]);
    assert!(!ranked[1].suitable);
    assert_eq!(
        ranked[1].why,
        "It serves NM1 2. It has no service for tier 3 at age 12."
    );
}

#[test]
fn of_hubs_as_near_the_one_that_can_help_sooner_comes_first() {
    let offers = |capacity, weeks| vec![service(&Tier::ALL, (0, 19), capacity, weeks)];
    let hubs = [
        hub("NM1 2AA", &["NM1 2"], &[], offers(0, 1)),
        hub("NM1 2AB", &["NM1 2"], &[], offers(3, 6)),
        hub("NM1 2AD", &["NM1 2"], &[], offers(1, 1)),
    ];
    let ranked = rank(
        &hubs,
        Some("NM1 2AB"),
        None,
        Some(Tier::Additional),
        Some(3),
    );
    assert_eq!(order(&ranked), [2, 1, 0]);
    let why: Vec<_> = ranked.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(
        why,
        [
            "It serves NM1 2. It has room, after a wait of about 1 week.",
            "It serves NM1 2. It has room, after a wait of about 6 weeks.",
            "It serves NM1 2. What it has for this need is full, with a wait of about 1 week.",
        ]
    );
}

#[test]
fn ages_include_both_ends() {
    let course = service(&[Tier::Additional], (5, 11), 1, 0);
    let suits: Vec<_> = [4, 5, 11, 12]
        .map(|age| course.suits(None, Some(age)))
        .into();
    assert_eq!(suits, [false, true, true, false]);
    assert!(!course.suits(Some(Tier::Targeted), Some(5)));
}

#[test]
fn a_postcode_is_read_however_it_is_typed() {
    for typed in ["NM1 2AB", "nm12ab", " nm1  2ab ", "NM1 2"] {
        assert_eq!(sector_of(typed).as_deref(), Some("NM1 2"), "{typed}");
    }
    assert_eq!(sector_of("NM1A 2AB").as_deref(), Some("NM1A 2"));
    assert_eq!(
        Place::read("NM1").map(|place| place.district).as_deref(),
        Some("NM1")
    );
    for typed in [
        "",
        "NM1",
        "12345",
        "NORTHMOOR",
        "NM1 AAB",
        "N\u{e9}1 2AB",
        "NM1 2A",
        "1",
    ] {
        assert_eq!(sector_of(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn every_hub_is_ranked_once_whatever_is_asked(
        places in prop::collection::vec("[A-Z]{1,2}[0-9] [0-9]", 0..8),
        sector in prop::option::of("\\PC{0,9}"),
        ward in prop::option::of("\\PC{0,9}"),
        age in prop::option::of(0_u8..26),
    ) {
        let hubs: Vec<_> = places.iter().map(|p| hub(p, &[p], &[], for_all())).collect();
        let ranked = rank(&hubs, sector.as_deref(), ward.as_deref(), None, age);
        let mut seen = order(&ranked);
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..hubs.len()).collect::<Vec<_>>());
        prop_assert!(ranked.is_sorted_by_key(|one| (!one.suitable, one.nearness)));
    }
}
