//! What holds for any framework and any ticks.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::super::*;

fn any_tier() -> impl Strategy<Value = Tier> {
    select(Tier::ALL.as_slice())
}

/// Up to a dozen indicators with ids "i0", "i1" …, each with whether it is ticked.
fn any_ticks() -> impl Strategy<Value = (Vec<IndicatorRef>, BTreeSet<String>)> {
    let one = (
        any_tier(),
        select(NeedDomain::ALL),
        prop::bool::weighted(0.2),
        any::<bool>(),
    );
    vec(one, 0..12).prop_map(|all| {
        let mut indicators = Vec::new();
        let mut ticked = BTreeSet::new();
        for (index, (tier, domain, alone, is_ticked)) in all.into_iter().enumerate() {
            let id = format!("i{index}");
            if is_ticked {
                ticked.insert(id.clone());
            }
            indicators.push(IndicatorRef {
                id,
                tier,
                domain,
                alone,
            });
        }
        (indicators, ticked)
    })
}

/// The rule word by word, tier by tier from the top, to hold the quicker one against.
fn tier_by_the_book(
    indicators: &[IndicatorRef],
    ticked: &BTreeSet<String>,
    plan: Option<Tier>,
) -> Tier {
    let holds = |tier: Tier| {
        let at: Vec<_> = indicators
            .iter()
            .filter(|it| ticked.contains(&it.id) && it.tier >= tier)
            .collect();
        let domains: BTreeSet<_> = at.iter().map(|it| it.domain).collect();
        let above = at.iter().any(|it| it.tier > tier);
        domains.len() >= 2
            || at.iter().any(|it| it.alone)
            || (!at.is_empty() && plan.is_some_and(|plan| plan >= tier.lower()))
            || above
    };
    let mut tiers = Tier::ALL.into_iter().rev();
    tiers.find(|tier| holds(*tier)).unwrap_or(Tier::Universal)
}

proptest! {
    #[test]
    fn the_tier_is_the_highest_for_which_the_rule_holds(
        (indicators, ticked) in any_ticks(),
        plan in option::of(any_tier()),
    ) {
        prop_assert_eq!(
            suggest(&indicators, &ticked, plan).tier,
            tier_by_the_book(&indicators, &ticked, plan)
        );
    }

    #[test]
    fn adding_an_indicator_never_lowers_the_suggestion(
        (indicators, ticked) in any_ticks(),
        plan in option::of(any_tier()),
    ) {
        let before = suggest(&indicators, &ticked, plan).tier;
        for added in &indicators {
            let mut more = ticked.clone();
            more.insert(added.id.clone());
            prop_assert!(suggest(&indicators, &more, plan).tier >= before);
        }
    }

    #[test]
    fn a_plan_that_did_not_help_never_lowers_the_suggestion(
        (indicators, ticked) in any_ticks(),
    ) {
        let plans = [None, Some(Tier::Universal), Some(Tier::Additional), Some(Tier::Targeted)];
        let tiers = plans.map(|plan| suggest(&indicators, &ticked, plan).tier);
        prop_assert!(tiers.is_sorted());
    }

    #[test]
    fn a_red_flag_always_wins(
        (indicators, ticked) in any_ticks(),
        flags in prop::collection::btree_set("[a-z]{1,8}", 1..4),
        plan in option::of(any_tier()),
    ) {
        prop_assert_eq!(
            guide(&flags, &indicators, &ticked, plan),
            Guidance::Stop { flags }
        );
    }

    #[test]
    fn the_order_of_the_indicators_does_not_matter(
        ((indicators, ticked), shuffled) in any_ticks().prop_flat_map(|(indicators, ticked)| {
            (Just((indicators.clone(), ticked)), Just(indicators).prop_shuffle())
        }),
        plan in option::of(any_tier()),
    ) {
        let one = suggest(&indicators, &ticked, plan);
        let other = suggest(&shuffled, &ticked, plan);
        prop_assert_eq!(one.tier, other.tier);
        let sorted = |suggestion: &Suggestion| -> Vec<Vec<String>> {
            let named = suggestion.reasons.iter().map(|reason| {
                let mut ids = reason.indicators().to_vec();
                ids.sort();
                ids
            });
            named.collect()
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
    }

    #[test]
    fn every_reason_names_an_indicator_that_was_ticked(
        (indicators, ticked) in any_ticks(),
        plan in option::of(any_tier()),
    ) {
        let suggestion = suggest(&indicators, &ticked, plan);
        prop_assert!(!suggestion.reasons.is_empty());
        for reason in &suggestion.reasons {
            prop_assert_eq!(reason.indicators().is_empty(), ticked.is_empty());
            for id in reason.indicators() {
                prop_assert!(ticked.contains(id));
                prop_assert!(reason.sentence(|_| None).contains(id.as_str()));
            }
        }
    }
}
