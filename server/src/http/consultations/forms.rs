//! The two forms of a consultation: the question, and the answer.

use stepwise_domain::form::{FieldError, Question, Section};

pub const QUESTION: &str = "question";
pub const ANSWER: &str = "answer";

pub fn question() -> Section {
    let question = Question::long(QUESTION, "What would you like to ask?", 20, 2000)
        .hint("Leave names, addresses and dates of birth out. For example: “A boy in Year 4 has stopped coming on Mondays and his mother says she cannot get him up. What should we try first?”")
        .called("Your question")
        .required("Enter your question");
    Section::new("consultation", "Ask for a consultation", vec![question])
}

pub fn answer() -> Section {
    let question = Question::long(ANSWER, "Your answer", 20, 4000)
        .hint("Whoever asked, and their colleagues, will read it. Say what they can do, and whether a referral would be right.")
        .required("Enter your answer");
    Section::new("answer", "Answer", vec![question])
}

/// Somebody else answered while this answer was being written.
pub fn answered_already() -> FieldError {
    FieldError {
        field: "answered".into(),
        message: "A colleague answered before you did: read their answer".into(),
    }
}
