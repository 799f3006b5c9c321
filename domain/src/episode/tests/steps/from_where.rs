//! From where a step can start, by whom, beside which others, and what is said where it cannot.

use super::everything;
use crate::episode::step::*;
use crate::episode::{Level, State};
use crate::role::Role;

#[test]
fn levels_next_to_each_other_have_a_step_and_others_say_through_which_they_go() {
    for &from in Level::ALL {
        for &to in Level::ALL {
            let step = StepKind::between(from, to);
            let near = (from as i8 - to as i8).abs() == 1;
            assert_eq!(step.is_ok(), near, "{from} {to}");
            if let Ok(step) = step {
                assert_eq!(step.level_after(from), to);
            }
        }
    }
    let refused = |from, to| {
        StepKind::between(from, to)
            .expect_err("no step")
            .to_string()
    };
    assert_eq!(
        refused(Level::ChildProtection, Level::Targeted),
        "There is no step from tier 4b to tier 3: it goes through 4a."
    );
    assert_eq!(
        refused(Level::Universal, Level::Targeted),
        "There is no step from tier 1 to tier 3: it goes through 2."
    );
    assert_eq!(
        refused(Level::Targeted, Level::Targeted),
        "The episode is at this tier already."
    );
}

#[test]
fn harm_is_passed_on_from_every_record_by_everybody_who_may_see_one_whatever_else_waits() {
    for &state in State::ALL {
        for &level in Level::ALL {
            for role in Role::ALL {
                let waiting = [StepKind::Down3To2, StepKind::ToMash];
                let step = propose(
                    StepKind::ToMash,
                    None,
                    (state, level),
                    role,
                    &waiting,
                    &Facts::default(),
                );
                let sees = role != Role::Administrator;
                assert_eq!(step.is_ok(), sees, "{state:?} {level} {role:?}");
            }
        }
    }
}

#[test]
fn one_step_waits_at_a_time_and_the_refusal_says_which() {
    let try_with = |pending: &[StepKind]| {
        propose(
            StepKind::Down3To2,
            None,
            (State::Active, Level::Targeted),
            Role::LeadPractitioner,
            pending,
            &everything(),
        )
    };
    assert_eq!(try_with(&[StepKind::ToMash]), Ok(StepState::Proposed));
    let refused = try_with(&[StepKind::ToMash, StepKind::Close]).expect_err("refused");
    assert_eq!(
        refused.to_string(),
        "Another step waits for an answer already: closing the episode."
    );
}

#[test]
fn a_refused_proposal_says_what_is_missing_who_may_or_where_it_does_not_fit() {
    let words = |kind, at, role, facts: &Facts| {
        let refused = propose(kind, None, at, role, &[], facts);
        refused.expect_err("refused").to_string()
    };
    assert_eq!(
        words(
            StepKind::Up3To4a,
            (State::Active, Level::Targeted),
            Role::Manager,
            &Facts::default()
        ),
        "No plan has been tried with the family yet. The assessment has not been brought up to date."
    );
    assert_eq!(
        words(
            StepKind::Up3To4a,
            (State::Active, Level::Targeted),
            Role::Coordinator,
            &everything()
        ),
        "Your account cannot propose the step up from tier 3 to social care. This is for: Manager."
    );
    assert_eq!(
        words(
            StepKind::Up3To4a,
            (State::Active, Level::Additional),
            Role::Manager,
            &everything()
        ),
        "This episode is “Active” at tier 2, which does not allow the step up from tier 3 to social care."
    );
    assert_eq!(
        words(
            StepKind::Close,
            (State::Active, Level::Additional),
            Role::LeadPractitioner,
            &everything()
        ),
        "Select why the episode is closed."
    );
}

