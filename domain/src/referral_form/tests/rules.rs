//! The rules between sections: harm, agreement, what was tried, sending.

use super::*;
use crate::form::status::Status;
use crate::tier::Tier;

fn context() -> FormContext {
    example_context()
}

fn blocked_by(draft: &Draft) -> Vec<&'static str> {
    let result = ready_to_send(&context(), draft);
    let problems = result.err().unwrap_or_default();
    problems.into_iter().map(|problem| problem.slug).collect()
}

fn consulted(flags: &[&str], advice: &str) -> Answers {
    let pairs = [
        ("mash-who", "Wren Exampleton"),
        ("mash-on-day", "19"),
        ("mash-on-month", "11"),
        ("mash-on-year", "2026"),
        ("mash-advice", advice),
    ];
    let flags = flags.iter().map(|flag| ("mash-flags", *flag));
    Answers::from_pairs(pairs.into_iter().chain(flags))
}

#[test]
fn the_example_is_ready_to_send() {
    let draft = example_draft();
    assert_eq!(ready_to_send(&context(), &draft), Ok(()));
    assert_eq!(context().suggestion(&draft).tier, Tier::Additional);
    for task in task_list(&context(), &draft) {
        assert_eq!(task.status, Status::Done, "{}", task.slug);
    }
}

#[test]
fn an_empty_draft_has_every_section_to_do_and_nothing_opens_before_the_safety_gate() {
    let tasks = task_list(&context(), &Draft::default());
    assert_eq!(
        (tasks[0].slug, tasks[0].status),
        (slug::SAFETY, Status::NotStarted)
    );
    assert!(
        tasks[1..]
            .iter()
            .all(|task| task.status == Status::CannotStartYet)
    );
    assert_eq!(blocked_by(&Draft::default()).len(), tasks.len());
    assert!(can_start(&context(), &Draft::default(), slug::SAFETY));
    assert!(!can_start(&context(), &Draft::default(), slug::CHILDREN));
    assert!(!can_start(&context(), &example_draft(), "nonsense"));
}

#[test]
fn one_yes_stops_and_not_sure_asks_for_a_consultation() {
    let of = |pairs| gate(&context(), &with(slug::SAFETY, pairs));
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(of(&[]), Gate::Clear);
    assert_eq!(of(&[("flag-injury", "")]), Gate::NotAnswered);
    assert_eq!(of(&[("flag-injury", "nonsense")]), Gate::NotAnswered);
    assert_eq!(
        of(&[("flag-injury", "unsure")]),
        Gate::Consult(ids(&["injury"]))
    );
    assert_eq!(
        of(&[("flag-injury", "unsure"), ("flag-violence", "yes")]),
        Gate::Stop(ids(&["violence"]))
    );
    assert_eq!(
        of(&[("flag-injury", ""), ("flag-violence", "yes")]),
        Gate::Stop(ids(&["violence"]))
    );
}

#[test]
fn an_open_red_flag_closes_the_form_and_stops_sending() {
    for answer in ["yes", "unsure", ""] {
        let draft = with(slug::SAFETY, &[("flag-injury", answer)]);
        assert!(!gate_is_open(&context(), &draft));
        assert!(!can_start(&context(), &draft, slug::CHILDREN));
        assert_eq!(blocked_by(&draft).len(), 1);
    }
}

#[test]
fn only_a_consultation_that_names_each_flag_opens_the_form_again() {
    let mut draft = with(
        slug::SAFETY,
        &[("flag-injury", "yes"), ("flag-disclosure", "unsure")],
    );
    assert!(can_start(&context(), &draft, slug::CONSULTATION));
    for (answers, opens) in [
        (consulted(&["injury"], "early-help"), false),
        (consulted(&["injury", "disclosure"], "social-care"), false),
        (consulted(&["injury", "disclosure"], ""), false),
        (consulted(&["injury", "disclosure"], "early-help"), true),
    ] {
        draft
            .sections
            .insert(slug::CONSULTATION.to_owned(), vec![answers]);
        assert_eq!(gate_is_open(&context(), &draft), opens);
        assert_eq!(blocked_by(&draft).is_empty(), opens);
    }
    change(&mut draft, slug::SAFETY, &[("flag-violence", "yes")]);
    assert!(
        !gate_is_open(&context(), &draft),
        "a flag found later is not cleared by an earlier talk"
    );
}

