//! Bad input: nothing that can be posted makes the form fail, and everything typed is kept.

use proptest::prelude::*;

use super::*;
use crate::form::Kind;
use crate::form::status::Status;

/// The example with every text answer replaced, in each section.
fn flooded(text: &str) -> Draft {
    let context = example_context();
    let mut draft = example_draft();
    for section in sections(&context, &draft.clone()) {
        for question in &section.questions {
            if question.choices().is_empty() {
                for name in question.field_names() {
                    draft.sections.get_mut(section.slug).unwrap()[0].set(name, text);
                }
            }
        }
    }
    draft
}

#[test]
fn every_field_left_empty_gives_one_error_for_each_required_answer() {
    let context = example_context();
    for section in sections(&context, &Draft::default()) {
        let empty = Answers::default();
        let required = section
            .asked(&empty)
            .iter()
            .filter(|question| question.required.is_some())
            .count();
        let expected = required + usize::from(section.at_least_one.is_some());
        assert_eq!(
            check(&section, &empty, context.today).len(),
            expected,
            "{}",
            section.slug
        );
    }
}

#[test]
fn too_long_an_answer_in_every_field_is_an_error_in_each_and_is_kept() {
    let context = example_context();
    let long = "x".repeat(20_000);
    let draft = flooded(&long);
    for section in sections(&context, &draft) {
        let answers = draft.answers(section.slug);
        let errors = check(&section, answers, context.today);
        for question in section
            .asked(answers)
            .iter()
            .filter(|question| question.choices().is_empty())
        {
            let field = &question.field_names()[0];
            assert!(errors.iter().any(|error| error.field == *field), "{field}");
            assert_eq!(answers.one(field).len(), long.len());
        }
    }
}

#[test]
fn markup_and_sql_are_read_back_to_the_letter() {
    let draft = flooded("</textarea><script>alert('x')</script>'; DROP TABLE drafts; -- 🙂");
    let snapshot = snapshot(&example_context(), &draft);
    let voice = snapshot
        .iter()
        .find(|section| section.slug == slug::VOICE)
        .unwrap();
    let said = voice.items[0]
        .rows
        .iter()
        .find(|row| row.question == "voice-words")
        .unwrap();
    assert_eq!(
        said.lines,
        ["</textarea><script>alert('x')</script>'; DROP TABLE drafts; -- 🙂"]
    );
}

#[test]
fn a_phone_number_with_letters_says_so() {
    let draft = with(slug::REFERRER, &[("referrer-phone", "01632 96OOO1")]);
    let errors = errors(&draft, slug::REFERRER);
    assert_eq!(
        errors[0].message,
        "Your work phone number must have numbers only, no letters"
    );
}

#[test]
fn ten_thousand_children_are_twelve() {
    let context = example_context();
    let mut draft = example_draft();
    let children = section(&context, &draft, slug::CHILDREN).unwrap();
    let child = draft.answers(slug::CHILDREN).clone();
    let added = (0..10_000).filter(|_| {
        draft
            .save_item(&children, usize::MAX, child.clone())
            .is_ok()
    });
    assert_eq!(added.count(), 11);
    assert_eq!(ready_to_send(&context, &draft), Ok(()));
    draft
        .sections
        .insert(slug::CHILDREN.to_owned(), vec![child; 10_000]);
    assert!(ready_to_send(&context, &draft).is_err());
}

fn any_answer() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{1,12}",
        "(yes|no|unsure|born|unborn|none|other|unknown)"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_answers_make_the_form_panic(values in prop::collection::vec(any_answer(), 1..40)) {
        let context = example_context();
        let mut draft = Draft::default();
        let mut values = values.iter().cycle();
        for section in sections(&context, &with(slug::SAFETY, &[("flag-injury", "yes")])) {
            let mut answers = Answers::default();
            for question in &section.questions {
                let choices = matches!(question.kind, Kind::Checkboxes { .. });
                for name in question.field_names() {
                    for _ in 0..=usize::from(choices) {
                        answers.push(name.clone(), values.next().unwrap());
                    }
                }
            }
            draft.save(&section, answers);
        }
        let tasks = task_list(&context, &draft);
        prop_assert!(tasks.iter().any(|task| task.status != Status::Done));
        prop_assert!(ready_to_send(&context, &draft).is_err());
        prop_assert_eq!(snapshot(&context, &draft).len(), tasks.len());
        facts(&draft);
    }
}
