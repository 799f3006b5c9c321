//! Family hubs: where they are, what they offer, and which of them suits a family best.

#[cfg(feature = "server")]
mod check;
#[cfg(feature = "server")]
mod load;
mod place;
mod rank;
#[cfg(feature = "server")]
mod search;
#[cfg(test)]
mod tests;

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::tier::Tier;
#[cfg(feature = "server")]
pub use load::HubsError;
pub use place::sector_of;
pub use rank::{Nearness, RankedHub, rank};
#[cfg(feature = "server")]
pub use search::Search;

/// A family hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    pub id: String,
    /// The last part of its address on the web.
    pub slug: String,
    pub name: String,
    /// The lines of its postal address, without the postcode.
    pub address: Vec<String>,
    pub postcode: String,
    pub phone: String,
    pub email: String,
    #[serde(default)]
    pub opening: Opening,
    /// The postcode sectors it serves, such as "NM1 2".
    #[serde(default)]
    pub sectors: Vec<String>,
    /// The wards it serves, by name.
    #[serde(default)]
    pub wards: Vec<String>,
    #[serde(default)]
    pub services: Vec<Service>,
}

/// From when to when it is open on each day of the week, in London time; `None` is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Opening {
    pub monday: Option<OpenHours>,
    pub tuesday: Option<OpenHours>,
    pub wednesday: Option<OpenHours>,
    pub thursday: Option<OpenHours>,
    pub friday: Option<OpenHours>,
    pub saturday: Option<OpenHours>,
    pub sunday: Option<OpenHours>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenHours {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// Something a hub offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub id: String,
    pub name: String,
    /// The tiers of need it suits.
    pub tiers: Vec<Tier>,
    /// The ages of the children it is for, in whole years, both included. Unborn counts as 0.
    pub from_age: u8,
    pub to_age: u8,
    pub modes: Vec<Mode>,
    /// How many more families it can take on now; 0 is full.
    pub capacity: u32,
    /// How long a family waits at the moment, in weeks.
    pub waiting_weeks: u32,
}

coded! {
    /// How a service reaches a family.
    pub enum Mode {
        InPerson = "in_person", "At the hub";
        Virtual = "virtual", "By phone or video";
        Outreach = "outreach", "At home or in the community";
    }
}

impl Opening {
    /// When it is open on this day.
    pub const fn on(&self, day: Weekday) -> Option<OpenHours> {
        match day {
            Weekday::Mon => self.monday,
            Weekday::Tue => self.tuesday,
            Weekday::Wed => self.wednesday,
            Weekday::Thu => self.thursday,
            Weekday::Fri => self.friday,
            Weekday::Sat => self.saturday,
            Weekday::Sun => self.sunday,
        }
    }
}

impl Service {
    /// Whether it is meant for this need. What is not known does not rule it out.
    pub fn suits(&self, tier: Option<Tier>, age: Option<u8>) -> bool {
        tier.is_none_or(|tier| self.tiers.contains(&tier))
            && age.is_none_or(|age| (self.from_age..=self.to_age).contains(&age))
    }
}
