//! Which hub to offer first: the nearest that suits, and of two as near the one that can help
//! sooner.

use super::place::Place;
use super::{Hub, Service};
use crate::tier::Tier;

/// A hub in its place in the ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedHub {
    /// Its place in the list that was given.
    pub hub: usize,
    pub nearness: Nearness,
    /// Whether it has a service for this tier and age.
    pub suitable: bool,
    /// The reasons, as sentences.
    pub why: String,
}

/// How near a hub is, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It serves the family's own sector or ward.
    Neighbourhood,
    /// It is in, or serves, the family's postcode district.
    District,
    /// It is in, or serves, the family's postcode area.
    Area,
    /// It is elsewhere, or nothing is known about the family's place.
    Elsewhere,
}

/// Every hub, the best to offer first: suitable before unsuitable, near before far, with room
/// before full, a short wait before a long one; otherwise in the order given.
///
/// `sector` may be a sector, a whole postcode or a district. What is `None` is not known and rules
/// nothing out.
pub fn rank(
    hubs: &[Hub],
    sector: Option<&str>,
    ward: Option<&str>,
    tier: Option<Tier>,
    age: Option<u8>,
) -> Vec<RankedHub> {
    let place = sector.and_then(Place::read);
    let mut ranked: Vec<_> = hubs
        .iter()
        .enumerate()
        .map(|(index, hub)| {
            let (nearness, near) = nearness(hub, place.as_ref(), ward);
            let soonest = soonest(hub, tier, age);
            let room = soonest.map(|service| (service.capacity == 0, service.waiting_weeks));
            let ranked = RankedHub {
                hub: index,
                nearness,
                suitable: soonest.is_some(),
                why: [near, offer(soonest, tier, age)].concat(),
            };
            ((soonest.is_none(), nearness, room), ranked)
        })
        .collect();
    ranked.sort_by_key(|(key, _)| *key);
    ranked.into_iter().map(|(_, hub)| hub).collect()
}

/// The service for this need that can start soonest.
fn soonest(hub: &Hub, tier: Option<Tier>, age: Option<u8>) -> Option<&Service> {
    hub.services
        .iter()
        .filter(|service| service.suits(tier, age))
        .min_by_key(|service| (service.capacity == 0, service.waiting_weeks))
}

fn nearness(hub: &Hub, place: Option<&Place>, ward: Option<&str>) -> (Nearness, String) {
    let ward = ward.map(str::trim).filter(|ward| !ward.is_empty());
    if let Some(ward) = ward
        && hub
            .wards
            .iter()
            .any(|own| own.trim().eq_ignore_ascii_case(ward))
    {
        return (Nearness::Neighbourhood, format!("It serves {ward}. "));
    }
    let Some(place) = place else {
        return (Nearness::Elsewhere, String::new());
    };
    let served: Vec<Place> = hub.sectors.iter().filter_map(|s| Place::read(s)).collect();
    if let Some(sector) = &place.sector
        && served.iter().any(|own| own.sector.as_ref() == Some(sector))
    {
        return (Nearness::Neighbourhood, format!("It serves {sector}. "));
    }
    let own: Vec<Place> = served
        .into_iter()
        .chain(Place::read(&hub.postcode))
        .collect();
    if own.iter().any(|own| own.district == place.district) {
        let words = format!("It is in the same postcode district, {}. ", place.district);
        (Nearness::District, words)
    } else if own.iter().any(|own| own.area == place.area) {
        let words = format!("It is in the same postcode area, {}. ", place.area);
        (Nearness::Area, words)
    } else {
        (Nearness::Elsewhere, "It is further away. ".to_owned())
    }
}

fn offer(soonest: Option<&Service>, tier: Option<Tier>, age: Option<u8>) -> String {
    match soonest {
        Some(Service {
            capacity: 0,
            waiting_weeks: 0,
            ..
        }) => "What it has for this need is full.".to_owned(),
        Some(Service {
            capacity: 0,
            waiting_weeks,
            ..
        }) => {
            format!(
                "What it has for this need is full, with a wait of about {}.",
                weeks(*waiting_weeks)
            )
        }
        Some(Service {
            waiting_weeks: 0, ..
        }) => "It has room now.".to_owned(),
        Some(Service { waiting_weeks, .. }) => {
            format!(
                "It has room, after a wait of about {}.",
                weeks(*waiting_weeks)
            )
        }
        None => {
            let tier = tier.map(|tier| format!(" for tier {}", tier.number()));
            let age = age.map(|age| format!(" at age {age}"));
            let (tier, age) = (tier.unwrap_or_default(), age.unwrap_or_default());
            format!("It has no service{tier}{age}.")
        }
    }
}

fn weeks(count: u32) -> String {
    format!("{count} week{}", if count == 1 { "" } else { "s" })
}
