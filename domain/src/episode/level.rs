//! How much help a family has: the tiers, with the fourth in its two halves.

use crate::tier::Tier;

coded! {
    /// The level of an episode. The stored word is what people say: "3", "4a".
    pub enum Level {
        Universal = "1", "Universal";
        Additional = "2", "Additional";
        Targeted = "3", "Targeted";
        /// Social care leads, with the family's agreement.
        ChildInNeed = "4a", "Child in need";
        /// Social care leads, under a child protection plan.
        ChildProtection = "4b", "Child protection";
    }
}

impl Level {
    /// The tier it belongs to.
    pub const fn tier(self) -> Tier {
        match self {
            Self::Universal => Tier::Universal,
            Self::Additional => Tier::Additional,
            Self::Targeted => Tier::Targeted,
            Self::ChildInNeed | Self::ChildProtection => Tier::Specialist,
        }
    }

    /// The level at which an episode of this tier begins. Tier 4 begins as a child in need: whether
    /// it is more is for social care to say.
    pub const fn from_tier(tier: Tier) -> Self {
        match tier {
            Tier::Universal => Self::Universal,
            Tier::Additional => Self::Additional,
            Tier::Targeted => Self::Targeted,
            Tier::Specialist => Self::ChildInNeed,
        }
    }

    /// "3", "4a".
    pub const fn short(self) -> &'static str {
        self.code()
    }

    /// Whether social care leads.
    pub const fn is_statutory(self) -> bool {
        matches!(self, Self::ChildInNeed | Self::ChildProtection)
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tier {} {}", self.short(), self.name())
    }
}
