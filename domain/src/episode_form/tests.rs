use chrono::NaiveDate;

use super::*;
use crate::audience::Audiences;
use crate::form::check::check;
use crate::form::{Answers, Kind};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 2).expect("a date")
}

fn offers() -> Offers {
    Offers {
        leads: Choice::list([("lead-1", "Juniper Testwell")]),
        hubs: Choice::list([("north", "North hub")]),
        goals: vec![
            Goal {
                id: "goal-1".into(),
                words: "Sleeping through".into(),
                scale: Scale::default(),
            },
            Goal {
                id: "goal-2".into(),
                words: "Going to school".into(),
                scale: Scale {
                    lowest: Some("he never comes".into()),
                    highest: Some("he is there each morning.".into()),
                },
            },
        ],
        people: Choice::list([("person-1", "Rowan Example, school nurse")]),
        services: Choice::list([("service-1", "Parents’ morning")]),
        ..Offers::default()
    }
}

/// Every form there is: each kind, the step forms for each step, the answers for each closure.
fn forms() -> Vec<(FormKind, Offers)> {
    let plain = FormKind::ALL.iter().map(|kind| (*kind, offers()));
    let steps = StepKind::ALL.iter().flat_map(|step| {
        let offers = || Offers {
            step: Some(*step),
            ..offers()
        };
        [(FormKind::Step, offers()), (FormKind::StepAnswer, offers())]
    });
    let closures = CloseReason::ALL.iter().map(|reason| {
        let offers = Offers {
            step: Some(StepKind::Close),
            close_reason: Some(*reason),
            ..offers()
        };
        (FormKind::StepAnswer, offers)
    });
    plain.chain(steps).chain(closures).collect()
}

/// Every question answered as it wants to be: with the choice of this number where there are some.
fn complete(section: &Section, choice: usize) -> Answers {
    let mut answers = Answers::default();
    for question in &section.questions {
        if let Kind::Date(_) = question.kind {
            for (part, value) in [("day", "1"), ("month", "3"), ("year", "2027")] {
                answers.set(format!("{}-{part}", question.name), value);
            }
            continue;
        }
        let choices = question.choices();
        let chosen = choices.get(choice).or(choices.last());
        let words = "Long enough to mean something to a person.";
        let value = chosen.map_or(words, |choice| choice.value.as_str());
        answers.set(question.name.to_string(), value);
    }
    answers
}

#[test]
fn every_form_can_be_filled_in_whatever_is_chosen() {
    for (kind, offers) in forms() {
        let section = section(kind, &offers);
        for choice in 0..12 {
            let errors = check(&section, &complete(&section, choice), today());
            assert_eq!(errors, [], "{kind:?} {:?} {choice}", offers.step);
        }
    }
}

#[test]
fn a_form_left_empty_says_each_thing_that_must_be_filled_in() {
    for (kind, offers) in forms() {
        let section = section(kind, &offers);
        let asked = section.asked(&Answers::default());
        let wanted: Vec<_> = (asked.iter())
            .filter_map(|question| question.required.clone())
            .collect();
        assert!(!wanted.is_empty(), "{kind:?}");
        let errors = check(&section, &Answers::default(), today());
        let said: Vec<_> = errors.into_iter().map(|error| error.message).collect();
        assert_eq!(said, wanted, "{kind:?}");
        for message in said {
            let starts = message.starts_with("Enter ") || message.starts_with("Select ");
            assert!(starts, "{kind:?}: {message}");
        }
    }
}

#[test]
fn no_form_asks_two_questions_under_one_name_or_hangs_one_on_a_later_one() {
    for (kind, offers) in forms() {
        let section = section(kind, &offers);
        let mut names: Vec<_> = Vec::new();
        for question in &section.questions {
            assert!(
                !names.contains(&&question.name),
                "{kind:?} {}",
                question.name
            );
            if let Some(condition) = &question.only_if {
                let earlier = names.contains(&&condition.question);
                assert!(earlier, "{kind:?} {}", question.name);
            }
            names.push(&question.name);
        }
    }
}

