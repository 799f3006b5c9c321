//! What must hold of a framework as a whole.

use std::collections::BTreeMap;

use super::{Parts, faults::Faults};
use crate::{
    framework::{NeedDomain, Route},
    setting::SettingKind,
    tier::Tier,
};

/// The fewest indicators a tier is described by.
const INDICATORS_PER_TIER: usize = 10;

pub fn whole(parts: &Parts, faults: &mut Faults) {
    tiers(parts, faults);
    red_flags(parts, faults);
    baselines(parts, faults);
}

fn tiers(parts: &Parts, faults: &mut Faults) {
    for tier in Tier::ALL {
        let of_tier: Vec<_> = parts
            .indicators
            .iter()
            .filter(|placed| placed.it.tier == tier)
            .collect();
        // The place to add one: after the last of its tier, or else at the top.
        let line = of_tier.last().map_or(1, |placed| placed.line);
        if of_tier.len() < INDICATORS_PER_TIER {
            faults.note(
                line,
                format!(
                    "{tier} has {} of the {INDICATORS_PER_TIER} indicators it needs: add more.",
                    of_tier.len()
                ),
            );
        }
        for &domain in NeedDomain::ALL {
            if !of_tier.iter().any(|placed| placed.it.domain == domain) {
                faults.note(
                    line,
                    format!(
                        "{tier} has no indicator for “{}”: add one with domain = \"{}\".",
                        domain.name(),
                        domain.code()
                    ),
                );
            }
        }
        if tier == Tier::Universal {
            for placed in of_tier.iter().filter(|placed| placed.it.alone) {
                faults.note(
                    placed.line,
                    "“alone” means nothing at tier 1, where every family is: remove it.",
                );
            }
        }
    }
}

fn red_flags(parts: &Parts, faults: &mut Faults) {
    let last = parts.red_flags.last().map_or(1, |placed| placed.line);
    for &route in Route::ALL {
        if !parts
            .red_flags
            .iter()
            .any(|placed| placed.it.route == route)
        {
            faults.note(
                last,
                format!(
                    "no red flag says “{}”: add one with route = \"{}\".",
                    route.name(),
                    route.code()
                ),
            );
        }
    }
}

fn baselines(parts: &Parts, faults: &mut Faults) {
    let mut first_lines = BTreeMap::new();
    for placed in &parts.baselines {
        let first = *first_lines.entry(placed.it.setting).or_insert(placed.line);
        if first != placed.line {
            faults.note(
                placed.line,
                format!(
                    "“{}” already has a baseline on line {first}: join the two.",
                    placed.it.setting.name()
                ),
            );
        }
    }
    let last = parts.baselines.last().map_or(1, |placed| placed.line);
    for &setting in SettingKind::ALL {
        if !first_lines.contains_key(&setting) {
            faults.note(
                last,
                format!(
                    "“{}” has no baseline: add one with setting = \"{}\".",
                    setting.name(),
                    setting.code()
                ),
            );
        }
    }
}
