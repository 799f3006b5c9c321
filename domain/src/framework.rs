//! The threshold framework: what each level of need looks like, in one published version.
//!
//! Data, not code, because the partnership that owns the words changes them about once a year
//! and every referral and decision must still be read under the version it was made with.

#[cfg(feature = "server")]
mod load;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(feature = "server")]
pub use load::LoadError;

use crate::{setting::SettingKind, suggestion::IndicatorRef, tier::Tier};

/// One version of the framework, whole and valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Such as "2026.1": the year and the number of the edition within it.
    pub version: String,
    pub published: NaiveDate,
    pub title: String,
    /// In the order they are shown.
    pub indicators: Vec<Indicator>,
    pub red_flags: Vec<RedFlag>,
    pub prompts: Vec<Prompt>,
    /// One for each [`SettingKind`].
    pub baselines: Vec<Baseline>,
    pub duties: Vec<Duty>,
}

/// An observable sign of a level of need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Kept for ever once published: answers refer to it.
    pub id: String,
    pub tier: Tier,
    pub domain: NeedDomain,
    /// A plain sentence.
    pub text: String,
    /// What it can look like in one family.
    pub example: String,
    /// It suffices for its tier by itself.
    pub alone: bool,
}

coded! {
    /// The three sides of a child's life that a picture of need looks at.
    pub enum NeedDomain {
        ChildDevelopment = "child_development", "Child’s development";
        ParentingCapacity = "parenting_capacity", "Parenting capacity";
        FamilyAndEnvironment = "family_and_environment", "Family and environment";
    }
}

/// A sign of immediate or significant harm, which never enters the early help queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedFlag {
    pub id: String,
    /// A statement that is answered with yes, no or not sure.
    pub text: String,
    pub route: Route,
    /// What to do or not to do besides ringing.
    pub note: Option<String>,
}

coded! {
    /// Whom to ring about a red flag, the most urgent first.
    pub enum Route {
        /// Ring 999 now.
        CallNow = "call_now", "Call 999 now";
        /// Ring the MASH today, or the emergency duty team out of hours.
        Mash = "mash", "Call the MASH today";
    }
}

/// A circumstance that asks for a closer look and does not move the tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    pub id: String,
    pub text: String,
}

/// What one kind of setting is ordinarily expected to have done before it refers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    pub setting: SettingKind,
    pub expected: Vec<BaselineStep>,
}

/// One thing to have done before referring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaselineStep {
    pub id: String,
    pub text: String,
}

/// A legal duty that this service states and cannot discharge for anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub id: String,
    pub text: String,
    /// Whom to tell, and how.
    pub whom: String,
}

impl Framework {
    /// The indicator with this id, if this version has it.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The red flag with this id, if this version has it.
    pub fn red_flag(&self, id: &str) -> Option<&RedFlag> {
        self.red_flags.iter().find(|flag| flag.id == id)
    }

    /// The prompt with this id, if this version has it.
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == id)
    }

    /// The checklist of a kind of setting; a loaded framework has one for each.
    pub fn baseline(&self, setting: SettingKind) -> Option<&Baseline> {
        self.baselines.iter().find(|it| it.setting == setting)
    }

    /// The indicators of one tier, in order.
    pub fn by_tier(&self, tier: Tier) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |it| it.tier == tier)
    }

    /// The indicators of one tier in one domain, in order.
    pub fn in_domain(&self, tier: Tier, domain: NeedDomain) -> impl Iterator<Item = &Indicator> {
        self.by_tier(tier).filter(move |it| it.domain == domain)
    }

    /// The red flags that lead to one route, in order.
    pub fn red_flags_to(&self, route: Route) -> impl Iterator<Item = &RedFlag> {
        self.red_flags.iter().filter(move |it| it.route == route)
    }

    /// The most urgent route among these red flags. An id that this version does not know counts
    /// as one for the MASH: an old draft's "yes" stays a "yes".
    pub fn most_urgent(&self, flags: &BTreeSet<String>) -> Option<Route> {
        flags
            .iter()
            .map(|id| self.red_flag(id).map_or(Route::Mash, |flag| flag.route))
            .min()
    }

    /// What [`suggest`](crate::suggestion::suggest) needs, small enough to send to the browser.
    pub fn indicator_refs(&self) -> Vec<IndicatorRef> {
        self.indicators.iter().map(IndicatorRef::from).collect()
    }
}

#[cfg(all(test, feature = "server"))]
mod tests;
