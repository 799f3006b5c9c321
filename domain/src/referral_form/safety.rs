//! Section 0: signs of harm, asked before anything about a person.

use super::{FormContext, slug};
use crate::form::{Choice, Question, Section};
use crate::framework::RedFlag;

/// The name of the question about a red flag.
pub(super) fn question_name(id: &str) -> String {
    format!("flag-{id}")
}

/// Each red flag is a question of its own and must be answered: a list of boxes to tick would let
/// one be passed over.
pub(super) fn section(context: &FormContext) -> Section {
    let mut route = None;
    let questions = context.red_flags.iter().map(|flag| {
        let question = question(flag);
        if route == Some(flag.route) {
            return question;
        }
        route = Some(flag.route);
        question.group(flag.route.name())
    });
    let questions = questions.collect();
    Section::new(slug::SAFETY, "Is any child in danger?", questions).intro(
        "Answer for every child in the family. If you are in doubt, choose “Not sure”. \
         If a child is in danger now, stop and ring 999.",
    )
}

fn question(flag: &RedFlag) -> Question {
    let choices = Choice::list([("no", "No"), ("yes", "Yes"), ("unsure", "Not sure")]);
    let sign = flag.text.trim_end_matches('.');
    let mut question = Question::radios(question_name(&flag.id), &flag.text, choices)
        .called(format!("“{sign}”"))
        .required(format!("Select no, yes or not sure: {sign}"));
    question.hint.clone_from(&flag.note);
    question
}
