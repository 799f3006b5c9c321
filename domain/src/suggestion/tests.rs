//! The rule of suggestion as a table of examples; `properties` holds what is true of all of them.

mod properties;

use super::*;
use NeedDomain::{ChildDevelopment, FamilyAndEnvironment, ParentingCapacity};
use Tier::{Additional, Specialist, Targeted, Universal};

/// One indicator for each tier and domain, such as "t3-child", and "t3-alone", "t4-alone".
fn indicators() -> Vec<IndicatorRef> {
    let mut all = Vec::new();
    for tier in Tier::ALL {
        for (domain, name) in [
            (ChildDevelopment, "child"),
            (ChildDevelopment, "child-too"),
            (ParentingCapacity, "parent"),
            (FamilyAndEnvironment, "family"),
        ] {
            all.push(IndicatorRef {
                id: format!("t{}-{name}", tier.number()),
                tier,
                domain,
                alone: false,
            });
        }
    }
    for tier in [Targeted, Specialist] {
        all.push(IndicatorRef {
            id: format!("t{}-alone", tier.number()),
            tier,
            domain: ChildDevelopment,
            alone: true,
        });
    }
    all
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn suggested(ids: &[&str], plan: Option<Tier>) -> Suggestion {
    suggest(&indicators(), &set(ids), plan)
}

#[test]
fn the_tier_follows_the_rule_in_each_example() {
    let table: &[(&[&str], Option<Tier>, Tier)] = &[
        (&[], None, Universal),
        (&[], Some(Targeted), Universal),
        (&["t1-child"], None, Universal),
        (&["t1-child", "t1-parent"], None, Universal),
        // A single one suggests one tier lower.
        (&["t2-child"], None, Universal),
        (&["t3-child"], None, Additional),
        (&["t4-child"], None, Targeted),
        // Two in one domain are still one side of a life.
        (&["t3-child", "t3-child-too"], None, Additional),
        // Two domains.
        (&["t2-child", "t2-family"], None, Additional),
        (&["t3-child", "t3-family"], None, Targeted),
        (&["t4-parent", "t4-family"], None, Specialist),
        (&["t3-child", "t4-family"], None, Targeted),
        (&["t2-child", "t3-family"], None, Additional),
        (&["t2-child", "t4-family"], None, Targeted),
        (&["t1-child", "t3-family"], None, Additional),
        // A plan that did not change enough.
        (&["t2-child"], Some(Universal), Additional),
        (&["t3-child"], Some(Additional), Targeted),
        (&["t4-child"], Some(Targeted), Specialist),
        (&["t4-child"], Some(Additional), Targeted),
        (&["t3-child"], Some(Universal), Additional),
        (&["t3-child"], Some(Targeted), Targeted),
        (&["t1-child"], Some(Targeted), Universal),
        // One that suffices.
        (&["t3-alone"], None, Targeted),
        (&["t4-alone"], None, Specialist),
        (&["t3-alone", "t4-child"], None, Targeted),
        (&["t3-alone", "t4-family"], None, Targeted),
        // From another version of the framework.
        (&["withdrawn-last-year"], None, Universal),
    ];
    for (ticked, plan, tier) in table {
        assert_eq!(
            suggested(ticked, *plan).tier,
            *tier,
            "{ticked:?} with plan {plan:?}"
        );
    }
}

#[test]
fn nothing_ticked_says_so() {
    assert_eq!(suggested(&[], None).reasons, [Reason::NothingTicked]);
}

#[test]
fn a_single_indicator_says_that_one_tier_lower_is_suggested() {
    let suggestion = suggested(&["t3-child"], None);
    assert_eq!(
        suggestion.reasons,
        [Reason::OneTierLower {
            indicators: vec!["t3-child".into()],
            ticked_at: Targeted,
        }]
    );
    assert_eq!(
        suggestion.reasons[0].sentence(|_| Some("Misses a lot of school.")),
        "Only one sign was ticked at Tier 3 Targeted, so one tier lower is suggested: \
         “Misses a lot of school”. A sign at that tier in another part would raise it. So would \
         help at Tier 2 Additional that was tried and did not change enough."
    );
}

#[test]
fn every_reason_that_holds_is_given() {
    let kinds = |ids: &[&str], plan| -> Vec<&str> {
        suggested(ids, plan)
            .reasons
            .iter()
            .map(|reason| match reason {
                Reason::NothingTicked => "nothing",
                Reason::OnlyUniversal { .. } => "universal",
                Reason::Alone { .. } => "alone",
                Reason::SeveralDomains { .. } => "domains",
                Reason::PlanDidNotHelp { .. } => "plan",
                Reason::OneTierLower { .. } => "lower",
            })
            .collect()
    };
    assert_eq!(
        kinds(&["t3-alone", "t3-family"], Some(Additional)),
        ["alone", "domains", "plan"]
    );
    assert_eq!(
        kinds(&["t4-child", "t3-family"], None),
        ["lower", "domains"]
    );
    assert_eq!(kinds(&["t2-child", "t1-family"], None), ["lower"]);
    assert_eq!(kinds(&["t1-child"], None), ["universal"]);
}

#[test]
fn each_reason_reads_as_plain_english() {
    let read = |ids: &[&str], plan| -> Vec<String> {
        let suggestion = suggested(ids, plan);
        let reasons = suggestion.reasons.iter();
        reasons.map(|reason| reason.sentence(|_| None)).collect()
    };
    assert_eq!(read(&[], None), ["No signs of need have been ticked yet."]);
    assert_eq!(
        read(&["t1-child"], None),
        [
            "Everything ticked is at Tier 1 Universal, which is what all families can have: \
          “t1-child”."
        ]
    );
    assert_eq!(
        read(&["t3-alone"], None),
        ["This sign is enough by itself for Tier 3 Targeted: “t3-alone”."]
    );
    assert_eq!(
        read(&["t3-child", "t3-family"], None),
        [
            "There are signs at Tier 3 Targeted or above in two parts of the child’s life \
          (Child’s development; Family and environment): “t3-child”; “t3-family”."
        ]
    );
    assert_eq!(
        read(&["t4-child"], Some(Targeted)),
        [
            "Help at Tier 3 Targeted was tried and did not change enough, and there is still a \
          sign at Tier 4 Specialist: “t4-child”."
        ]
    );
    assert_eq!(
        read(&["t2-child", "t2-child-too"], None),
        [
            "The signs ticked at Tier 2 Additional are all in one part of the child’s life, so one \
          tier lower is suggested: “t2-child”; “t2-child-too”. A sign at that tier in another part would \
          raise it. So would help at Tier 1 Universal that was tried and did not change enough."
        ]
    );
}

#[test]
fn an_open_red_flag_stops_and_a_cleared_one_does_not() {
    let ticked = set(&["t2-child"]);
    let stop = guide(&set(&["weapon"]), &indicators(), &ticked, None);
    assert_eq!(
        stop,
        Guidance::Stop {
            flags: set(&["weapon"])
        }
    );
    let go_on = guide(&BTreeSet::new(), &indicators(), &ticked, None);
    assert_eq!(go_on, Guidance::Suggest(suggested(&["t2-child"], None)));
}
