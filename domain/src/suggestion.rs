//! Which tier a set of ticked indicators suggests, and why.
//!
//! One pure function answers in the browser, as boxes are ticked, and on the server, so that the
//! two cannot disagree. It suggests and shows its reasons; a person decides.

mod reason;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use reason::Reason;

use crate::{
    framework::{Indicator, NeedDomain},
    tier::Tier,
};

/// As much of an [`Indicator`] as the rule looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorRef {
    pub id: String,
    pub tier: Tier,
    pub domain: NeedDomain,
    pub alone: bool,
}

impl From<&Indicator> for IndicatorRef {
    fn from(indicator: &Indicator) -> Self {
        Self {
            id: indicator.id.clone(),
            tier: indicator.tier,
            domain: indicator.domain,
            alone: indicator.alone,
        }
    }
}

/// A tier, with every reason that holds for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub tier: Tier,
    /// Never empty.
    pub reasons: Vec<Reason>,
}

/// What the form says next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guidance {
    /// A red flag is open: ring, and do not go on.
    Stop {
        flags: BTreeSet<String>,
    },
    Suggest(Suggestion),
}

/// The guidance for a family. An open red flag, which is one answered "yes" or "not sure" and not
/// cleared by the MASH, wins over anything ticked.
pub fn guide(
    open_red_flags: &BTreeSet<String>,
    indicators: &[IndicatorRef],
    ticked: &BTreeSet<String>,
    plan_tried_at: Option<Tier>,
) -> Guidance {
    if open_red_flags.is_empty() {
        Guidance::Suggest(suggest(indicators, ticked, plan_tried_at))
    } else {
        Guidance::Stop {
            flags: open_red_flags.clone(),
        }
    }
}

/// The highest tier T for which one of these holds:
///
/// - indicators at T or above were ticked in at least two domains;
/// - an indicator at T or above was ticked, and a plan at the tier below T was tried without
///   enough change (a plan higher up counts too: who had more help has had that much);
/// - an indicator at T or above was ticked that suffices by itself;
/// - an indicator one tier above T was ticked, and nothing else speaks for that tier.
///
/// Each of the four is kept by adding an indicator, so adding one never lowers the tier.
/// `plan_tried_at` is the highest tier of a plan that did not change enough. A ticked id that is
/// not among `indicators` belongs to another version of the framework and counts for nothing.
pub fn suggest(
    indicators: &[IndicatorRef],
    ticked: &BTreeSet<String>,
    plan_tried_at: Option<Tier>,
) -> Suggestion {
    let seen = Seen {
        ticked: indicators
            .iter()
            .filter(|it| ticked.contains(&it.id))
            .collect(),
        plan_tried_at,
    };
    let Some(highest) = seen.ticked.iter().map(|it| it.tier).max() else {
        return Suggestion {
            tier: Tier::Universal,
            reasons: vec![Reason::NothingTicked],
        };
    };
    if highest == Tier::Universal {
        let indicators = seen.ids(Tier::Universal);
        return Suggestion {
            tier: Tier::Universal,
            reasons: vec![Reason::OnlyUniversal { indicators }],
        };
    }
    match seen.reasons_for(highest) {
        reasons if !reasons.is_empty() => Suggestion {
            tier: highest,
            reasons,
        },
        _ => seen.one_lower(highest),
    }
}

/// What there is to judge: the ticked indicators in the framework's order, and the plan.
struct Seen<'a> {
    ticked: Vec<&'a IndicatorRef>,
    plan_tried_at: Option<Tier>,
}

impl Seen<'_> {
    /// The tier below the highest one ticked, which a single indicator is enough for, with what
    /// else speaks for it.
    fn one_lower(&self, highest: Tier) -> Suggestion {
        let tier = highest.lower();
        let mut reasons = vec![Reason::OneTierLower {
            indicators: self.ids(highest),
            ticked_at: highest,
        }];
        // At tier 1 there is nothing to speak for: it is where everybody is.
        if tier > Tier::Universal {
            reasons.extend(self.reasons_for(tier));
        }
        Suggestion { tier, reasons }
    }

    /// Every reason, but for a lowered single indicator, to suggest this tier.
    fn reasons_for(&self, tier: Tier) -> Vec<Reason> {
        [
            self.sufficient_alone(tier),
            self.several_domains(tier),
            self.plan_did_not_help(tier),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn sufficient_alone(&self, tier: Tier) -> Option<Reason> {
        let indicators: Vec<_> = self
            .at_or_above(tier)
            .filter(|it| it.alone)
            .map(|it| it.id.clone())
            .collect();
        (!indicators.is_empty()).then_some(Reason::Alone { tier, indicators })
    }

    fn several_domains(&self, tier: Tier) -> Option<Reason> {
        let mut domains = BTreeSet::new();
        // Collecting would sort first, and the code that sorts weighs in the browser.
        domains.extend(self.at_or_above(tier).map(|it| it.domain));
        (domains.len() >= 2).then(|| Reason::SeveralDomains {
            tier,
            indicators: self.ids(tier),
            domains,
        })
    }

    fn plan_did_not_help(&self, tier: Tier) -> Option<Reason> {
        let plan = self.plan_tried_at.filter(|plan| *plan >= tier.lower())?;
        let indicators = self.ids(tier);
        (!indicators.is_empty()).then_some(Reason::PlanDidNotHelp {
            tier,
            plan,
            indicators,
        })
    }

    fn at_or_above(&self, tier: Tier) -> impl Iterator<Item = &IndicatorRef> {
        self.ticked
            .iter()
            .copied()
            .filter(move |it| it.tier >= tier)
    }

    fn ids(&self, tier: Tier) -> Vec<String> {
        self.at_or_above(tier).map(|it| it.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
