//! Which tier the ticked signs suggest, as they are ticked.
//!
//! The checkboxes are plain ones of the form around it; this only reads them. The suggestion comes
//! from the same function as on the server, so the two cannot disagree.

#[cfg(feature = "hydrate")]
mod browser;
mod words;

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use stepwise_domain::framework::Indicator;
use stepwise_domain::suggestion::{IndicatorRef, suggest};
use stepwise_domain::tier::Tier;

pub use words::{SuggestionWords, tier_class};

/// How the names of the form's checkboxes begin; the value of each is an indicator's id.
pub const SIGNS: &str = "signs-";
/// The name of the form's radios on the highest plan that did not change enough: the number of its
/// tier, or anything else for none.
pub const PLAN_TRIED: &str = "plan-tried";

/// An indicator as the helper needs it: what the rule looks at, and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    pub rule: IndicatorRef,
    pub text: String,
}

impl From<&Indicator> for Sign {
    fn from(indicator: &Indicator) -> Self {
        Self {
            rule: indicator.into(),
            text: indicator.text.clone(),
        }
    }
}

/// What has been answered, so far as the suggestion depends on it. Not for debug output: it is
/// about a child.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The ids of the indicators that are ticked.
    pub ticked: BTreeSet<String>,
    /// The highest tier of a plan that did not change enough.
    pub plan_tried: Option<Tier>,
}

impl Reading {
    /// The answers as the form posts them.
    pub fn new<I: Into<String>>(ticked: impl IntoIterator<Item = I>, plan_tried: &str) -> Self {
        Self {
            ticked: ticked.into_iter().map(Into::into).collect(),
            plan_tried: plan_tried.trim().parse().ok().and_then(Tier::from_number),
        }
    }
}

/// The helper for this framework and what is saved.
#[cfg(feature = "ssr")]
pub fn threshold_helper(
    framework: &stepwise_domain::framework::Framework,
    saved: Reading,
) -> AnyView {
    let signs: Vec<Sign> = framework.indicators.iter().map(Sign::from).collect();
    view! { <ThresholdHelper signs=signs saved=saved /> }.into_any()
}

/// The suggested tier with its reasons. Must stand inside the form whose checkboxes it reads.
#[island]
pub fn ThresholdHelper(signs: Vec<Sign>, saved: Reading) -> impl IntoView {
    let panel = NodeRef::<leptos::html::Section>::new();
    let reading = RwSignal::new(saved);
    let follows = RwSignal::new(false);
    let rules: Vec<IndicatorRef> = signs.iter().map(|sign| sign.rule.clone()).collect();
    let words = Memo::new(move |_| {
        let suggestion =
            reading.with(|reading| suggest(&rules, &reading.ticked, reading.plan_tried));
        SuggestionWords::new(&suggestion, &signs)
    });
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            follows.set(browser::follow_form(&panel, reading));
        }
    });
    view! {
        <section class="sw-card" aria-labelledby="suggested-tier" node_ref=panel>
            <h2 class="govuk-heading-m" id="suggested-tier">"Suggested tier"</h2>
            <div role="status" aria-live="polite" aria-atomic="true">
                <p class=move || words.with(SuggestionWords::class)>
                    <strong>{move || words.with(|words| words.tier.clone())}</strong>
                </p>
                <ul class="govuk-list govuk-list--bullet">
                    {move || {
                        words
                            .with(|words| words.reasons.clone())
                            .into_iter()
                            .map(|reason| view! { <li>{reason}</li> })
                            .collect_view()
                    }}
                </ul>
            </div>
            <p class="govuk-body-s">
                {move || {
                    if follows.get() {
                        "It changes as you tick."
                    } else {
                        "It is for what is saved. Save this page to bring it up to date."
                    }
                }}
            </p>
            <p class="govuk-body-s">
                "It is there to help you think. You say what you think yourself, and a person decides."
            </p>
        </section>
    }
}