#[test]
fn an_answer_that_does_not_count_says_why() {
    let words = |said, own, role, kind| {
        let refused = answer(StepState::Proposed, said, own, role, kind, None);
        refused.expect_err("refused").to_string()
    };
    assert_eq!(
        words(Answer::Accept, true, Role::Manager, StepKind::Down3To2),
        "You proposed this step, so somebody else answers it."
    );
    assert_eq!(
        words(
            Answer::Accept,
            false,
            Role::LeadPractitioner,
            StepKind::Down3To2
        ),
        "Your account cannot accept it. This is for: Coordinator, Manager."
    );
    assert_eq!(
        words(
            Answer::Withdraw,
            false,
            Role::Coordinator,
            StepKind::Down3To2
        ),
        "Only whoever proposed this step, or a manager, can take it back."
    );
    assert_eq!(
        words(Answer::Withdraw, true, Role::Manager, StepKind::ToMash),
        "What was passed to the MASH is for the MASH to answer: it cannot be taken back."
    );
    let late = answer(
        StepState::Declined,
        Answer::Accept,
        false,
        Role::Manager,
        StepKind::Down3To2,
        None,
    );
    assert_eq!(
        late.expect_err("refused").to_string(),
        "This step is “Not accepted”, so you cannot accept it now."
    );
}

#[test]
fn what_social_care_leads_is_not_opened_again_without_social_care_letting_go() {
    for &level in Level::ALL {
        let may = fits(StepKind::Reopen, State::Closed, level);
        assert_eq!(may, !level.is_statutory(), "{level}");
    }
}

#[test]
fn what_was_left_to_social_care_is_taken_up_by_the_mash_alone_and_at_its_level() {
    for &level in Level::ALL {
        for role in Role::ALL {
            let at = (State::Closed, level);
            let step = propose(StepKind::Resume, None, at, role, &[], &everything());
            let taken = matches!(step, Ok(StepState::Accepted));
            assert_eq!(taken, role == Role::MashWorker, "{level} {role:?}");
        }
        let after = StepKind::Resume.level_after(level);
        assert_eq!(after, level.max(Level::ChildInNeed));
        for &state in State::ALL {
            let may = fits(StepKind::Resume, state, level);
            assert_eq!(may, state == State::Closed, "{state:?}");
        }
    }
    let facts = Facts {
        closed_for_social_care: false,
        ..everything()
    };
    let at = (State::Closed, Level::Targeted);
    let refused = propose(StepKind::Resume, None, at, Role::MashWorker, &[], &facts);
    let words = refused.expect_err("refused").to_string();
    assert!(words.starts_with("It was not closed because social care leads"));
}

#[test]
fn a_step_is_overtaken_when_social_care_takes_the_family_or_when_it_fits_no_more() {
    use crate::episode::Action;
    let passed = (State::WithSocialCare, Level::ChildInNeed);
    for &kind in StepKind::ALL {
        let over = overtaken(kind, passed, Action::PassToSocialCare);
        assert_eq!(over, kind != StepKind::ToMash, "{kind:?}");
    }
    let waiting = (State::AwaitingAllocation, Level::Targeted);
    assert!(overtaken(StepKind::Down3To2, waiting, Action::TakeBack));
    assert!(!overtaken(StepKind::Close, waiting, Action::TakeBack));
}

#[test]
fn a_page_offers_the_steps_that_fit_and_are_this_roles_to_propose() {
    let of = |state, level, role| possible(state, level, role).collect::<Vec<_>>();
    assert_eq!(
        of(State::Active, Level::Targeted, Role::LeadPractitioner),
        [StepKind::ToMash, StepKind::Down3To2, StepKind::Close]
    );
    assert_eq!(
        of(
            State::WithSocialCare,
            Level::ChildProtection,
            Role::MashWorker
        ),
        [StepKind::ToMash, StepKind::Down4bTo4a]
    );
    assert_eq!(
        of(State::Closed, Level::Additional, Role::Coordinator),
        [StepKind::ToMash, StepKind::Reopen]
    );
    assert_eq!(
        of(State::Closed, Level::Additional, Role::Administrator),
        []
    );
}
