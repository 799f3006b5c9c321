//! Which tier the ticked signs suggest, as they are ticked.
//!
//! The checkboxes are plain ones of the form around it; this only reads them. The suggestion comes
//! from the same function as on the server, so the two cannot disagree.
//!
//! What it needs is not handed over as an island's props: those are read by a JSON parser, which
//! weighs too much in the browser. It stands in short attributes around the island, and the words
//! of the signs stand in the form already.

#[cfg(feature = "hydrate")]
mod browser;
mod sheet;
mod words;

use leptos::prelude::*;
use stepwise_domain::suggestion::suggest;

pub use sheet::{Reading, Sheet};
pub use words::{SuggestionWords, tier_class};

/// How the names of the form's checkboxes begin; the value of each is an indicator's id.
pub const SIGNS: &str = "signs-";
/// The name of the form's radios on the highest plan that did not change enough: the number of its
/// tier, or anything else for none.
pub const PLAN_TRIED: &str = "plan-tried";

/// The helper for this framework and what is saved.
#[cfg(feature = "ssr")]
pub fn threshold_helper(
    framework: &stepwise_domain::framework::Framework,
    saved: Reading,
) -> AnyView {
    let sheet = Sheet::new(framework, saved);
    let (signs, ticked, plan) = (sheet.rules(), sheet.saved.ids(), sheet.saved.plan());
    provide_context(sheet);
    view! {
        <div data-signs=signs data-ticked=ticked data-plan=plan>
            <ThresholdHelper />
        </div>
    }
    .into_any()
}

/// The suggested tier with its reasons. Stands inside the form whose checkboxes it reads, in what
/// [`threshold_helper`] draws around it.
#[island]
pub fn ThresholdHelper() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let sheet = browser::sheet().unwrap_or_default();
    #[cfg(not(feature = "hydrate"))]
    let sheet = expect_context::<Sheet>();
    let words = RwSignal::new(suggested(&sheet, &sheet.saved));
    let follows = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    browser::follow_form(move |reading| {
        words.set(suggested(&sheet, &reading));
        follows.set(true);
    });
    view! {
        <section class="sw-card" aria-labelledby="suggested-tier">
            <h2 class="govuk-heading-m" id="suggested-tier">"Suggested tier"</h2>
            <div role="status" aria-live="polite" aria-atomic="true">
                {move || words.with(spoken)}
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

/// The part that is read out when it changes.
fn spoken(words: &SuggestionWords) -> impl IntoView + use<> {
    let reasons = words.reasons.iter().cloned();
    view! {
        <p class=words.class()>
            <strong>{words.tier.clone()}</strong>
        </p>
        <ul class="govuk-list govuk-list--bullet">
            {reasons.map(|reason| view! { <li>{reason}</li> }).collect_view()}
        </ul>
    }
}

fn suggested(sheet: &Sheet, reading: &Reading) -> SuggestionWords {
    let suggestion = suggest(&sheet.signs, &reading.ticked, reading.plan_tried);
    SuggestionWords::new(&suggestion, |id| sheet.text_of(id))
}
