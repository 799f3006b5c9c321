//! The step table, a second time by hand.

mod from_where;

use super::letter;
use crate::clock::{Allowance, Promises};
use crate::episode::step::*;
use crate::episode::{CloseReason, Level, State};
use crate::role::Role;

/// Step, who proposes, who decides (`.`: it is taken at once), how long the answer may take, what
/// it needs. R referrer, O organisation lead, C coordinator, L lead practitioner, P provider,
/// S MASH, M manager, A auditor.
const TABLE: &str = "
to_mash                 ROCLPSMA S  1_working_day  .
up_1_to_2               L        .  .              family_agrees
up_2_to_3               L        CM 2_working_days second_agency_or_no_progress
up_3_to_4a              M        S  1_working_day  plan_tried,assessment_updated
up_4a_to_4b             S        .  .              .
down_4b_to_4a           S        .  .              .
down_4a_to_3            S        M  2_working_days improvement_evidenced,family_agrees,lead_has_accepted,handover_held,mash_has_answered
down_3_to_2             L        CM 2_working_days review_held,mash_has_answered
down_2_to_1             L        CM 2_working_days review_held,mash_has_answered
close/needs_met         LC       CM 2_working_days closure_recorded,mash_has_answered
close/single_agency     LC       CM 2_working_days closure_recorded,mash_has_answered
close/social_care_leads LC       CM 2_working_days closure_recorded,mash_has_answered
close/family_withdrew   LC       M  2_working_days closure_recorded,raises_tier_answered,mash_has_answered
close/moved_away        LC       CM 2_working_days closure_recorded,mash_has_answered
close/not_contactable   LC       M  2_working_days closure_recorded,raises_tier_answered,mash_has_answered
reopen                  CM       .  .              within_reopen_time
resume                  S        .  .              closed_for_social_care
";

pub(super) fn cases() -> Vec<(StepKind, Option<CloseReason>)> {
    let others = (StepKind::ALL.iter().copied())
        .filter(|kind| *kind != StepKind::Close)
        .map(|kind| (kind, None));
    let closures = (CloseReason::ALL.iter()).map(|reason| (StepKind::Close, Some(*reason)));
    others.chain(closures).collect()
}

fn line(kind: StepKind, reason: Option<CloseReason>) -> Vec<&'static str> {
    let name = match reason {
        Some(reason) => format!("{}/{}", kind.code(), reason.code()),
        None => kind.code().to_owned(),
    };
    let mut lines = TABLE.trim().lines().map(|l| l.split_whitespace().collect());
    let found = lines.find(|line: &Vec<&str>| line[0] == name);
    found.unwrap_or_else(|| panic!("no line for {name}"))
}

fn letters(roles: &[Role]) -> String {
    let letters: String = (Role::ALL.into_iter())
        .filter(|role| roles.contains(role))
        .map(letter)
        .collect();
    if letters.is_empty() {
        ".".to_owned()
    } else {
        letters
    }
}

/// A record of which everything can be said that a step may need.
pub(super) fn everything() -> Facts {
    Facts {
        family_agrees: true,
        second_agency_needed: true,
        reviews_held: 2,
        progress_made: false,
        plan_tried: true,
        assessment_updated: true,
        improvement_evidenced: true,
        lead_has_accepted: true,
        handover_held: true,
        review_held: true,
        closure_recorded: true,
        raises_tier_answered: true,
        mash_answer_pending: false,
        closed_for_social_care: true,
        within_reopen_time: true,
    }
}

