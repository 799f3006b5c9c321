//! Section 10: what should be better, under the headings that national statistics use.

use super::slug;
use crate::form::{Choice, Question, Section};

/// The ten headline outcomes of England's programme for supporting families, in our words: id,
/// words.
pub const OUTCOMES: [(&str, &str); 10] = [
    (
        "education",
        "Going to school, joining in and getting on there",
    ),
    ("early-years", "A good start in the first years of life"),
    ("health", "Better health of body and mind"),
    ("substances", "Less harm from alcohol or drugs"),
    ("relationships", "Family members who get on better"),
    (
        "exploitation",
        "Safety from abuse and from being used by others",
    ),
    ("crime", "Keeping out of crime"),
    ("domestic-abuse", "Safety from abuse at home"),
    ("housing", "A safe home they can stay in"),
    ("money", "Money that lasts, work and no crushing debt"),
];

pub(super) fn section() -> Section {
    let goals = Question::checkboxes("goals", "What should get better?", Choice::list(OUTCOMES))
        .called("What should get better")
        .hint("Choose what matters most to the family.")
        .required("Select what should get better");
    let mut questions = vec![goals];
    questions.extend(OUTCOMES.map(|(id, _)| {
        Question::long(
            format!("goal-{id}"),
            "What would the child or family notice?",
            0,
            500,
        )
        .called("What they would notice")
        .hint("In their words if you can.")
        .only_if("goals", [id])
    }));
    Section::new(slug::GOALS, "Goals", questions)
}
