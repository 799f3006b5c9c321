//! The form as a whole: no question that cannot be asked, checked, read or answered.

use std::collections::BTreeSet;

use super::*;
use crate::form::{Kind, Question};

fn all() -> Vec<Section> {
    let flagged = with(slug::SAFETY, &[("flag-injury", "yes")]);
    sections(&example_context(), &flagged)
}

fn questions() -> Vec<(Section, Question)> {
    let of = |section: Section| {
        let questions = section.questions.clone();
        questions
            .into_iter()
            .map(move |question| (section.clone(), question))
    };
    all().into_iter().flat_map(of).collect()
}

#[test]
fn every_section_of_the_form_is_there_in_order() {
    let slugs: Vec<_> = all().iter().map(|section| section.slug).collect();
    assert_eq!(
        slugs,
        [
            "safety",
            "mash-consultation",
            "referrer",
            "children",
            "adults",
            "home",
            "agreement",
            "contact",
            "concerns",
            "voice",
            "indicators",
            "tried",
            "goals",
            "help",
            "declaration",
        ]
    );
}

#[test]
fn names_are_unique_on_their_page_and_fit_for_ids() {
    for section in all() {
        let names = section.questions.iter().flat_map(Question::field_names);
        let names: Vec<_> = names.collect();
        let unique: BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{}", section.slug);
        for name in names {
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
        }
    }
}

#[test]
fn a_condition_names_an_earlier_question_and_its_choices() {
    for (section, question) in questions() {
        let Some(condition) = &question.only_if else {
            continue;
        };
        let place = |name: &str| {
            section
                .questions
                .iter()
                .position(|other| other.name == name)
        };
        assert!(
            place(&condition.question) < place(&question.name)
                && place(&condition.question).is_some()
        );
        let choices = section.question(&condition.question).unwrap().choices();
        for value in &condition.is_one_of {
            assert!(
                choices.iter().any(|choice| choice.value == *value),
                "{} {value}",
                question.name
            );
        }
    }
}

#[test]
fn a_required_answer_is_asked_for_by_what_to_do() {
    for (_, question) in questions() {
        let Some(message) = &question.required else {
            continue;
        };
        let verb = match question.kind {
            Kind::Radios { .. } | Kind::Checkboxes { .. } | Kind::Select { .. } => {
                ["Select ", "Confirm "]
            }
            _ => ["Enter ", "Enter "],
        };
        assert!(
            verb.iter().any(|verb| message.starts_with(verb)),
            "{message}"
        );
        assert!(!message.ends_with('.'), "{message}");
    }
}

#[test]
fn what_messages_call_an_answer_is_no_question() {
    for (_, question) in questions() {
        let called = question.called.as_str();
        let asks = [
            "Is ", "Are ", "Do ", "Does ", "Have ", "Must ", "Why", "Was ",
        ];
        assert!(!called.contains('?') && !called.is_empty(), "{called}");
        let flag = question.name.starts_with("flag-");
        assert!(
            flag || !asks.iter().any(|word| called.starts_with(word)),
            "{called}"
        );
    }
}

#[test]
fn each_red_flag_must_be_answered_and_routes_head_their_group() {
    let context = example_context();
    let safety = section(&context, &Draft::default(), slug::SAFETY).unwrap();
    assert_eq!(safety.questions.len(), context.red_flags.len());
    assert!(
        safety
            .questions
            .iter()
            .all(|question| question.required.is_some())
    );
    let groups: Vec<_> = safety
        .questions
        .iter()
        .map(|question| question.group.as_deref())
        .collect();
    assert_eq!(
        groups,
        [Some("Call 999 now"), Some("Call the MASH today"), None]
    );
}

#[test]
fn a_referral_for_a_known_child_takes_at_most_twelve_required_answers_after_the_gate() {
    let mut draft = Draft::for_known_family(&example_draft());
    let shortest = [
        (slug::AGREEMENT, vec![("agreed", "parent")]),
        (slug::VOICE, vec![("voice", "words")]),
        (
            slug::INDICATORS,
            vec![
                ("signs-3-child-development", "absence"),
                ("plan-tried", "2"),
            ],
        ),
        (slug::TRIED, vec![("tried", "adjusted")]),
    ];
    for (slug, pairs) in shortest {
        change(&mut draft, slug, &pairs);
    }
    let mut count = 0;
    for section in sections(&example_context(), &draft) {
        let asked = section.asked(draft.answers(section.slug));
        let required = asked
            .iter()
            .filter(|question| question.required.is_some())
            .count();
        let required = required + usize::from(section.at_least_one.is_some());
        if KNOWN_BEFORE.contains(&section.slug) {
            assert!(
                passes(&draft, section.slug),
                "{} is not typed twice",
                section.slug
            );
        } else if section.slug != slug::SAFETY {
            count += required;
        }
    }
    assert!(count <= 12, "{count}");
}

#[test]
fn a_further_referral_asks_afresh_about_harm_and_agreement() {
    let draft = Draft::for_known_family(&example_draft());
    for asked_afresh in [
        slug::SAFETY,
        slug::AGREEMENT,
        slug::CONTACT,
        slug::DECLARATION,
    ] {
        assert_eq!(draft.saved(asked_afresh), None);
    }
}

#[test]
fn the_outcomes_are_ten() {
    let ids: BTreeSet<_> = OUTCOMES.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), 10);
}
