//! What the form takes from the framework, the directory of hubs and the clock.

use chrono::NaiveDate;

use super::{Draft, facts};
use crate::framework::{BaselineStep, Framework, Indicator, Prompt, RedFlag};
use crate::setting::SettingKind;
use crate::suggestion::{IndicatorRef, Suggestion, suggest};
use crate::tier::Tier;

/// Everything outside the draft that decides what the form asks.
#[derive(Clone, Debug)]
pub struct FormContext {
    /// The date in London.
    pub today: NaiveDate,
    pub red_flags: Vec<RedFlag>,
    pub indicators: Vec<Indicator>,
    pub prompts: Vec<Prompt>,
    /// What the referrer's kind of setting is expected to do before it refers.
    pub baseline: Vec<BaselineStep>,
    /// Id and name, the nearest suitable hub first.
    pub hubs: Vec<(String, String)>,
    /// Id and name of the services a referrer may ask for.
    pub services: Vec<(String, String)>,
}

impl FormContext {
    /// The form for a referrer from this kind of setting, under this version of the framework;
    /// hubs and services come later, when the family's postcode is known.
    pub fn new(framework: &Framework, setting: SettingKind, today: NaiveDate) -> Self {
        let baseline = framework.baseline(setting);
        Self {
            today,
            red_flags: framework.red_flags.clone(),
            indicators: framework.indicators.clone(),
            prompts: framework.prompts.clone(),
            baseline: baseline
                .map(|baseline| baseline.expected.clone())
                .unwrap_or_default(),
            hubs: Vec::new(),
            services: Vec::new(),
        }
    }

    /// What the framework suggests for the signs ticked in this draft.
    pub fn suggestion(&self, draft: &Draft) -> Suggestion {
        let facts = facts(draft);
        let indicators: Vec<_> = self.indicators.iter().map(IndicatorRef::from).collect();
        suggest(&indicators, &facts.ticked, facts.plan_tried_at)
    }

    /// The tier the rules of the form go by: the suggested one, or the referrer's own if that is
    /// higher. A person who sees a child at risk is not held up by a list of signs.
    pub fn tier(&self, draft: &Draft) -> Tier {
        let suggested = self.suggestion(draft).tier;
        facts(draft)
            .referrer_tier
            .map_or(suggested, |own| own.max(suggested))
    }
}
