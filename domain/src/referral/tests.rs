use proptest::prelude::*;

use super::*;

/// The machine written a second time, by hand, from the rules: from, action, to, clock, whether
/// the referrer is told, who. R referrer, O organisation lead, C coordinator, M manager, S MASH.
const TABLE: &str = "
submitted             claim               under_review          Keep   quiet CM
submitted             withdraw            withdrawn             Stop   quiet RO
under_review          release             submitted             Keep   quiet CM
under_review          ask_for_information information_requested Pause  tells CM
under_review          accept              accepted              Stop   tells CM
under_review          signpost            signposted            Stop   tells CM
under_review          not_accept          not_accepted          Stop   tells CM
under_review          escalate_to_mash    escalated_to_mash     Start  tells CM
under_review          withdraw            withdrawn             Stop   quiet RO
under_review          join                joined                Stop   tells CM
information_requested answer_information  under_review          Resume quiet RO
information_requested go_on_without       under_review          Resume quiet CM
information_requested withdraw            withdrawn             Stop   quiet RO
escalated_to_mash     mash_accept         mash_accepted         Stop   tells S
escalated_to_mash     mash_return         under_review          Start  tells S
escalated_to_mash     withdraw            withdrawn             Stop   quiet RO
accepted              reopen              under_review          Start  tells M
signposted            reopen              under_review          Start  tells M
not_accepted          reopen              under_review          Start  tells M
mash_accepted         reopen              under_review          Start  tells M
withdrawn             reopen              under_review          Start  tells M
joined                reopen              under_review          Start  tells M
submitted             report_harm         escalated_to_mash     Start  quiet RO
under_review          report_harm         escalated_to_mash     Start  quiet RO
information_requested report_harm         escalated_to_mash     Start  quiet RO
signposted            report_harm         escalated_to_mash     Start  quiet RO
not_accepted          report_harm         escalated_to_mash     Start  quiet RO
withdrawn             report_harm         escalated_to_mash     Start  quiet RO
";

fn letter(role: Role) -> char {
    match role {
        Role::Referrer => 'R',
        Role::OrganisationLead => 'O',
        Role::Coordinator => 'C',
        Role::Manager => 'M',
        Role::MashWorker => 'S',
        Role::LeadPractitioner | Role::Provider | Role::Auditor | Role::Administrator => '-',
    }
}

fn rows() -> Vec<Vec<&'static str>> {
    let lines = TABLE.trim().lines();
    lines.map(|l| l.split_whitespace().collect()).collect()
}

/// What the table says of one cell.
fn expected(state: State, action: Action, role: Role) -> Result<Transition, Refusal> {
    let rows = rows();
    let of_action = || rows.iter().filter(|row| row[1] == action.code());
    if !of_action().any(|row| row[5].contains(letter(role))) {
        return Err(Refusal::NotYourRole { action });
    }
    let row = of_action()
        .find(|row| row[0] == state.code() && row[5].contains(letter(role)))
        .ok_or(Refusal::NotFromThisState { state, action })?;
    Ok(Transition {
        to: State::from_code(row[2]).expect("a state"),
        clock: match row[3] {
            "Keep" => ClockEffect::Keep,
            "Pause" => ClockEffect::Pause,
            "Resume" => ClockEffect::Resume,
            "Stop" => ClockEffect::Stop,
            "Start" => ClockEffect::Start,
            other => panic!("{other} is no clock effect"),
        },
        tells_referrer: row[4] == "tells",
    })
}

#[test]
fn every_state_action_and_role_does_what_the_table_says() {
    let (mut cells, mut allowed) = (0, 0);
    for &state in State::ALL {
        for &action in Action::ALL {
            for role in Role::ALL {
                let got = apply(state, action, role);
                assert_eq!(
                    got,
                    expected(state, action, role),
                    "{state:?} {action:?} {role:?}"
                );
                cells += 1;
                allowed += usize::from(got.is_ok());
            }
        }
    }
    assert_eq!((cells, allowed), (10 * 15 * 9, 48));
}

#[test]
fn the_referrer_reads_the_public_label_and_never_the_state() {
    let labels: Vec<_> = State::ALL.iter().map(|s| s.public_label()).collect();
    assert_eq!(
        labels,
        [
            "Sent",
            "Being looked at",
            "We need something from you",
            "Accepted",
            "Advice given",
            "Not accepted",
            "Passed to social care",
            "Passed to social care",
            "Withdrawn",
            "Accepted",
        ]
    );
}

#[test]
fn stored_words_come_back_as_what_they_were_and_no_other_word_does() {
    for &state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(state));
    }
    for &action in Action::ALL {
        assert_eq!(Action::from_code(action.code()), Some(action));
    }
    for &reason in NotAcceptedReason::ALL {
        assert_eq!(NotAcceptedReason::from_code(reason.code()), Some(reason));
    }
    for &reason in WithdrawReason::ALL {
        assert_eq!(WithdrawReason::from_code(reason.code()), Some(reason));
    }
    assert_eq!(State::from_code("draft"), None);
}

#[test]
fn a_refusal_says_in_plain_words_what_and_who() {
    let late = apply(State::Accepted, Action::Claim, Role::Coordinator);
    assert_eq!(
        late.expect_err("refused").to_string(),
        "This referral is “Accepted”, so you cannot claim it now."
    );
    let other = apply(State::Submitted, Action::Claim, Role::Referrer);
    assert_eq!(
        other.expect_err("refused").to_string(),
        "Your account cannot claim it. This is for: Coordinator, Manager."
    );
}

#[test]
fn a_page_offers_exactly_what_would_be_done() {
    let of = |state, role| possible(state, role).collect::<Vec<_>>();
    assert_eq!(of(State::Submitted, Role::Coordinator), [Action::Claim]);
    assert_eq!(of(State::Withdrawn, Role::Coordinator), []);
    assert_eq!(of(State::Withdrawn, Role::Manager), [Action::Reopen]);
    assert_eq!(
        of(State::InformationRequested, Role::Referrer),
        [
            Action::AnswerInformation,
            Action::Withdraw,
            Action::ReportHarm
        ]
    );
}

proptest! {
    #[test]
    fn in_any_history_the_rules_hold(
        tries in prop::collection::vec((0..Action::ALL.len(), 0..Role::ALL.len()), 0..200)
    ) {
        let mut state = State::Submitted;
        let mut paused = false;
        for (action, role) in tries {
            let (action, role) = (Action::ALL[action], Role::ALL[role]);
            let Ok(done) = apply(state, action, role) else { continue };
            // A closed referral only ever opens again: by a manager's hand, or for fear of harm.
            if !state.is_open() && action != Action::ReportHarm {
                prop_assert_eq!((action, role), (Action::Reopen, Role::Manager));
            }
            // The clock stands still exactly while the referrer is being waited for.
            paused = match done.clock {
                ClockEffect::Pause => true,
                ClockEffect::Keep => paused,
                ClockEffect::Resume => { prop_assert!(paused); false }
                ClockEffect::Stop | ClockEffect::Start => false,
            };
            prop_assert_eq!(paused, done.to == State::InformationRequested);
            // It stops exactly when nobody owes a next step.
            prop_assert_eq!(done.clock == ClockEffect::Stop, !done.to.is_open());
            // Nobody is told what they did themselves.
            if matches!(role, Role::Referrer | Role::OrganisationLead) {
                prop_assert!(!done.tells_referrer);
            }
            // Social care takes it on by its own hand only.
            if done.to == State::MashAccepted {
                prop_assert_eq!(role, Role::MashWorker);
            }
            state = done.to;
        }
    }
}
