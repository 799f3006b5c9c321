//! The plan: goals, and who does what by when.

use super::{Offers, field, long, scale};
use crate::form::{Choice, DateRule, Question};
use crate::referral_form::OUTCOMES;

/// The score of one goal at a review.
pub fn score(goal: &str) -> String {
    format!("score-{goal}")
}

/// What one person brought to a meeting.
pub fn contribution(person: &str) -> String {
    format!("contribution-{person}")
}

/// Somebody who is not in the list.
const SOMEBODY_ELSE: &str = "other";

pub(super) fn goal() -> Vec<Question> {
    vec![
        long(
            field::WORDS,
            "What should be better?",
            "what should be better",
        )
        .hint("In the family’s words, and so that everybody would notice when it is reached."),
        Question::select(
            field::OUTCOME,
            "Which outcome is it part of?",
            Choice::list(OUTCOMES),
        )
        .called("The outcome")
        .required("Select an outcome"),
        Question::select(field::NOW, "Where are things now, from 0 to 10?", scale())
            .called("Where things are now")
            .hint("Agree the number with the family. Each review asks for it again.")
            .required("Select where things are now"),
    ]
}

pub(super) fn action(offers: &Offers) -> Vec<Question> {
    let mut who = offers.people.clone();
    who.push(Choice::new("family", "The family"));
    who.push(Choice::new(SOMEBODY_ELSE, "Somebody else"));
    vec![
        Question::text(field::WORDS, "What will be done?", 500)
            .called("What will be done")
            .required("Enter what will be done"),
        Question::radios(field::GOAL, "Which goal is it for?", offers.goals.clone())
            .called("The goal")
            .required("Select the goal it is for"),
        Question::radios(field::WHO, "Who does it?", who)
            .called("Who does it")
            .required("Select who does it"),
        Question::text(field::WHO_NAME, "Their name and role", 200)
            .only_if(field::WHO, [SOMEBODY_ELSE])
            .required("Enter who does it"),
        Question::date(field::BY_WHEN, "By when?", DateRule::Any)
            .called("The date it is done by")
            .required("Enter the date it is done by"),
    ]
}
