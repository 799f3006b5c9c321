//! Section 12: the referrer's word for it.

use super::slug;
use crate::form::{Choice, Question, Section};

pub(super) fn section() -> Section {
    let confirm = Choice::list([(
        "yes",
        "What I have written is true as far as I know, and I have told the family what I am sharing, unless I gave a reason not to",
    )]);
    let questions = vec![
        Question::checkboxes("declaration", "Your declaration", confirm)
            .required("Confirm that what you have written is true as far as you know"),
    ];
    Section::new(slug::DECLARATION, "Declaration", questions)
}