#[test]
fn every_step_has_the_rule_the_table_says() {
    assert_eq!(TABLE.trim().lines().count(), cases().len());
    for (kind, reason) in cases() {
        let (line, rule) = (line(kind, reason), rule(kind, reason));
        let sorted = |letters: &str| {
            let mut letters: Vec<_> = letters.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(
            sorted(&letters(rule.proposers)),
            sorted(line[1]),
            "{kind:?}"
        );
        assert_eq!(sorted(&letters(rule.deciders)), sorted(line[2]), "{kind:?}");
        let clock = rule
            .clock
            .map(|clock| clock.allowance(&Promises::default()));
        let clock = clock.map_or(".".to_owned(), |allowance: Allowance| {
            allowance.to_string().replace(' ', "_")
        });
        assert_eq!(clock, line[3], "{kind:?}");
        let needs: Vec<_> = rule.needs.iter().map(|need| need.code()).collect();
        let needs = if needs.is_empty() {
            ".".to_owned()
        } else {
            needs.join(",")
        };
        assert_eq!(needs, line[4], "{kind:?} {reason:?}");
        assert_eq!(rule.at_once, rule.deciders.is_empty(), "{kind:?}");
        assert_eq!(rule.at_once, rule.clock.is_none(), "{kind:?}");
    }
}

#[test]
fn an_empty_record_misses_everything_a_step_needs_and_a_full_one_nothing() {
    let nothing = Facts {
        mash_answer_pending: true,
        ..Facts::default()
    };
    for (kind, reason) in cases() {
        assert_eq!(check(kind, reason, &nothing), rule(kind, reason).needs);
        assert_eq!(check(kind, reason, &everything()), []);
    }
    assert_eq!(check(StepKind::ToMash, None, &nothing), []);
}

#[test]
fn each_thing_a_step_needs_is_missed_by_itself() {
    let all = everything();
    let without: [(Precondition, Facts); 13] = [
        (
            Precondition::FamilyAgrees,
            Facts {
                family_agrees: false,
                ..all
            },
        ),
        (
            Precondition::SecondAgencyOrNoProgress,
            Facts {
                second_agency_needed: false,
                progress_made: true,
                ..all
            },
        ),
        (
            Precondition::PlanTried,
            Facts {
                plan_tried: false,
                ..all
            },
        ),
        (
            Precondition::AssessmentUpdated,
            Facts {
                assessment_updated: false,
                ..all
            },
        ),
        (
            Precondition::ImprovementEvidenced,
            Facts {
                improvement_evidenced: false,
                ..all
            },
        ),
        (
            Precondition::LeadHasAccepted,
            Facts {
                lead_has_accepted: false,
                ..all
            },
        ),
        (
            Precondition::HandoverHeld,
            Facts {
                handover_held: false,
                ..all
            },
        ),
        (
            Precondition::ReviewHeld,
            Facts {
                review_held: false,
                ..all
            },
        ),
        (
            Precondition::ClosureRecorded,
            Facts {
                closure_recorded: false,
                ..all
            },
        ),
        (
            Precondition::RaisesTierAnswered,
            Facts {
                raises_tier_answered: false,
                ..all
            },
        ),
        (
            Precondition::MashHasAnswered,
            Facts {
                mash_answer_pending: true,
                ..all
            },
        ),
        (
            Precondition::ClosedForSocialCare,
            Facts {
                closed_for_social_care: false,
                ..all
            },
        ),
        (
            Precondition::WithinReopenTime,
            Facts {
                within_reopen_time: false,
                ..all
            },
        ),
    ];
    for (need, facts) in without {
        for (kind, reason) in cases() {
            let needed = rule(kind, reason).needs.contains(&need);
            let expected: &[_] = if needed { &[need] } else { &[] };
            assert_eq!(check(kind, reason, &facts), expected, "{kind:?} {need:?}");
        }
    }
}

#[test]
fn tier_three_needs_a_second_agency_or_two_reviews_without_progress() {
    for (second_agency_needed, reviews_held, progress_made, allowed) in [
        (true, 0, true, true),
        (false, 1, false, false),
        (false, 2, false, true),
        (false, 3, false, true),
        (false, 2, true, false),
    ] {
        let facts = Facts {
            second_agency_needed,
            reviews_held,
            progress_made,
            ..Facts::default()
        };
        assert_eq!(check(StepKind::Up2To3, None, &facts).is_empty(), allowed);
    }
}

#[test]
fn what_is_brought_about_while_a_step_waits_does_not_hold_up_its_proposal() {
    let facts = Facts {
        improvement_evidenced: true,
        family_agrees: true,
        ..Facts::default()
    };
    assert_eq!(check_proposal(StepKind::Down4aTo3, None, &facts), []);
    assert_eq!(
        check(StepKind::Down4aTo3, None, &facts),
        [Precondition::LeadHasAccepted, Precondition::HandoverHeld]
    );
}

#[test]
fn every_answer_by_every_role_counts_exactly_where_the_table_gives_it_to_them() {
    let (mut cells, mut counted) = (0, 0);
    for (kind, reason) in cases() {
        let deciders = line(kind, reason)[2];
        for &state in StepState::ALL {
            for &said in Answer::ALL {
                for role in Role::ALL {
                    for own in [true, false] {
                        let got = answer(state, said, own, role, kind, reason);
                        let may = match said {
                            Answer::Withdraw => {
                                kind != StepKind::ToMash && (own || role == Role::Manager)
                            }
                            _ => !own && deciders.contains(letter(role)),
                        };
                        let open = state == StepState::Proposed;
                        assert_eq!(
                            got.is_ok(),
                            may && open,
                            "{kind:?} {state:?} {said:?} {role:?} {own}"
                        );
                        cells += 1;
                        counted += usize::from(got.is_ok());
                    }
                }
            }
        }
    }
    assert_eq!((cells, counted), (17 * 4 * 3 * 9 * 2, 198));
}

#[test]
fn a_step_can_be_taken_by_the_action_it_stands_for_and_by_whoever_has_the_last_word() {
    for (kind, reason) in cases() {
        let rule = rule(kind, reason);
        let last = if rule.at_once {
            rule.proposers
        } else {
            rule.deciders
        };
        for &state in State::ALL {
            for &level in Level::ALL {
                if !fits(kind, state, level) {
                    continue;
                }
                for &role in last {
                    let done = crate::episode::apply(state, kind.action(), role);
                    assert!(done.is_ok(), "{kind:?} {state:?} {role:?}");
                }
            }
        }
    }
}