#[test]
fn what_stands_in_the_way_at_the_gate_is_said_as_it_is() {
    let message = |draft: &Draft| {
        let problems = ready_to_send(&context(), draft).unwrap_err();
        (problems[0].slug, problems[0].message.clone())
    };
    let mut draft = with(
        slug::SAFETY,
        &[("flag-injury", "yes"), ("flag-violence", "")],
    );
    assert!(message(&draft).1.contains("ring 999"));
    let talk = |advice| vec![consulted(&["injury"], advice)];
    draft
        .sections
        .insert(slug::CONSULTATION.to_owned(), talk("early-help"));
    assert_eq!(
        message(&draft).0,
        slug::SAFETY,
        "the rest is still to answer"
    );
    draft
        .sections
        .insert(slug::CONSULTATION.to_owned(), talk("social-care"));
    assert!(message(&draft).1.contains("do not send"));
}

#[test]
fn no_consultation_is_asked_for_where_there_is_no_red_flag() {
    assert!(!can_start(&context(), &example_draft(), slug::CONSULTATION));
}

#[test]
fn without_agreement_only_tier_4_goes_on_and_with_a_reason() {
    let reason = "Asking would put the child in danger at home.";
    for (agreed, reason, tier, outcome) in [
        ("parent", "", Tier::Additional, Agreement::Agreed),
        ("young-person", "", Tier::Targeted, Agreement::Agreed),
        ("", "", Tier::Targeted, Agreement::NotAnswered),
        ("no", reason, Tier::Additional, Agreement::Stops),
        ("not-asked", reason, Tier::Targeted, Agreement::Stops),
        ("not-asked", "short", Tier::Specialist, Agreement::Stops),
        (
            "not-asked",
            reason,
            Tier::Specialist,
            Agreement::GoesOnWithout,
        ),
        ("no", reason, Tier::Specialist, Agreement::GoesOnWithout),
    ] {
        let mut draft = with(
            slug::AGREEMENT,
            &[("agreed", agreed), ("without-reason", reason)],
        );
        let number = tier.number().to_string();
        change(
            &mut draft,
            slug::INDICATORS,
            &[("view", &number), ("view-reason", "As seen at home.")],
        );
        assert_eq!(agreement(&context(), &draft), outcome, "{agreed} {tier}");
        let stops = matches!(outcome, Agreement::Stops | Agreement::NotAnswered);
        assert_eq!(
            blocked_by(&draft).contains(&slug::AGREEMENT),
            stops || agreed == "young-person"
        );
    }
}

#[test]
fn a_referrer_who_sees_tier_4_goes_on_without_agreement() {
    let mut draft = with(
        slug::AGREEMENT,
        &[
            ("agreed", "not-asked"),
            ("without-reason", "Asking would put the child in danger."),
        ],
    );
    change(
        &mut draft,
        slug::INDICATORS,
        &[("view", "4"), ("view-reason", "It gets worse each week.")],
    );
    change(&mut draft, slug::TRIED, &[("tried", "adjusted")]);
    assert_eq!(blocked_by(&draft), Vec::<&str>::new());
}

#[test]
fn a_young_person_who_agrees_alone_needs_a_note_on_competence() {
    let draft = with(slug::AGREEMENT, &[("agreed", "young-person")]);
    assert_eq!(wrong(&draft, slug::AGREEMENT), ["competence"]);
}

#[test]
fn tier_3_needs_something_tried_or_the_reason_for_nothing() {
    let mut draft = with(
        slug::INDICATORS,
        &[
            ("plan-tried", "2"),
            ("signs-3-child-development", "absence"),
        ],
    );
    assert_eq!(example_context().suggestion(&draft).tier, Tier::Targeted);
    assert_eq!(wrong(&draft, slug::TRIED), ["tried"]);
    change(&mut draft, slug::TRIED, &[("tried", "none")]);
    assert_eq!(wrong(&draft, slug::TRIED), ["tried-reason"]);
    change(&mut draft, slug::TRIED, &[("tried", "met-parents")]);
    assert!(wrong(&draft, slug::TRIED).is_empty());
    assert!(
        wrong(&example_draft(), slug::TRIED).is_empty(),
        "tier 2 needs none"
    );
}

#[test]
fn the_declaration_comes_last() {
    let mut draft = with(slug::VOICE, &[("voice", "")]);
    assert!(!can_start(&context(), &draft, slug::DECLARATION));
    change(&mut draft, slug::VOICE, &[("voice", "words")]);
    assert!(can_start(&context(), &draft, slug::DECLARATION));
    change(&mut draft, slug::DECLARATION, &[("declaration", "")]);
    assert_eq!(blocked_by(&draft), [slug::DECLARATION]);
}
