//! A suggestion in the words that are read.

use std::collections::BTreeMap;

use stepwise_domain::suggestion::Suggestion;
use stepwise_domain::tier::Tier;

use super::Sign;

/// A suggested tier and why.
#[derive(Clone, PartialEq, Eq)]
pub struct SuggestionWords {
    /// "Tier 3 Targeted"
    pub tier: String,
    /// One sentence or two for each reason.
    pub reasons: Vec<String>,
    level: Tier,
}

impl SuggestionWords {
    pub fn new(suggestion: &Suggestion, signs: &[Sign]) -> Self {
        let texts: BTreeMap<&str, &str> = signs
            .iter()
            .map(|sign| (sign.rule.id.as_str(), sign.text.as_str()))
            .collect();
        let sentence = |id: &str| texts.get(id).copied();
        Self {
            tier: suggestion.tier.to_string(),
            reasons: suggestion
                .reasons
                .iter()
                .map(|reason| reason.sentence(sentence))
                .collect(),
            level: suggestion.tier,
        }
    }

    /// The class of the bar beside the tier.
    pub fn class(&self) -> &'static str {
        tier_class(self.level)
    }
}

/// The class that marks words as being about a tier; the words always name it too.
pub const fn tier_class(tier: Tier) -> &'static str {
    match tier {
        Tier::Universal => "sw-tier sw-tier--universal",
        Tier::Additional => "sw-tier sw-tier--additional",
        Tier::Targeted => "sw-tier sw-tier--targeted",
        Tier::Specialist => "sw-tier sw-tier--specialist",
    }
}
