//! Every family must be able to pass: no address, a refuge, facts not known; and what the rest of
//! the service reads from their answers.

use super::*;
use crate::tier::Tier;

/// A home page with these answers alone.
fn home(pairs: &[(&str, &str)]) -> Draft {
    let mut draft = example_draft();
    let answers = Answers::from_pairs(pairs.iter().copied());
    draft.sections.insert(slug::HOME.to_owned(), vec![answers]);
    draft
}

#[test]
fn a_refuge_is_never_located() {
    let draft = home(&[
        ("home", "refuge"),
        ("protected", "no"),
        ("address", "12 Secret Row"),
        ("postcode", "NM1 2AB"),
    ]);
    assert!(passes(&draft, slug::HOME));
    let facts = facts(&draft);
    assert_eq!((facts.address_line.as_str(), facts.postcode), ("", None));
    assert!(facts.address_protected);
    let snapshot = serde_json::to_string(&snapshot(&example_context(), &draft)).unwrap();
    assert!(
        !snapshot.contains("Secret Row"),
        "an answer to a question that is not asked is not kept"
    );
}

#[test]
fn travellers_and_families_without_a_home_pass_without_a_postcode() {
    for kind in ["site", "none", "other"] {
        let mut draft = home(&[("home", kind), ("protected", "no")]);
        assert_eq!(wrong(&draft, slug::HOME), ["whereabouts"]);
        change(
            &mut draft,
            slug::HOME,
            &[("whereabouts", "Example Lane site, pitch 4")],
        );
        assert!(passes(&draft, slug::HOME));
        assert_eq!(facts(&draft).address_line, "Example Lane site, pitch 4");
        change(&mut draft, slug::HOME, &[("near-postcode", "nm12ab")]);
        assert_eq!(facts(&draft).postcode.unwrap().sector(), "NM1 2");
    }
}

#[test]
fn parental_responsibility_may_be_unknown_with_a_reason() {
    let draft = with(slug::ADULTS, &[("responsibility", "unknown")]);
    assert_eq!(wrong(&draft, slug::ADULTS), ["responsibility-note"]);
}

#[test]
fn a_family_may_have_no_adults_to_name() {
    let mut draft = example_draft();
    draft.sections.insert(slug::ADULTS.to_owned(), Vec::new());
    assert_eq!(ready_to_send(&example_context(), &draft), Ok(()));
}

#[test]
fn the_default_of_safe_contact_is_to_ask_first() {
    for pairs in [vec![("safe", "")], vec![("safe", "ask-first")]] {
        let draft = with(slug::ADULTS, &pairs);
        assert!(passes(&draft, slug::ADULTS));
        assert!(facts(&draft).adults[0].safe.is_empty());
    }
    let both = with(slug::ADULTS, &[]);
    assert_eq!(
        facts(&both).adults[0].safe.iter().collect::<Vec<_>>(),
        ["call", "email"]
    );
}

#[test]
fn each_sign_needs_evidence() {
    let draft = with(
        slug::INDICATORS,
        &[("signs-3-family-and-environment", "eviction")],
    );
    let errors = errors(&draft, slug::INDICATORS);
    assert_eq!(errors[0].field, "evidence-eviction");
    assert_eq!(
        errors[0].message,
        "Enter how you know that “The family may lose their home”"
    );
    assert_eq!(
        ticked(&draft).iter().collect::<Vec<_>>(),
        ["attendance", "eviction", "routines"]
    );
}

#[test]
fn no_sign_at_all_is_an_error() {
    let draft = with(
        slug::INDICATORS,
        &[
            ("signs-2-child-development", ""),
            ("signs-2-parenting-capacity", ""),
        ],
    );
    assert_eq!(
        errors(&draft, slug::INDICATORS)[0].message,
        "Select at least one sign of need"
    );
}

#[test]
fn a_different_view_of_the_tier_needs_a_reason() {
    let mut draft = with(slug::INDICATORS, &[("view", "3")]);
    assert_eq!(wrong(&draft, slug::INDICATORS), ["view-reason"]);
    change(&mut draft, slug::INDICATORS, &[("view", "agree")]);
    assert!(passes(&draft, slug::INDICATORS));
    assert_eq!(facts(&draft).referrer_tier, None);
}

#[test]
fn facts_are_typed_and_hidden_from_debug_output() {
    let draft = with(slug::INDICATORS, &[("view", "3"), ("plan-tried", "2")]);
    let facts = facts(&draft);
    let child = &facts.children[0];
    assert_eq!(
        (child.given.as_str(), child.family.as_str()),
        ("Juniper", "Testwell")
    );
    assert_eq!(child.born.unwrap().to_string(), "2019-06-20");
    assert_eq!(child.nhs.as_ref().unwrap().digits(), "9990000018");
    assert_eq!(child.school, "Example Primary School");
    assert_eq!(
        facts.adults[0].phone.as_ref().unwrap().digits(),
        "07700900982"
    );
    assert_eq!(facts.address_line, "12 Invented Row, Northmoor");
    assert_eq!(
        (facts.plan_tried_at, facts.referrer_tier),
        (Some(Tier::Additional), Some(Tier::Targeted))
    );
    assert!(facts.agreed && facts.hub_wanted.is_none() && !facts.address_protected);
    let shown = format!(
        "{facts:?} {:?} {:?} {draft:?}",
        facts.children, facts.adults
    );
    assert!(!shown.contains("Testwell") && !shown.contains("Juniper") && !shown.contains("Row"));
}
