use super::*;
use crate::episode::step::{StepKind, rule};

/// The table written a second time, by hand, from who does, sees and never sees what. One column a
/// role; in it a letter for each relation that suffices: n none, s same organisation, o own,
/// a allocated, m passed to the MASH; `.` never.
const GRID: &str = "
act                   referrer lead  coord practitioner provider mash manager auditor admin
view_referral         so       so    nsoam a            .        m    nsoam   a       .
draft_referral        so       so    .     .            .        .    .       .       .
submit_referral       so       so    .     .            .        .    .       .       .
withdraw              so       so    .     .            .        .    .       .       .
answer_question       so       so    .     .            .        .    .       .       .
challenge             so       so    .     .            .        .    .       .       .
reassign              .        so    .     .            .        .    .       .       .
ask_consultation      so       so    .     .            .        .    .       .       .
answer_consultation   .        .     nsoam .            .        .    nsoam   .       .
view_triage           .        .     nsoam .            .        .    nsoam   .       .
claim                 .        .     nsoam .            .        .    nsoam   .       .
decide                .        .     nsoam .            .        .    nsoam   .       .
review_challenge      .        .     .     .            .        .    nsoam   .       .
search                .        .     nsoam .            .        .    nsoam   .       .
view_episode          .        .     nsoam a            .        m    nsoam   a       .
view_allocation       .        .     nsoam .            .        .    nsoam   .       .
allocate              .        .     nsoam .            .        .    nsoam   .       .
arrange_cover         .        .     nsoam oa           .        .    nsoam   .       .
answer_offer          .        .     .     a            .        .    .       .       .
work_episode          .        .     nsoam a            .        .    nsoam   .       .
propose_step          .        .     nsoam a            .        m    nsoam   .       .
answer_step           .        .     nsoam .            .        m    nsoam   .       .
pass_to_mash          so       so    nsoam a            a        m    nsoam   a       .
view_service_request  .        .     nsoam a            a        .    nsoam   .       .
view_mash             .        .     .     .            .        m    nsoam   .       .
decide_mash           .        .     .     .            .        m    .       .       .
open_family_access    .        .     nsoam a            .        .    nsoam   .       .
cut_family_access     .        .     nsoam a            .        m    nsoam   .       .
manage_colleagues     .        s     .     .            .        .    .       .       .
choose_messages       o        o     .     .            .        .    .       .       .
manage_accounts       .        .     .     .            .        .    .       .       nsoam
configure             .        .     .     .            .        .    .       .       nsoam
view_audit            .        .     .     .            .        .    nsoam   a       nsoam
view_mail_state       .        .     nsoam .            .        .    nsoam   .       nsoam
release_held_message  .        .     nsoam .            .        .    nsoam   .       .
view_overview         .        .     .     .            .        .    nsoam   .       .
view_insight          .        so    .     .            .        .    nsoam   nsoam   .
";

fn letter(relation: Relation) -> char {
    match relation {
        Relation::None => 'n',
        SameOrganisation => 's',
        Own => 'o',
        AllocatedTo => 'a',
        PassedToMash => 'm',
    }
}

#[test]
fn every_role_act_and_relation_is_what_the_grid_says() {
    let lines: Vec<Vec<&str>> = GRID
        .trim()
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines.len(), Act::ALL.len(), "one line for each act");
    let (mut cells, mut allowed) = (0, 0);
    for line in lines {
        let act = Act::from_code(line[0]).expect("an act");
        assert_eq!(line.len(), 1 + Role::ALL.len(), "{act:?}");
        // The columns stand in the order of Role::ALL.
        for (role, column) in Role::ALL.into_iter().zip(&line[1..]) {
            for relation in Relation::ALL {
                let got = may(role, act, relation);
                assert_eq!(
                    got,
                    column.contains(letter(relation)),
                    "{role:?} {act:?} {relation:?}"
                );
                cells += 1;
                allowed += usize::from(got);
            }
        }
    }
    assert_eq!((cells, allowed), (37 * 9 * 5, 304));
}

#[test]
fn an_administrator_never_sees_case_content() {
    let allowed: Vec<_> = (Act::ALL.iter().copied())
        .filter(|act| {
            Relation::ALL
                .iter()
                .any(|r| may(Role::Administrator, *act, *r))
        })
        .collect();
    let without_cases = [
        Act::ManageAccounts,
        Act::Configure,
        Act::ViewAudit,
        Act::ViewMailState,
    ];
    assert_eq!(allowed, without_cases);
}

#[test]
fn a_mash_worker_sees_only_what_was_passed_to_the_mash() {
    for &act in Act::ALL {
        for relation in Relation::ALL.into_iter().filter(|r| *r != PassedToMash) {
            assert!(
                !may(Role::MashWorker, act, relation),
                "{act:?} {relation:?}"
            );
        }
    }
}

#[test]
fn nobody_outside_the_council_reaches_another_organisations_record() {
    for role in [
        Role::Referrer,
        Role::OrganisationLead,
        Role::Provider,
        Role::LeadPractitioner,
    ] {
        for &act in Act::ALL {
            assert!(!may(role, act, Relation::None), "{role:?} {act:?}");
        }
    }
}

#[test]
fn whoever_may_take_an_action_by_the_state_machine_may_reach_some_record_to_take_it_on() {
    for &action in Action::ALL {
        for role in Role::ALL {
            let reaches = Relation::ALL.iter().any(|r| may(role, action.into(), *r));
            let takes = action.roles().contains(&role);
            // Everybody who sees a record passes it to the MASH; only referrers by this action.
            let harm = action == Action::ReportHarm;
            assert!(reaches == takes || harm && reaches, "{action:?} {role:?}");
        }
    }
}

#[test]
fn whoever_sees_a_record_may_pass_it_to_the_mash() {
    let views = [
        Act::ViewReferral,
        Act::ViewEpisode,
        Act::ViewServiceRequest,
        Act::ViewMash,
    ];
    for role in Role::ALL {
        for relation in Relation::ALL {
            let sees = views.iter().any(|view| may(role, *view, relation));
            assert_eq!(
                may(role, Act::PassToMash, relation),
                sees,
                "{role:?} {relation:?}"
            );
        }
    }
}

#[test]
fn whoever_has_a_part_in_a_step_by_the_step_table_may_reach_some_record_to_take_it() {
    let reaches = |role, act| Relation::ALL.iter().any(|r| may(role, act, *r));
    for &kind in StepKind::ALL {
        let propose = match kind {
            StepKind::ToMash => Act::PassToMash,
            _ => Act::ProposeStep,
        };
        let rule = rule(kind, None);
        for &role in rule.proposers {
            assert!(reaches(role, propose), "{kind:?} {role:?}");
        }
        for &role in rule.deciders {
            assert!(reaches(role, Act::AnswerStep), "{kind:?} {role:?}");
        }
    }
}
