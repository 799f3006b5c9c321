//! A suggestion in the words that are read.

use stepwise_domain::suggestion::Suggestion;
use stepwise_domain::tier::Tier;

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
    /// `text_of` gives the words of a sign.
    pub fn new<'a>(suggestion: &Suggestion, text_of: impl Fn(&str) -> Option<&'a str>) -> Self {
        Self {
            tier: suggestion.tier.to_string(),
            reasons: suggestion
                .reasons
                .iter()
                .map(|reason| reason.sentence(&text_of))
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
