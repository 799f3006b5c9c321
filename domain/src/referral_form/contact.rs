//! Section 5: what must be kept from whom. How to reach each adult is on that adult's own page.

use super::{slug, yes_no};
use crate::form::{Question, Section};

pub(super) fn section() -> Section {
    let questions = vec![
        Question::text("first-contact", "Whom should we speak to first?", 200).hint(
            "A parent or carer, or the young person. If you leave this empty we ask you first.",
        ),
        Question::text("contact-needs", "What helps when we make contact?", 500)
            .hint("For example: speak slowly, use a sign language interpreter, meet at school."),
        Question::radios(
            "keep-from",
            "Is there anything in this referral that someone must not learn?",
            yes_no(),
        )
        .called("Whether something must be kept from someone")
        .group("Keeping things from someone"),
        Question::text("keep-what", "What must be kept back?", 500)
            .called("What must be kept back")
            .only_if("keep-from", ["yes"])
            .required("Enter what must be kept back"),
        Question::text("keep-whom", "From whom?", 200)
            .called("From whom")
            .only_if("keep-from", ["yes"])
            .required("Enter from whom it must be kept"),
        Question::text("keep-why", "Why?", 500)
            .called("The reason")
            .only_if("keep-from", ["yes"])
            .required("Enter why it must be kept back"),
    ];
    Section::new(slug::CONTACT, "Safe contact", questions).intro(
        "Until we know that a way is safe, we ask you first, leave no voicemail and send no letters.",
    )
}
