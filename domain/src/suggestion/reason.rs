//! Why a tier is suggested, as data that is kept and as words that are read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{framework::NeedDomain, tier::Tier};

/// One reason for a suggested tier. All but the first name indicators that were ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    NothingTicked,
    /// Only what every family has was ticked.
    OnlyUniversal {
        indicators: Vec<String>,
    },
    /// These, at the tier or above, suffice by themselves.
    Alone {
        tier: Tier,
        indicators: Vec<String>,
    },
    /// These, at the tier or above, lie in two domains or more.
    SeveralDomains {
        tier: Tier,
        indicators: Vec<String>,
        domains: BTreeSet<NeedDomain>,
    },
    /// These, at the tier or above, are there although a plan was tried.
    PlanDidNotHelp {
        tier: Tier,
        plan: Tier,
        indicators: Vec<String>,
    },
    /// These, all in one domain, are not enough for the tier they were ticked at.
    OneTierLower {
        indicators: Vec<String>,
        ticked_at: Tier,
    },
}

impl Reason {
    /// The ids of the indicators it rests on.
    pub fn indicators(&self) -> &[String] {
        match self {
            Self::NothingTicked => &[],
            Self::OnlyUniversal { indicators }
            | Self::Alone { indicators, .. }
            | Self::SeveralDomains { indicators, .. }
            | Self::PlanDidNotHelp { indicators, .. }
            | Self::OneTierLower { indicators, .. } => indicators,
        }
    }

    /// The reason in plain English, one or two sentences. `text_of` gives the words of an
    /// indicator; where it has none, the id stands in for them.
    pub fn sentence<'a>(&self, text_of: impl Fn(&str) -> Option<&'a str>) -> String {
        let signs = quoted(self.indicators(), text_of);
        match self {
            Self::NothingTicked => "No signs of need have been ticked yet.".into(),
            Self::OnlyUniversal { .. } => format!(
                "Everything ticked is at {}, which is what all families can have: {signs}.",
                Tier::Universal
            ),
            Self::Alone { tier, indicators } => match indicators.len() {
                1 => format!("This sign is enough by itself for {tier}: {signs}."),
                _ => format!("Each of these signs is enough by itself for {tier}: {signs}."),
            },
            Self::SeveralDomains { tier, domains, .. } => format!(
                "There are signs {} in {} parts of the child’s life ({}): {signs}.",
                reaching(*tier),
                if domains.len() == 2 {
                    "two"
                } else {
                    "all three"
                },
                names(domains)
            ),
            Self::PlanDidNotHelp {
                tier,
                plan,
                indicators,
            } => format!(
                "Help at {plan} was tried and did not change enough, and {} {}: {signs}.",
                if indicators.len() == 1 {
                    "there is still a sign"
                } else {
                    "there are still signs"
                },
                reaching(*tier)
            ),
            Self::OneTierLower {
                indicators,
                ticked_at,
            } => lowered(indicators, *ticked_at, &signs),
        }
    }
}

fn lowered(indicators: &[String], ticked_at: Tier, signs: &str) -> String {
    let what = if indicators.len() == 1 {
        format!("Only one sign was ticked at {ticked_at}")
    } else {
        format!("The signs ticked at {ticked_at} are all in one part of the child’s life")
    };
    format!(
        "{what}, so one tier lower is suggested: {signs}. \
         A sign at that tier in another part would raise it. So would help at {} that was tried \
         and did not change enough.",
        ticked_at.lower()
    )
}

fn reaching(tier: Tier) -> String {
    if tier == Tier::Specialist {
        format!("at {tier}")
    } else {
        format!("at {tier} or above")
    }
}

fn names(domains: &BTreeSet<NeedDomain>) -> String {
    let names: Vec<_> = domains.iter().map(|domain| domain.name()).collect();
    names.join("; ")
}

/// Sentences as a list inside a sentence: “A”; “B”.
fn quoted<'a>(ids: &[String], text_of: impl Fn(&str) -> Option<&'a str>) -> String {
    let quotes: Vec<_> = ids
        .iter()
        .map(|id| {
            let text = text_of(id).unwrap_or(id);
            format!("“{}”", text.trim_end_matches('.'))
        })
        .collect();
    quotes.join("; ")
}
