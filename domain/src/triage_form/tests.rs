use chrono::NaiveDate;

use super::*;
use crate::form::Answers;
use crate::form::check::check;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 2).expect("a date")
}

fn offers() -> Offers {
    Offers {
        hubs: Choice::list([("north", "Example North Hub")]),
        episodes: Choice::list([("EH-7KQ4-X2M2", "EH-7KQ4-X2M2")]),
    }
}

/// Every question answered as it wants to be.
fn complete(section: &Section) -> Answers {
    Answers::from_pairs(section.questions.iter().map(|question| {
        let chosen = question
            .choices()
            .first()
            .map(|choice| choice.value.clone());
        let words = || "Long enough to mean something to a person.".to_owned();
        (question.name.to_string(), chosen.unwrap_or_else(words))
    }))
}

#[test]
fn no_step_can_be_taken_with_anything_left_out() {
    for &step in Step::ALL {
        let section = section(step, &offers());
        let empty = check(&section, &Answers::default(), today());
        assert_eq!(empty.len(), section.questions.len(), "{step:?}");
        assert_eq!(
            check(&section, &complete(&section), today()),
            [],
            "{step:?}"
        );
    }
}

#[test]
fn what_the_referrer_reads_is_asked_and_the_rationale_is_never_among_it() {
    for &step in Step::ALL {
        let section = section(step, &offers());
        for name in step.read_by_referrer() {
            assert!(section.question(name).is_some(), "{step:?} asks {name}");
            assert_ne!(*name, RATIONALE, "{step:?}");
        }
    }
}

#[test]
fn every_decision_that_tells_the_referrer_something_shows_it_first() {
    for step in [
        Step::Accept,
        Step::Join,
        Step::Signpost,
        Step::NotAccept,
        Step::Ask,
        Step::Mash,
    ] {
        assert!(!step.read_by_referrer().is_empty(), "{step:?}");
    }
}

#[test]
fn a_hub_takes_tiers_two_and_three_and_advice_is_for_one_and_two() {
    let tiers = |step| {
        let section = section(step, &offers());
        let tiers = section.question(TIER).map(|tier| tier.choices().to_vec());
        tiers
            .unwrap_or_default()
            .iter()
            .map(|tier| tier.value.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(tiers(Step::Accept), ["2", "3"]);
    assert_eq!(tiers(Step::Signpost), ["1", "2"]);
    let four = complete(&section(Step::Accept, &offers()))
        .set(TIER, "4")
        .clone();
    assert_eq!(
        check(&section(Step::Accept, &offers()), &four, today()).len(),
        1
    );
}

#[test]
fn a_hub_or_an_episode_that_is_not_offered_cannot_be_chosen() {
    for (step, name) in [(Step::Accept, HUB), (Step::Join, EPISODE)] {
        let section = section(step, &offers());
        let other = complete(&section).set(name, "elsewhere").clone();
        let errors = check(&section, &other, today());
        assert_eq!(errors.len(), 1, "{step:?}");
        assert_eq!(errors[0].field, name);
    }
}
