mod history;
mod steps;

use super::*;

/// The machine written a second time, by hand, from the rules: from, action, to, owner, whether
/// the referrer is told, who. L lead practitioner, C coordinator, M manager, S MASH.
const TABLE: &str = "
awaiting_allocation offer                   offered             Keep       quiet CM
awaiting_allocation pass_to_social_care     with_social_care    SocialCare tells S
awaiting_allocation close                   closed              Keep       tells CM
offered             accept_offer            active              Lead       tells L
offered             decline_offer           awaiting_allocation DutyTeam   quiet L
offered             withdraw_offer          awaiting_allocation DutyTeam   quiet CM
offered             pass_to_social_care     with_social_care    SocialCare tells S
offered             close                   closed              Keep       tells CM
active              reassign                active              Keep       quiet CM
active              accept_offer            active              Lead       tells L
active              decline_offer           active              Keep       quiet L
active              withdraw_offer          active              Keep       quiet CM
active              take_back               awaiting_allocation DutyTeam   quiet CM
active              change_level            active              Keep       tells LCM
active              pass_to_social_care     with_social_care    SocialCare tells S
active              close                   closed              Keep       tells CM
with_social_care    offer                   with_social_care    Keep       quiet CM
with_social_care    accept_offer            with_social_care    Keep       quiet L
with_social_care    decline_offer           with_social_care    Keep       quiet L
with_social_care    withdraw_offer          with_social_care    Keep       quiet CM
with_social_care    change_statutory_level  with_social_care    Keep       quiet S
with_social_care    return_from_social_care active              Lead       tells M
with_social_care    pass_to_social_care     with_social_care    Keep       quiet S
with_social_care    close                   closed              Keep       tells CM
closed              pass_to_social_care     with_social_care    SocialCare tells S
closed              reopen                  awaiting_allocation DutyTeam   tells CM
closed              resume                  with_social_care    SocialCare quiet S
";

pub(super) fn letter(role: Role) -> char {
    match role {
        Role::LeadPractitioner => 'L',
        Role::Coordinator => 'C',
        Role::Manager => 'M',
        Role::MashWorker => 'S',
        Role::Referrer => 'R',
        Role::OrganisationLead => 'O',
        Role::Provider => 'P',
        Role::Auditor => 'A',
        Role::Administrator => '-',
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
        owner: match row[3] {
            "Keep" => OwnerEffect::Keep,
            "DutyTeam" => OwnerEffect::DutyTeam,
            "Lead" => OwnerEffect::Lead,
            "SocialCare" => OwnerEffect::SocialCare,
            other => panic!("{other} is no owner"),
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
    assert_eq!((cells, allowed), (5 * 13 * 9, 41));
}

#[test]
fn whoever_is_accountable_fits_the_state_whatever_was_done() {
    for &state in State::ALL {
        for &action in Action::ALL {
            let Some((to, owner, _)) = change(state, action) else {
                continue;
            };
            let held = match (owner, to) {
                (OwnerEffect::DutyTeam, to) => to == State::AwaitingAllocation,
                (OwnerEffect::Lead, to) => to == State::Active,
                (OwnerEffect::SocialCare, to) => to == State::WithSocialCare,
                // Kept: within one state, by an offer that nobody has accepted, or by an end.
                (OwnerEffect::Keep, State::Offered) => state == State::AwaitingAllocation,
                (OwnerEffect::Keep, State::Closed) => state.is_open(),
                (OwnerEffect::Keep, to) => to == state,
            };
            assert!(held, "{state:?} {action:?} leaves it with {owner:?}");
        }
    }
}

#[test]
fn nothing_stays_with_a_lead_practitioner_who_has_left() {
    for state in [State::Offered, State::Active] {
        let done = lead_left(state).expect("a change");
        assert_eq!(done.to, State::AwaitingAllocation);
        assert_eq!(done.owner, OwnerEffect::DutyTeam);
    }
    assert_eq!(lead_left(State::WithSocialCare), None);
    assert_eq!(lead_left(State::Closed), None);
}

#[test]
fn stored_words_come_back_as_what_they_were_and_no_other_word_does() {
    for &state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(state));
    }
    for &action in Action::ALL {
        assert_eq!(Action::from_code(action.code()), Some(action));
    }
    for &level in Level::ALL {
        assert_eq!(Level::from_code(level.code()), Some(level));
    }
    for &reason in DeclineReason::ALL {
        assert_eq!(DeclineReason::from_code(reason.code()), Some(reason));
    }
    for &reason in CloseReason::ALL {
        assert_eq!(CloseReason::from_code(reason.code()), Some(reason));
    }
    assert_eq!(State::from_code("lost"), None);
}

#[test]
fn a_level_belongs_to_its_tier_and_tier_four_begins_as_a_child_in_need() {
    let tiers: Vec<_> = Level::ALL
        .iter()
        .map(|level| (level.short(), level.tier().number(), level.is_statutory()))
        .collect();
    let expected = [
        ("1", 1, false),
        ("2", 2, false),
        ("3", 3, false),
        ("4a", 4, true),
        ("4b", 4, true),
    ];
    assert_eq!(tiers, expected);
    for tier in crate::tier::Tier::ALL {
        let level = Level::from_tier(tier);
        assert_eq!(level.tier(), tier);
        assert_ne!(level, Level::ChildProtection);
    }
    assert_eq!(Level::ChildInNeed.to_string(), "Tier 4a Child in need");
}

#[test]
fn a_refusal_says_in_plain_words_what_and_who() {
    let late = apply(State::Closed, Action::Offer, Role::Coordinator);
    assert_eq!(
        late.expect_err("refused").to_string(),
        "This episode is “Closed”, so you cannot offer it to a lead practitioner now."
    );
    let other = apply(State::Offered, Action::AcceptOffer, Role::Coordinator);
    assert_eq!(
        other.expect_err("refused").to_string(),
        "Your account cannot accept the offer. This is for: Lead practitioner."
    );
}

#[test]
fn a_page_offers_exactly_what_would_be_done() {
    let of = |state, role| possible(state, role).collect::<Vec<_>>();
    assert_eq!(
        of(State::AwaitingAllocation, Role::Coordinator),
        [Action::Offer, Action::Close]
    );
    assert_eq!(
        of(State::Offered, Role::LeadPractitioner),
        [Action::AcceptOffer, Action::DeclineOffer]
    );
    assert_eq!(of(State::Closed, Role::LeadPractitioner), []);
    assert_eq!(of(State::Closed, Role::Manager), [Action::Reopen]);
}

#[test]
fn an_offer_ends_with_its_answer_or_with_what_makes_it_pointless() {
    let ends: Vec<_> = (Action::ALL.iter().copied())
        .filter(|action| action.ends_offer())
        .collect();
    assert_eq!(
        ends,
        [
            Action::AcceptOffer,
            Action::DeclineOffer,
            Action::WithdrawOffer,
            Action::TakeBack,
            Action::PassToSocialCare,
            Action::Close,
        ]
    );
}
