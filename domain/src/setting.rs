//! The kinds of place that refer families.
//!
//! What a service may ask of a school before it refers is not what it may ask of the police, so
//! the baseline checklist, the organisations' list and the reports all sort by these.

use serde::{Deserialize, Serialize};

/// What kind of organisation somebody works for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingKind {
    /// A school or college.
    School,
    /// A nursery, pre-school or childminder.
    EarlyYears,
    /// Health visiting, school nursing, midwifery, general practice, mental health.
    Health,
    Police,
    /// A charity, faith or community group.
    Voluntary,
    /// A team of the council itself, such as housing or attendance.
    Council,
    /// A family hub.
    Hub,
}

impl SettingKind {
    pub const ALL: [Self; 7] = [
        Self::School,
        Self::EarlyYears,
        Self::Health,
        Self::Police,
        Self::Voluntary,
        Self::Council,
        Self::Hub,
    ];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::EarlyYears => "early_years",
            Self::Health => "health",
            Self::Police => "police",
            Self::Voluntary => "voluntary",
            Self::Council => "council",
            Self::Hub => "hub",
        }
    }

    /// The kind with this stored word, if there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::School => "School or college",
            Self::EarlyYears => "Nursery or childminder",
            Self::Health => "Health service",
            Self::Police => "Police",
            Self::Voluntary => "Voluntary or community organisation",
            Self::Council => "Council team",
            Self::Hub => "Family hub",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_again_by_its_stored_word() {
        for kind in SettingKind::ALL {
            assert_eq!(SettingKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(SettingKind::from_code("bakery"), None);
    }
}