#[test]
fn addresses_come_back_as_their_forms() {
    for &kind in FormKind::ALL {
        assert_eq!(FormKind::from_code(kind.code()), Some(kind));
        let address = kind
            .code()
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(address, "{kind:?}");
        assert_eq!(section(kind, &offers()).slug, kind.code());
    }
}

#[test]
fn what_the_referrer_reads_is_asked_and_the_rationale_is_never_among_it() {
    for &kind in FormKind::ALL {
        let section = section(kind, &offers());
        for name in kind.read_by_referrer() {
            assert!(section.question(name).is_some(), "{kind:?} asks {name}");
            assert_ne!(*name, field::RATIONALE, "{kind:?}");
        }
    }
}

#[test]
fn what_leaves_the_team_names_no_safe_way_no_guest_and_nothing_another_agency_brought() {
    let team = [
        field::CHANNEL,
        field::SAFE,
        "not-safe",
        field::INVITED,
        field::ATTENDED,
        "others",
        field::VOICE,
        "voice-words",
        field::AUDIENCE,
    ];
    for &kind in FormKind::ALL {
        let section = section(kind, &offers());
        let read = [kind.read_by_referrer(), kind.read_by_family()].concat();
        for name in read {
            assert!(section.question(name).is_some(), "{kind:?} asks {name}");
            assert!(!team.contains(&name), "{kind:?} {name}");
        }
    }
    assert_eq!(FormKind::Note.read_by_family(), [field::TO_FAMILY]);
}

#[test]
fn of_an_outcome_check_whoever_referred_reads_whether_it_lasted_and_not_how_things_are() {
    assert_eq!(FormKind::OutcomeCheck.read_by_referrer(), [field::OUTCOME]);
    let section = section(FormKind::OutcomeCheck, &offers());
    let lasted = section.question(field::OUTCOME).expect("it is asked");
    let choices: Vec<_> = lasted.choices().iter().map(|c| &*c.value).collect();
    assert_eq!(choices, ["yes", "in_part", "no", "unknown"]);
}

#[test]
fn what_the_family_reads_is_asked_for_where_they_are_to_read_something() {
    for kind in [FormKind::Contact, FormKind::Taf, FormKind::Note] {
        let asked = |audience| {
            let given = [(field::AUDIENCE, audience)];
            asks(kind, &offers(), &given, field::TO_FAMILY)
        };
        assert!(asked("family"), "{kind:?}");
        assert!(!asked("referrer") && !asked(KEEP_FROM), "{kind:?}");
    }
}

fn asks(kind: FormKind, offers: &Offers, pairs: &[(&str, &str)], name: &str) -> bool {
    let answers = Answers::from_pairs(pairs.iter().copied());
    let section = section(kind, offers);
    let asked = section.asked(&answers);
    asked.iter().any(|question| question.name == name)
}

#[test]
fn passing_to_the_mash_asks_what_it_is_and_neither_agreement_nor_the_childs_voice() {
    let offers = Offers {
        step: Some(StepKind::ToMash),
        ..offers()
    };
    let section = section(FormKind::Step, &offers);
    let required: Vec<_> = (section.questions.iter())
        .filter(|question| question.required.is_some())
        .map(|question| question.name.as_ref())
        .collect();
    assert_eq!(required, [field::RATIONALE]);
}

#[test]
fn a_step_asks_what_the_step_table_needs_of_it_and_a_handover_where_it_changes_hands() {
    for &step in StepKind::ALL {
        let offers = Offers {
            step: Some(step),
            ..offers()
        };
        let asks = |kind, name| asks(kind, &offers, &[], name);
        assert_eq!(
            asks(FormKind::Step, field::SECOND_AGENCY),
            step == StepKind::Up2To3
        );
        assert_eq!(
            asks(FormKind::Step, field::IMPROVEMENT),
            step == StepKind::Down4aTo3
        );
        assert_eq!(asks(FormKind::Step, field::HANDOVER), step.changes_hands());
        assert_eq!(
            asks(FormKind::StepAnswer, field::HANDOVER_DATE),
            step == StepKind::Down4aTo3
        );
    }
}

#[test]
fn going_on_without_agreement_asks_on_what_ground() {
    for kind in [FormKind::Step, FormKind::Reopen] {
        for (agrees, asked) in [("yes", false), ("no", true)] {
            let given = [(field::AGREES, agrees)];
            assert_eq!(
                asks(kind, &offers(), &given, field::BASIS),
                asked,
                "{kind:?}"
            );
        }
    }
}

