//! Random histories: several people do whatever they like to one episode, and the rules hold.

mod model;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::steps::{cases, everything};
use crate::episode::step::*;
use crate::episode::*;
use model::{Episode, OUTSIDE_STEPS, Owner, PEOPLE, Step, Try};

/// A record on which everything is written down, or from which one or two things are missing.
fn any_facts() -> impl Strategy<Value = Facts> {
    (prop::bool::weighted(0.9), any::<[bool; 3]>()).prop_map(|(full, gaps)| {
        let gap = |index: usize| full || gaps[index];
        Facts {
            family_agrees: gap(0),
            plan_tried: gap(1),
            review_held: gap(1),
            closure_recorded: gap(0),
            raises_tier_answered: gap(2),
            within_reopen_time: gap(2),
            ..everything()
        }
    })
}

fn any_try() -> impl Strategy<Value = Try> {
    let who = || 0..PEOPLE.len();
    let lead = 0..2_usize;
    prop_oneof![
        4 => (who(), select(OUTSIDE_STEPS.to_vec()), lead.clone())
            .prop_map(|(who, action, lead)| Try::Act(who, action, lead)),
        4 => (who(), select(cases()), any_facts())
            .prop_map(|(who, step, facts)| Try::Propose(who, step, facts)),
        4 => (who(), 0..3_usize, select(Answer::ALL), any_facts())
            .prop_map(|(who, step, answer, facts)| Try::Answer(who, step, answer, facts)),
        1 => lead.prop_map(Try::Leave),
        80 => (any::<usize>(), any_facts()).prop_map(|(nth, facts)| Try::Sensible(nth, facts)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn whatever_people_try_the_episode_keeps_the_rules(
        level in select(vec![Level::Universal, Level::Additional, Level::Targeted]),
        tries in vec(any_try(), 0..150),
    ) {
        let mut episode = Episode::new(level);
        for tried in tries {
            let before = episode.clone();
            episode.try_this(tried);
            // Somebody is accountable, and it is whom the state says.
            match episode.state {
                State::AwaitingAllocation | State::Offered => {
                    prop_assert_eq!(episode.owner, Owner::DutyTeam);
                }
                State::Active => prop_assert!(matches!(episode.owner, Owner::Lead(_))),
                State::WithSocialCare => prop_assert_eq!(episode.owner, Owner::SocialCare),
                State::Closed => {}
            }
            prop_assert_eq!(
                episode.state == State::Offered,
                episode.offer.is_some() && episode.state.is_unallocated()
            );
            // Social care has exactly the families at tier 4.
            if episode.state.is_open() {
                let with_social_care = episode.state == State::WithSocialCare;
                prop_assert_eq!(episode.level.is_statutory(), with_social_care);
            }
            // The level moved because a step was accepted, and by one level, or to social care.
            if episode.level != before.level {
                let accepted = |e: &Episode| {
                    e.steps.iter().filter(|s| s.state == StepState::Accepted).count()
                };
                prop_assert_eq!(accepted(&episode), accepted(&before) + 1);
                prop_assert!(
                    StepKind::between(before.level, episode.level).is_ok()
                        || episode.level == Level::ChildInNeed
                );
            }
            // No step is lost: one waits at a time, and for each there is somebody to answer it.
            let waits = |s: &&Step| s.state == StepState::Proposed;
            let pending: Vec<_> = episode.steps.iter().filter(waits).collect();
            let of_levels = pending.iter().filter(|step| step.kind != StepKind::ToMash);
            prop_assert!(of_levels.count() <= 1);
            for step in pending {
                let deciders = rule(step.kind, step.reason).deciders;
                let others = (0..PEOPLE.len()).filter(|who| *who != step.by);
                prop_assert!(others.into_iter().any(|who| deciders.contains(&PEOPLE[who])));
                prop_assert!(fits(step.kind, episode.state, episode.level));
            }
            // Nothing answered is answered again.
            for (was, is) in before.steps.iter().zip(&episode.steps) {
                prop_assert!(was.state == StepState::Proposed || was.state == is.state);
            }
        }
    }
}

/// The random histories do get about: each state, and each kind of step, is reached by some.
#[test]
fn the_histories_reach_every_state_and_take_every_step() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    use std::collections::BTreeSet;

    let mut runner = TestRunner::deterministic();
    let (mut states, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for level in [Level::Additional, Level::Universal]
        .into_iter()
        .cycle()
        .take(250)
    {
        let tries = vec(any_try(), 150).new_tree(&mut runner).expect("tries");
        let mut episode = Episode::new(level);
        for tried in tries.current() {
            episode.try_this(tried);
            states.insert(episode.state);
        }
        let accepted = episode
            .steps
            .iter()
            .filter(|s| s.state == StepState::Accepted);
        taken.extend(accepted.map(|step| step.kind));
    }
    assert_eq!(states.into_iter().collect::<Vec<_>>(), State::ALL);
    assert_eq!(taken.into_iter().collect::<Vec<_>>(), StepKind::ALL);
}
