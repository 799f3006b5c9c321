//! Being away, and who covers.

use super::field;
use crate::form::{Choice, DateRule, Question, Section};

/// The form. `away` are those of whom it can be said; nobody where somebody says it of themselves.
pub fn away(away: Vec<Choice>, covers: Vec<Choice>) -> Section {
    let mut questions = Vec::new();
    if !away.is_empty() {
        questions.push(
            Question::select(field::LEAD, "Who is away?", away)
                .called("Who is away")
                .required("Select who is away"),
        );
    }
    questions.extend([
        Question::date(field::FROM, "First day away", DateRule::Any)
            .required("Enter the first day away"),
        Question::date(field::TO, "Last day away", DateRule::Any)
            .required("Enter the last day away"),
        Question::radios(field::COVER, "Who covers?", covers)
            .called("Who covers")
            .required("Select who covers"),
    ]);
    Section::new("away", "Say who covers while somebody is away", questions).intro(
        "Whoever covers reads and writes in the records, and gets the e-mails, from the first day to the last. The lead practitioner stays accountable, and every promise runs on. Agree it with your colleague first.",
    )
}
