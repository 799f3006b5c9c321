//! Section 2: the children, born and unborn.

use super::{slug, yes_no, yes_no_unknown};
use crate::form::{Choice, DateRule, Kind, Question, Repeat, SEND_QUESTION, Section};

/// Answers to "stage" of a child who is born.
const BORN: [&str; 2] = ["born", "born-unknown"];

pub(super) fn section() -> Section {
    let mut questions = who();
    questions.extend(about());
    questions.extend(learning_and_health());
    let repeat = Repeat {
        singular: "child",
        plural: "children",
        least: 1,
        most: 12,
        named_by: &["given", "family"],
    };
    Section::new(slug::CHILDREN, "Children", questions)
        .intro(
            "Add every child the family needs help with, an unborn baby too. \
             Leave a box empty if you do not know, unless we ask why.",
        )
        .repeated(repeat)
}

fn who() -> Vec<Question> {
    let stages = Choice::list([
        ("born", "Born, and I know the date of birth"),
        ("born-unknown", "Born, but I do not know the date of birth"),
        ("unborn", "Not born yet"),
    ]);
    vec![
        Question::radios("stage", "Is this child born?", stages)
            .called("Whether the child is born")
            .required("Select if the child is born"),
        Question::text("given", "First names", 100)
            .hint("If the child has one name only, enter it in both boxes.")
            .only_if("stage", BORN)
            .required("Enter the child’s first names"),
        Question::text("family", "Last name", 100)
            .only_if("stage", BORN)
            .required("Enter the child’s last name"),
        Question::text("known-as", "Other names the child uses", 100).only_if("stage", BORN),
        Question::date("born", "Date of birth", DateRule::ChildBorn)
            .hint("For example, 27 3 2019.")
            .only_if("stage", ["born"])
            .required("Enter the child’s date of birth"),
        Question::text(
            "age-note",
            "About how old is the child, and why is the date not known?",
            200,
        )
        .called("The age and the reason")
        .only_if("stage", ["born-unknown"])
        .required("Enter about how old the child is and why you do not know the date of birth"),
        Question::date("due", "Due date", DateRule::Due)
            .hint("For example, 27 3 2027.")
            .only_if("stage", ["unborn"])
            .required("Enter the date the baby is due"),
    ]
}

fn about() -> Vec<Question> {
    let sex = Choice::list([
        ("female", "Female"),
        ("male", "Male"),
        ("unknown", "Not known"),
    ]);
    vec![
        Question::select("sex", "Sex", sex)
            .only_if("stage", BORN)
            .group("About the child"),
        Question::text(
            "gender",
            "Gender, in the child’s own words if different",
            100,
        )
        .only_if("stage", BORN),
        Question::select("ethnicity", "Ethnic group", Choice::list(ETHNIC_GROUPS)),
        Question::text("language", "First language", 100).only_if("stage", BORN),
        Question::radios(
            "interpreter",
            "Does the child need an interpreter?",
            yes_no(),
        )
        .called("Whether the child needs an interpreter")
        .hint("Say yes for British Sign Language too.")
        .only_if("stage", BORN),
    ]
}

fn learning_and_health() -> Vec<Question> {
    let send = Choice::list([
        ("none", "No"),
        ("support", "Yes, with SEND support"),
        (
            "ehcp",
            "Yes, with an education, health and care plan (EHCP)",
        ),
        ("unknown", "Not known"),
    ]);
    let place = Choice::list([
        ("setting", "At a nursery, school or college"),
        ("home", "Taught at home"),
        ("none", "Nowhere at the moment"),
        ("young", "Too young"),
        ("unknown", "Not known"),
    ]);
    vec![
        Question::radios("disability", "Is the child disabled?", yes_no_unknown())
            .called("Whether the child is disabled")
            .only_if("stage", BORN)
            .group("Learning and health"),
        Question::text(
            "disability-note",
            "What should we know about the disability?",
            500,
        )
        .only_if("disability", ["yes"]),
        Question::radios(
            SEND_QUESTION,
            "Does the child have special educational needs?",
            send,
        )
        .called("Whether the child has special educational needs")
        .only_if("stage", BORN),
        Question::radios("learns", "Where does the child learn?", place).only_if("stage", BORN),
        Question::text("school", "Name of the nursery, school or college", 150)
            .only_if("learns", ["setting"])
            .required("Enter the name of the nursery, school or college"),
        Question::new("upn", "Unique pupil number (UPN)", Kind::Upn)
            .hint("A letter and 12 digits. Schools have it; leave it empty if you do not.")
            .only_if("learns", ["setting"]),
        Question::text("gp", "Family doctor (GP) or surgery", 150),
        Question::new("nhs", "NHS number", Kind::NhsNumber)
            .hint("10 digits, like 999 000 0018. Leave it empty if you do not have it.")
            .only_if("stage", BORN),
    ]
}

/// The groups of the 2021 census of England and Wales, which statistics are kept by.
const ETHNIC_GROUPS: [(&str, &str); 20] = [
    ("asian-bangladeshi", "Asian or Asian British: Bangladeshi"),
    ("asian-chinese", "Asian or Asian British: Chinese"),
    ("asian-indian", "Asian or Asian British: Indian"),
    ("asian-pakistani", "Asian or Asian British: Pakistani"),
    ("asian-other", "Asian or Asian British: any other"),
    ("black-african", "Black or Black British: African"),
    ("black-caribbean", "Black or Black British: Caribbean"),
    ("black-other", "Black or Black British: any other"),
    ("mixed-asian", "Mixed: White and Asian"),
    ("mixed-black-african", "Mixed: White and Black African"),
    ("mixed-black-caribbean", "Mixed: White and Black Caribbean"),
    ("mixed-other", "Mixed or multiple: any other"),
    (
        "white-british",
        "White: English, Welsh, Scottish, Northern Irish or British",
    ),
    ("white-traveller", "White: Gypsy or Irish Traveller"),
    ("white-irish", "White: Irish"),
    ("white-roma", "White: Roma"),
    ("white-other", "White: any other"),
    ("arab", "Arab"),
    ("other", "Any other ethnic group"),
    ("not-said", "Not known, or they would rather not say"),
];
