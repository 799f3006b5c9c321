//! The plan: goals, and who does what by when.

use super::{Offers, field, long};
use crate::form::{Answers, Choice, DateRule, Question};
use crate::referral_form::OUTCOMES;

/// A goal of the plan, as other forms ask about it.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    pub words: String,
    pub scale: Scale,
}

/// What the two ends of a goal's scale mean, in the family's own words where it found some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    pub lowest: Option<String>,
    pub highest: Option<String>,
}

impl Scale {
    /// As the form of a goal was filled in.
    pub fn of(answers: &Answers) -> Self {
        let end = |question| {
            let words = answers.text(question).trim();
            (!words.is_empty()).then(|| words.to_owned())
        };
        Self {
            lowest: end(field::LOWEST),
            highest: end(field::HIGHEST),
        }
    }

    fn ends(&self) -> (&str, &str) {
        (
            self.lowest.as_deref().unwrap_or("as bad as it could be"),
            (self.highest.as_deref()).unwrap_or("as good as it needs to be"),
        )
    }

    /// Both ends, beside a number: "0 is: he never comes. 10 is: he is there each morning."
    pub fn words(&self) -> String {
        let (lowest, highest) = self.ends();
        let plain = |end: &str| end.trim_end_matches('.').to_owned();
        format!("0 is: {}. 10 is: {}.", plain(lowest), plain(highest))
    }

    /// 0 to 10, with what each end means.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let (lowest, highest) = self.ends();
        Choice::list((0..=10).map(|score| {
            let label = match score {
                0 => format!("0: {lowest}"),
                10 => format!("10: {highest}"),
                _ => score.to_string(),
            };
            (score.to_string(), label)
        }))
    }
}

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
        Question::text(field::LOWEST, "What would 0 be?", 200)
            .called("What 0 means")
            .hint("In the family’s words, for example: he never comes to school. If you leave it empty, 0 is as bad as it could be."),
        Question::text(field::HIGHEST, "What would 10 be?", 200)
            .called("What 10 means")
            .hint("For example: he is there each morning. If you leave it empty, 10 is as good as it needs to be."),
        Question::select(
            field::NOW,
            "Where are things now, from 0 to 10?",
            Choice::list((0..=10).map(|score| (score.to_string(), score.to_string()))),
        )
            .called("Where things are now")
            .hint("Agree the number with the family. Each review asks for it again.")
            .required("Select where things are now"),
    ]
}

pub(super) fn action(offers: &Offers) -> Vec<Question> {
    let mut who = offers.people.clone();
    let goals = offers.goals.iter();
    let goals = goals.map(|goal| Choice::new(&goal.id, &goal.words));
    let goals = goals.collect();
    who.push(Choice::new("family", "The family"));
    who.push(Choice::new(SOMEBODY_ELSE, "Somebody else"));
    vec![
        Question::text(field::WORDS, "What will be done?", 500)
            .called("What will be done")
            .required("Enter what will be done"),
        Question::radios(field::GOAL, "Which goal is it for?", goals)
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
