//! Section 1: the person who refers. Their name and organisation come from the account.

use super::slug;
use crate::form::{Kind, Question, Section};

pub(super) fn section() -> Section {
    let questions = vec![
        Question::text("referrer-role", "Your job title or role", 100)
            .required("Enter your job title or role")
            .autocomplete("organization-title"),
        Question::new("referrer-phone", "Your work phone number", Kind::Phone)
            .hint("A number we can reach you on, like 01632 960 001.")
            .required("Enter your work phone number"),
        Question::text("referrer-extension", "Extension or best times to ring", 100),
        Question::text("cover-name", "Who can we ask when you are away?", 100)
            .hint("For example in the school holidays: their name and role.")
            .called("The name of who covers for you")
            .group("When you are away"),
        Question::new("cover-phone", "Their phone number", Kind::Phone),
        Question::text("cover-dates", "When you are away next", 100)
            .hint("For example: 20 December to 4 January."),
    ];
    Section::new(slug::REFERRER, "About you", questions)
}
