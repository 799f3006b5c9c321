//! The tiers of need.

use serde::{Deserialize, Serialize};

/// Level of need of a child and family, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Tier 1: what every family has: school, health visitor, family doctor.
    Universal,
    /// Tier 2: one service adds help.
    Additional,
    /// Tier 3: linked needs, a lead practitioner, a plan and a Team Around the Family.
    Targeted,
    /// Tier 4: children's social care decides.
    Specialist,
}

impl Tier {
    pub const ALL: [Self; 4] = [
        Self::Universal,
        Self::Additional,
        Self::Targeted,
        Self::Specialist,
    ];

    /// 1 to 4, as people say it.
    pub const fn number(self) -> u8 {
        match self {
            Self::Universal => 1,
            Self::Additional => 2,
            Self::Targeted => 3,
            Self::Specialist => 4,
        }
    }

    /// The tier with this number, if there is one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.number() == number)
    }

    /// One tier lower; tier 1 stays where it is.
    #[must_use]
    pub fn lower(self) -> Self {
        Self::from_number(self.number() - 1).unwrap_or(self)
    }

    /// The name without its number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Universal => "Universal",
            Self::Additional => "Additional",
            Self::Targeted => "Targeted",
            Self::Specialist => "Specialist",
        }
    }
}

impl std::fmt::Display for Tier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tier {} {}", self.number(), self.name())
    }
}
