//! The built-in framework is complete, and a file with faults says where and what to do.

mod faults;

use super::*;
use crate::suggestion::suggest;

#[test]
fn each_tier_has_ten_indicators_or_more_and_three_or_more_in_each_domain() {
    let framework = Framework::built_in();
    for tier in Tier::ALL {
        assert!(framework.by_tier(tier).count() >= 10, "{tier}");
        for &domain in NeedDomain::ALL {
            assert!(
                framework.in_domain(tier, domain).count() >= 3,
                "{tier}, {domain:?}"
            );
        }
    }
}

#[test]
fn each_kind_of_setting_has_a_checklist_of_five_to_eight_steps() {
    let framework = Framework::built_in();
    for &setting in SettingKind::ALL {
        let steps = framework
            .baseline(setting)
            .map_or(0, |it| it.expected.len());
        assert!((5..=8).contains(&steps), "{setting:?} has {steps}");
    }
}

#[test]
fn most_specialist_signs_suffice_by_themselves_and_few_others_do() {
    let framework = Framework::built_in();
    let alone = |tier| framework.by_tier(tier).filter(|it| it.alone).count();
    assert_eq!(alone(Tier::Universal), 0);
    assert!(alone(Tier::Additional) <= 3);
    assert!(alone(Tier::Targeted) <= 5);
    assert!(alone(Tier::Specialist) * 3 >= framework.by_tier(Tier::Specialist).count() * 2);
}

#[test]
fn ten_prompts_or_more_and_the_four_duties_are_stated() {
    let framework = Framework::built_in();
    assert!(framework.prompts.len() >= 10);
    let duties: Vec<_> = framework.duties.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(
        duties,
        [
            "duty-fgm",
            "duty-prevent",
            "duty-private-fostering",
            "duty-modern-slavery"
        ]
    );
}

#[test]
fn every_text_is_short_enough_to_read_beside_a_box() {
    let framework = Framework::built_in();
    for indicator in &framework.indicators {
        assert!(indicator.text.chars().count() <= 130, "{}", indicator.id);
        assert!(indicator.example.chars().count() <= 110, "{}", indicator.id);
    }
    for flag in &framework.red_flags {
        assert!(flag.text.chars().count() <= 130, "{}", flag.id);
    }
}

#[test]
fn the_most_urgent_red_flag_decides_whom_to_ring() {
    let framework = Framework::built_in();
    let route = |ids: &[&str]| {
        framework.most_urgent(&ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>())
    };
    assert_eq!(route(&[]), None);
    assert_eq!(route(&["fgm"]), Some(Route::Mash));
    assert_eq!(route(&["fgm", "small-child-alone"]), Some(Route::CallNow));
    assert_eq!(route(&["of-an-older-version"]), Some(Route::Mash));
}

#[test]
fn each_indicator_by_itself_suggests_its_tier_if_alone_and_one_lower_if_not() {
    let framework = Framework::built_in();
    for indicator in &framework.indicators {
        let ticked = BTreeSet::from([indicator.id.clone()]);
        let expected = if indicator.alone {
            indicator.tier
        } else {
            indicator.tier.lower()
        };
        let suggestion = suggest(&framework.indicator_refs(), &ticked, None);
        assert_eq!(suggestion.tier, expected, "{}", indicator.id);
        let sentence =
            suggestion.reasons[0].sentence(|id| framework.indicator(id).map(|it| it.text.as_str()));
        assert!(sentence.contains(indicator.text.trim_end_matches('.')));
    }
}

#[test]
fn everything_is_found_again_by_its_id() {
    let framework = Framework::built_in();
    for it in &framework.indicators {
        assert_eq!(framework.indicator(&it.id), Some(it));
    }
    for it in &framework.red_flags {
        assert_eq!(framework.red_flag(&it.id), Some(it));
    }
    for it in &framework.prompts {
        assert_eq!(framework.prompt(&it.id), Some(it));
    }
    assert_eq!(framework.indicator("nothing-of-the-kind"), None);
    for &domain in NeedDomain::ALL {
        assert_eq!(NeedDomain::from_code(domain.code()), Some(domain));
    }
    for &route in Route::ALL {
        assert_eq!(Route::from_code(route.code()), Some(route));
    }
}
