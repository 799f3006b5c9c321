use super::*;

fn standing(state: State, earlier: &[Option<Outcome>]) -> Standing<'_> {
    Standing {
        state,
        earlier,
        in_time: true,
    }
}

#[test]
fn a_decision_can_be_challenged_and_nothing_else_can() {
    for &state in State::ALL {
        let decided = !state.is_open() && state != State::Withdrawn;
        let raised = raise(Role::Referrer, standing(state, &[]));
        let expected = if decided {
            Ok(Stage::Manager)
        } else {
            Err(ChallengeRefusal::NoDecision)
        };
        assert_eq!(raised, expected, "{state:?}");
    }
}

#[test]
fn only_the_referring_organisation_raises_a_challenge() {
    for role in Role::ALL {
        let may = raise(role, standing(State::NotAccepted, &[])).is_ok();
        let refers = matches!(role, Role::Referrer | Role::OrganisationLead);
        assert_eq!(may, refers, "{role:?}");
    }
}

#[test]
fn a_manager_looks_first_then_the_senior_officer_and_then_nobody() {
    let of = |earlier: &[_]| raise(Role::Referrer, standing(State::Signposted, earlier));
    assert_eq!(of(&[]), Ok(Stage::Manager));
    assert_eq!(of(&[None]), Err(ChallengeRefusal::AlreadyOpen));
    for &first in Outcome::ALL {
        assert_eq!(of(&[Some(first)]), Ok(Stage::SeniorOfficer));
        assert_eq!(of(&[Some(first), None]), Err(ChallengeRefusal::AlreadyOpen));
        for &second in Outcome::ALL {
            assert_eq!(
                of(&[Some(first), Some(second)]),
                Err(ChallengeRefusal::NothingFurther)
            );
        }
    }
}

#[test]
fn after_the_window_it_is_too_late_at_either_stage() {
    for earlier in [&[][..], &[Some(Outcome::NotUpheld)]] {
        let late = Standing {
            in_time: false,
            ..standing(State::NotAccepted, earlier)
        };
        assert_eq!(raise(Role::Referrer, late), Err(ChallengeRefusal::TooLate));
    }
}

/// Stage, took the decision, answered the first challenge, may answer this one.
const REVIEWERS: [(Stage, bool, bool, bool); 8] = [
    (Stage::Manager, false, false, true),
    (Stage::Manager, true, false, false),
    // Of an earlier decision on the same referral, before it was opened again.
    (Stage::Manager, false, true, true),
    (Stage::Manager, true, true, false),
    (Stage::SeniorOfficer, false, false, true),
    (Stage::SeniorOfficer, true, false, false),
    (Stage::SeniorOfficer, false, true, false),
    (Stage::SeniorOfficer, true, true, false),
];

#[test]
fn nobody_looks_at_a_challenge_to_what_they_did_themselves() {
    for (stage, decided, reviewed, may) in REVIEWERS {
        let part = Part { decided, reviewed };
        for role in Role::ALL {
            let got = may_review(stage, role, part).is_ok();
            assert_eq!(
                got,
                may && role == Role::Manager,
                "{stage:?} {role:?} {part:?}"
            );
        }
    }
}

#[test]
fn only_a_changed_decision_opens_the_referral_again_and_its_words_say_so() {
    for &outcome in Outcome::ALL {
        assert_eq!(outcome.reopens(), outcome == Outcome::Upheld);
        assert_eq!(outcome.name().contains("opened again"), outcome.reopens());
        assert!(outcome.name().starts_with(outcome.short()));
    }
}

#[test]
fn each_stage_has_its_clock_and_its_refusals_their_words() {
    assert_eq!(Stage::Manager.clock(), ClockKind::Challenge);
    assert_eq!(Stage::SeniorOfficer.clock(), ClockKind::ChallengeSenior);
    let own = Part {
        decided: true,
        reviewed: false,
    };
    let refused = may_review(Stage::Manager, Role::Manager, own).expect_err("refused");
    assert_eq!(
        refused.to_string(),
        "You took this decision, so somebody else looks at the challenge."
    );
}

#[test]
fn stored_words_come_back_as_what_they_were() {
    for &stage in Stage::ALL {
        assert_eq!(Stage::from_code(stage.code()), Some(stage));
    }
    for &outcome in Outcome::ALL {
        assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
    }
    for &reason in ChallengeReason::ALL {
        assert_eq!(ChallengeReason::from_code(reason.code()), Some(reason));
    }
}
