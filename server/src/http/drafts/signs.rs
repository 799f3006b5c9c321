//! The panel beside the signs of need: what is suggested for what is ticked.

use leptos::prelude::*;
use stepwise_domain::referral_form::{Draft, FormContext};

/// The suggestion for what was saved; where WebAssembly runs it follows each tick.
pub fn helper(context: &FormContext, draft: &Draft) -> AnyView {
    let suggestion = context.suggestion(draft);
    let text = |id: &str| {
        context
            .indicators
            .iter()
            .find(|indicator| indicator.id == id)
            .map(|indicator| indicator.text.as_str())
    };
    let reasons = suggestion
        .reasons
        .iter()
        .map(|reason| view! { <p class="govuk-body">{reason.sentence(text)}</p> })
        .collect_view();
    view! {
        <h2 class="govuk-heading-m">{suggestion.tier.to_string()}</h2>
        {reasons}
    }
    .into_any()
}
