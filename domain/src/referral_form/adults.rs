//! Sections 3 and 5: the adults around the children, and how it is safe to reach each of them.
//!
//! Safe contact is asked on the adult's own page, so that it goes when the adult is removed and
//! can never be read as another's.

use super::{slug, yes_no, yes_no_unknown};
use crate::form::{Choice, Kind, Question, Repeat, Section};

pub(super) fn section() -> Section {
    let mut questions = who();
    questions.extend(safe_contact());
    let repeat = Repeat {
        singular: "adult",
        plural: "adults",
        least: 0,
        most: 12,
        named_by: &["given", "family"],
    };
    Section::new(slug::ADULTS, "Parents, carers and other adults", questions)
        .intro(
            "Add each parent or carer, wherever they live, other adults in the home, \
             and relatives who help.",
        )
        .repeated(repeat)
}

fn who() -> Vec<Question> {
    let relations = Choice::list([
        ("mother", "Mother"),
        ("father", "Father"),
        ("step-parent", "Step-parent"),
        ("partner", "Partner of a parent"),
        ("grandparent", "Grandparent"),
        ("sibling", "Adult brother or sister"),
        ("relative", "Another relative"),
        ("foster-carer", "Foster carer"),
        ("guardian", "Special guardian"),
        ("other", "Someone else"),
        ("unknown", "Not known"),
    ]);
    let lives = Choice::list([
        ("yes", "Yes"),
        ("sometimes", "Some of the time"),
        ("no", "No"),
    ]);
    vec![
        Question::text("given", "First names", 100)
            .hint("Enter “Not known” if you do not know.")
            .required("Enter the adult’s first names"),
        Question::text("family", "Last name", 100).required("Enter the adult’s last name"),
        Question::select("relation", "Who are they to the children?", relations)
            .called("Who they are")
            .required("Select who the adult is to the children"),
        Question::text("relation-note", "To which children, if not to all?", 200)
            .called("To which children"),
        Question::radios("lives-with", "Do they live with the children?", lives)
            .called("Whether they live with the children")
            .required("Select if the adult lives with the children"),
        Question::radios(
            "responsibility",
            "Do they have parental responsibility?",
            yes_no_unknown(),
        )
        .called("Whether they have parental responsibility")
        .hint("The legal rights and duties of a parent. A mother has it from birth.")
        .required("Select if the adult has parental responsibility"),
        Question::text("responsibility-note", "Why is it not known?", 200)
            .called("The reason")
            .only_if("responsibility", ["unknown"])
            .required("Enter why it is not known if the adult has parental responsibility"),
        Question::text("supports", "How do they help the children?", 500)
            .hint("For example: takes them to school, has them at weekends."),
        Question::text("language", "Language, if they need an interpreter", 100),
    ]
}

fn safe_contact() -> Vec<Question> {
    let channels = vec![
        Choice::new("call", "Phone call"),
        Choice::new("text", "Text message"),
        Choice::new("email", "E-mail"),
        Choice::new("voicemail", "Voicemail"),
        Choice::new("post", "Letter"),
        Choice::new("ask-first", "None: ask the referrer first").exclusive(),
    ];
    vec![
        Question::new("phone", "Phone number", Kind::Phone).group("Reaching them safely"),
        Question::new("email", "E-mail address", Kind::Email),
        Question::checkboxes("safe", "Which ways are safe?", channels)
            .called("Which ways are safe")
            .hint("Tick a way only if this adult told you it is safe. If nothing is ticked we ask you first, and send no letter and leave no voicemail."),
        Question::text("safe-times", "Safe times", 200)
            .hint("For example: school days between 9 and 2."),
        Question::radios("secret", "Is there anyone who must not know we contact them?", yes_no())
            .called("Whether anyone must not know"),
        Question::text("secret-from", "Who must not know, and why?", 500)
            .only_if("secret", ["yes"])
            .required("Enter who must not know, and why"),
    ]
}