#[test]
fn whether_it_raises_the_tier_is_asked_of_both_where_the_family_left_or_was_not_reached() {
    for &reason in CloseReason::ALL {
        let given = [(field::REASON, reason.code())];
        let closing = asks(FormKind::Close, &offers(), &given, field::RAISES_TIER);
        let confirming = Offers {
            step: Some(StepKind::Close),
            close_reason: Some(reason),
            ..offers()
        };
        let confirmed = asks(FormKind::StepAnswer, &confirming, &[], field::RAISES_TIER);
        let both = (reason.needs_manager(), reason.needs_manager());
        assert_eq!((closing, confirmed), both, "{reason:?}");
    }
}

#[test]
fn the_ends_of_a_scale_are_the_familys_where_it_found_words_and_ours_otherwise() {
    for kind in [FormKind::Review, FormKind::Close] {
        let section = section(kind, &offers());
        for (goal, ends, said) in [
            (
                "goal-1",
                ["0: as bad as it could be", "10: as good as it needs to be"],
                "0 is: as bad as it could be. 10 is: as good as it needs to be.",
            ),
            (
                "goal-2",
                ["0: he never comes", "10: he is there each morning."],
                "0 is: he never comes. 10 is: he is there each morning.",
            ),
        ] {
            let question = section.question(&score(goal)).expect("a score");
            let choices = question.choices();
            assert_eq!([&choices[0].label, &choices[10].label], ends, "{kind:?}");
            assert_eq!(question.hint.as_deref(), Some(said), "{kind:?}");
        }
    }
}

#[test]
fn a_review_and_a_closure_ask_for_a_number_for_each_goal_and_take_no_other() {
    for kind in [FormKind::Review, FormKind::Close] {
        let section = section(kind, &offers());
        for goal in ["goal-1", "goal-2"] {
            let question = section.question(&score(goal)).expect("a score");
            let values: Vec<_> = question.choices().iter().map(|c| c.value.clone()).collect();
            let scale: Vec<_> = (0..=10).map(|score| score.to_string()).collect();
            assert_eq!(values, scale, "{kind:?}");
            let mut eleven = complete(&section, 0);
            eleven.set(score(goal), "11");
            assert_eq!(check(&section, &eleven, today()).len(), 1, "{kind:?}");
        }
    }
}

#[test]
fn a_way_that_was_not_safe_must_be_explained() {
    for (safe, asked) in [("yes", false), ("asked", false), ("no", true)] {
        let given = [(field::SAFE, safe)];
        assert_eq!(
            asks(FormKind::Contact, &offers(), &given, "not-safe"),
            asked
        );
    }
}

#[test]
fn what_somebody_brought_is_asked_of_those_who_came() {
    let name = contribution("person-1");
    let came = [(field::ATTENDED, "person-1")];
    assert!(asks(FormKind::Taf, &offers(), &came, &name));
    assert!(!asks(FormKind::Taf, &offers(), &[], &name));
}

#[test]
fn an_entry_is_for_the_team_until_somebody_else_is_ticked_and_kept_back_when_that_is() {
    let of = |value: Option<&str>| {
        let section = section(FormKind::Note, &offers());
        let mut answers = complete(&section, 0);
        answers.0.remove(field::AUDIENCE);
        if let Some(value) = value {
            answers.set(field::AUDIENCE, value);
        }
        assert_eq!(check(&section, &answers, today()), []);
        let ticked = answers.all(field::AUDIENCE).iter().map(String::as_str);
        Audiences::from_choices(ticked).code()
    };
    assert_eq!(of(None), "team");
    assert_eq!(of(Some("family")), "team,family");
    assert_eq!(of(Some(KEEP_FROM)), "keep_from");
    let mut both = complete(&section(FormKind::Note, &offers()), 0);
    both.push(field::AUDIENCE, KEEP_FROM);
    let errors = check(&section(FormKind::Note, &offers()), &both, today());
    assert_eq!(errors.len(), 1, "kept back and shown does not go together");
}
