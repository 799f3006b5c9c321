//! The four tiers and their signs.

use leptos::prelude::*;
use stepwise_domain::framework::{Framework, Indicator, NeedDomain};
use stepwise_domain::tier::Tier;

use super::to_contents;
use crate::islands::threshold_helper::tier_class;
use crate::pages::public::bullets;

/// The id of a tier's heading.
pub(super) fn anchor(tier: Tier) -> String {
    format!("tier-{}", tier.number())
}

pub(super) fn how_a_tier_is_found() -> AnyView {
    view! {
        <section aria-labelledby="how">
            <h2 class="govuk-heading-l" id="how">"How a tier is found"</h2>
            <p class="govuk-body">
                "Look at three sides of the child’s life: the child’s development, parenting, and the family and where they live. A tier is suggested where one of these is so:"
            </p>
            {bullets([
                "there are signs at that tier or above in two sides or more",
                "there is a sign at that tier or above, and a plan one tier lower was tried and did not change enough",
                "there is a sign that is enough by itself, which this guide marks",
            ])}
            <p class="govuk-body">
                "Signs in one side only, with nothing else to go with them, suggest one tier lower. More signs never lower a tier. A person always decides, and says why where they see it differently."
            </p>
            {to_contents()}
        </section>
    }
    .into_any()
}

pub(super) fn tier_section(framework: &Framework, tier: Tier) -> AnyView {
    let id = anchor(tier);
    let domains = NeedDomain::ALL
        .iter()
        .map(|domain| signs(framework, tier, *domain))
        .collect_view();
    let labelled_by = id.clone();
    view! {
        <section class=tier_class(tier) aria-labelledby=labelled_by>
            <h2 class="govuk-heading-l" id=id>
                {tier.to_string()}
            </h2>
            <p class="govuk-body">{meaning(tier)}</p>
            {domains}
            {to_contents()}
        </section>
    }
    .into_any()
}

const fn meaning(tier: Tier) -> &'static str {
    match tier {
        Tier::Universal => {
            "What every family can have. School, nursery, health visitor and family doctor are enough, and nobody needs to refer."
        }
        Tier::Additional => {
            "Something is getting in the way. One service adds help, with the family’s agreement, and sees whether it works."
        }
        Tier::Targeted => {
            "Several things are tangled up. The family has one lead practitioner, one plan and a Team Around the Family, with their agreement."
        }
        Tier::Specialist => {
            "The child will not do well, or will not be safe, without children’s social care. Talk to the MASH: its social workers decide."
        }
    }
}

fn signs(framework: &Framework, tier: Tier, domain: NeedDomain) -> Option<AnyView> {
    let mut signs = framework.in_domain(tier, domain).peekable();
    signs.peek()?;
    let list = signs.map(sign).collect_view();
    Some(
        view! {
            <h3 class="govuk-heading-m">{domain.name()}</h3>
            <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{list}</ul>
        }
        .into_any(),
    )
}

fn sign(indicator: &Indicator) -> impl IntoView + use<> {
    let Indicator {
        id,
        text,
        example,
        alone,
        ..
    } = indicator.clone();
    view! {
        <li id=format!("sign-{id}")>
            {text} {alone.then(|| view! { " " <strong>"Enough by itself."</strong> })} <br />
            <span class="govuk-hint">"For example: " {example}</span>
        </li>
    }
}
