//! Section 11: the help asked for, where and how, and what staff must know before a visit.

use super::{FormContext, slug, yes_no_unknown};
use crate::form::{Choice, Question, Section};

/// The answer to "hub" of a referrer who leaves the choice to the council.
pub(super) const NO_PREFERENCE: &str = "any";

pub(super) fn section(context: &FormContext) -> Section {
    let mut hubs = Choice::list(context.hubs.iter().map(|(id, name)| (id, name)));
    hubs.push(Choice::new(NO_PREFERENCE, "No preference"));
    let services = Choice::list(context.services.iter().map(|(id, name)| (id, name)));
    let ways = Choice::list([
        ("hub", "In person at a hub"),
        ("outreach", "At home, at school or near by"),
        ("virtual", "By phone or video"),
    ]);
    let mut questions = vec![
        Question::radios("hub", "Which family hub suits the family best?", hubs)
            .called("The hub")
            .hint("The nearest suitable one comes first."),
    ];
    if !services.is_empty() {
        questions.push(
            Question::checkboxes("services", "Which services might help?", services)
                .called("The services")
                .hint("A suggestion: we may find something that fits better."),
        );
    }
    questions.extend([
        Question::checkboxes("delivery", "How would the family like to be helped?", ways)
            .called("How the family would like to be helped"),
        Question::text("access", "What does the family need to take part?", 500)
            .hint("For example: step-free rooms, childcare, evening times, help with fares.")
            .called("What the family needs"),
        Question::radios(
            "risks",
            "Is there any risk to staff who visit?",
            yes_no_unknown(),
        )
        .called("Whether there is a risk to staff"),
        Question::text(
            "risks-note",
            "What is the risk, and how can staff stay safe?",
            1000,
        )
        .called("The risk")
        .only_if("risks", ["yes"])
        .required("Enter what the risk is and how staff can stay safe"),
    ]);
    Section::new(slug::HELP, "Help asked for", questions)
}
