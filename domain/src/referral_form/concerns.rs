//! Section 6: what is happening.

use super::slug;
use crate::form::{Question, Section};

/// The shortest and longest answer, in characters as a person counts them.
const LEAST: usize = 20;
const MOST: usize = 4000;

pub(super) fn section() -> Section {
    let questions = vec![
        Question::long("worries", "What are you worried about?", LEAST, MOST)
            .hint("What you saw, heard or were told, by whom and on what dates. Facts only: what you make of them goes below.")
            .called("What you are worried about")
            .required("Enter what you are worried about"),
        Question::long("opinion", "What do you make of it?", 0, MOST)
            .hint("Your own view of what lies behind it.")
            .called("What you make of it"),
        Question::text("since", "When did it begin, and how often does it happen?", 200)
            .called("When it began"),
        Question::long("working-well", "What is working well?", LEAST, MOST)
            .hint("Strengths of the child and the family, and people who help.")
            .called("What is working well")
            .required("Enter what is working well"),
        Question::long("needed", "What needs to happen?", LEAST, MOST)
            .hint("What would have to change for the child, and what might get in the way.")
            .called("What needs to happen")
            .required("Enter what needs to happen"),
    ];
    Section::new(slug::CONCERNS, "What is happening", questions)
}
