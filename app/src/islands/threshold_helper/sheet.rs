//! What the suggestion depends on, and how it is written in the page for the browser.

use std::collections::BTreeSet;

use stepwise_domain::framework::NeedDomain;
use stepwise_domain::suggestion::IndicatorRef;
use stepwise_domain::tier::Tier;

/// What has been answered, so far as the suggestion depends on it. Not for debug output: it is
/// about a child.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The ids of the indicators that are ticked.
    pub ticked: BTreeSet<String>,
    /// The highest tier of a plan that did not change enough.
    pub plan_tried: Option<Tier>,
}

impl Reading {
    /// The answers as the form posts them.
    pub fn new<I: Into<String>>(ticked: impl IntoIterator<Item = I>, plan_tried: &str) -> Self {
        let mut ids = BTreeSet::new();
        // Collecting would sort first, and the code that sorts weighs in the browser.
        ids.extend(ticked.into_iter().map(Into::into));
        Self {
            ticked: ids,
            plan_tried: plan_tried.trim().parse().ok().and_then(Tier::from_number),
        }
    }

    /// What [`Self::ids`] and [`Self::plan`] wrote.
    pub fn read(ids: &str, plan: &str) -> Self {
        Self::new(ids.split(' ').filter(|id| !id.is_empty()), plan)
    }

    /// The ids of what is ticked, with spaces between them.
    pub fn ids(&self) -> String {
        let ids: Vec<_> = self.ticked.iter().map(String::as_str).collect();
        ids.join(" ")
    }

    /// The value of the form's radios.
    pub fn plan(&self) -> String {
        self.plan_tried
            .map_or_else(String::new, |tier| tier.number().to_string())
    }
}

/// The signs there are, and what is saved.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the rule looks at, in the framework's order.
    pub signs: Vec<IndicatorRef>,
    /// The words of each of them, in the same order.
    pub texts: Vec<String>,
    pub saved: Reading,
}

impl Sheet {
    #[cfg(feature = "ssr")]
    pub fn new(framework: &stepwise_domain::framework::Framework, saved: Reading) -> Self {
        let texts = framework.indicators.iter().map(|sign| sign.text.clone());
        Self {
            signs: framework.indicator_refs(),
            texts: texts.collect(),
            saved,
        }
    }

    /// The words of a sign that is there.
    pub fn text_of(&self, id: &str) -> Option<&str> {
        let place = self.signs.iter().position(|sign| sign.id == id)?;
        self.texts.get(place).map(String::as_str)
    }

    /// The signs without their words: `absence 2 child_development,…`, and a fourth word where one
    /// is enough by itself.
    pub fn rules(&self) -> String {
        let rules: Vec<_> = self.signs.iter().map(rule).collect();
        rules.join(",")
    }

    /// What [`Self::rules`] wrote. Anything else in it is left out.
    pub fn read_rules(rules: &str) -> Vec<IndicatorRef> {
        rules.split(',').filter_map(read_rule).collect()
    }
}

fn rule(sign: &IndicatorRef) -> String {
    let alone = if sign.alone { " alone" } else { "" };
    let (tier, domain) = (sign.tier.number(), sign.domain.code());
    format!("{} {tier} {domain}{alone}", sign.id)
}

fn read_rule(rule: &str) -> Option<IndicatorRef> {
    let mut words = rule.split(' ');
    Some(IndicatorRef {
        id: words.next()?.to_owned(),
        tier: words.next()?.parse().ok().and_then(Tier::from_number)?,
        domain: NeedDomain::from_code(words.next()?)?,
        alone: words.next().is_some(),
    })
}
