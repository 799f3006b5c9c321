//! How and when it is safe to reach somebody, asked of whoever spoke with them, and the rules that
//! the answers make.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::{Channel, Rules, Secrecy, Times};
use crate::clock::words;
use crate::form::{Answers, Choice, FieldError, Question, Section};
use crate::referral_form::AdultFacts;

const SAFE: &str = "safe";
const NONE: &str = "none";
const TIMES: &str = "times";
const FROM: &str = "from";
const UNTIL: &str = "until";
const IN_WORDS: &str = "times-in-words";
const SECRET: &str = "secret";
const SECRET_FROM: &str = "secret-from";

/// The form.
pub fn form() -> Section {
    let mut ways: Vec<_> = (Channel::ALL.iter())
        .map(|way| Choice::new(way.code(), way.name()))
        .collect();
    ways.push(Choice::new(NONE, "None of them").exclusive());
    let times = Choice::list([
        ("any", "At any time"),
        ("between", "Every day between two times"),
        (
            "words",
            "At times that have to be put in words: each message waits until somebody has read them",
        ),
    ]);
    let secrecy = Secrecy::ALL.iter().map(|one| (one.code(), one.name()));
    let hours =
        || Choice::list((0..24).map(|hour| (format!("{hour:02}"), words::hour(time(hour)))));
    let questions = vec![
        Question::checkboxes(SAFE, "Which ways are safe?", ways)
            .called("Which ways are safe")
            .hint("Tick a way only if they told you that it is safe.")
            .required("Select which ways are safe, or that none of them is"),
        Question::radios(TIMES, "When is it safe?", times)
            .called("When it is safe")
            .required("Select when it is safe"),
        Question::select(FROM, "From", hours())
            .called("The first safe time")
            .only_if(TIMES, ["between"])
            .required("Select from when it is safe"),
        Question::select(UNTIL, "Until", hours())
            .called("The last safe time")
            .only_if(TIMES, ["between"])
            .required("Select until when it is safe"),
        Question::text(IN_WORDS, "Which times?", 200)
            .called("The safe times")
            .only_if(TIMES, ["words"])
            .required("Enter the times at which it is safe"),
        Question::radios(
            SECRET,
            "Is there anyone who must not know we contact them?",
            Choice::list(secrecy),
        )
        .called("Whether anyone must not know")
        .required("Select whether there is anyone who must not know"),
        Question::text(SECRET_FROM, "If there is, who must not know, and why?", 500)
            .called("Who must not know")
            .only_if(SECRET, [Secrecy::Private.code(), Secrecy::Exposed.code()])
            .required("Enter who must not know, and why"),
    ];
    Section::new("safe-contact", "Safe contact", questions)
}

/// What is wrong with the answers taken together.
pub fn also_wrong(answers: &Answers) -> Option<FieldError> {
    (answers.has(TIMES, "between") && between(answers).is_none()).then(|| FieldError {
        field: UNTIL.into(),
        message: "The last safe time must be later than the first".into(),
    })
}

/// The rules that the answers make. What cannot be read allows nothing. Whether the address is
/// protected is not asked here, so a letter is always for a person to decide.
pub fn rules(answers: &Answers) -> Rules {
    let ways = answers.all(SAFE).iter();
    let safe: BTreeSet<_> = ways.filter_map(|way| Channel::from_code(way)).collect();
    Rules {
        safe,
        times: match answers.text(TIMES) {
            "any" => Times::Any,
            "between" => {
                between(answers).map_or(Times::InWords, |(from, until)| Times::Between(from, until))
            }
            _ => Times::InWords,
        },
        secrecy: Secrecy::from_code(answers.text(SECRET)).unwrap_or(Secrecy::Exposed),
        address_protected: true,
    }
}

/// What is known of an adult who has just said that an e-mail address is safe and that nobody else
/// reads it: that, and what the referral says of them.
pub fn confirmed(adult: Option<&AdultFacts>) -> Answers {
    let mut answers = Answers::from_pairs([
        (SAFE, Channel::Email.code()),
        (TIMES, "any"),
        (SECRET, Secrecy::Nobody.code()),
    ]);
    let Some(adult) = adult else {
        return answers;
    };
    for way in adult
        .safe
        .iter()
        .filter(|way| *way != Channel::Email.code())
    {
        answers.push(SAFE, way);
    }
    if !adult.safe_times.is_empty() {
        answers.set(TIMES, "words").set(IN_WORDS, &adult.safe_times);
    }
    if adult.secret {
        answers.set(SECRET, Secrecy::Private.code());
        answers.set(SECRET_FROM, &adult.secret_from);
    }
    answers
}

/// The rules in words, for whoever is about to make contact: what is asked, and the answer.
pub fn in_words(answers: &Answers) -> Vec<(String, String)> {
    let read = crate::form::read_back::read_back(&form(), std::slice::from_ref(answers));
    let rows = read.items.into_iter().flat_map(|item| item.rows);
    rows.map(|row| (row.label, row.lines.join(", "))).collect()
}

fn between(answers: &Answers) -> Option<(NaiveTime, NaiveTime)> {
    let read = |name| {
        let hour: u32 = answers.text(name).parse().ok()?;
        NaiveTime::from_hms_opt(hour, 0, 0)
    };
    let (from, until) = (read(FROM)?, read(UNTIL)?);
    (from < until).then_some((from, until))
}

fn time(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check::check;
    use crate::safe_contact::{Held, allows};

    fn today() -> chrono::NaiveDate {
        "2027-03-02".parse().expect("a day")
    }

    fn answers(pairs: &[(&'static str, &'static str)]) -> Answers {
        Answers::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn what_was_answered_makes_the_rules() {
        let typed = answers(&[
            (SAFE, "email"),
            (SAFE, "text"),
            (TIMES, "between"),
            (FROM, "09"),
            (UNTIL, "14"),
            (SECRET, "private"),
            (SECRET_FROM, "An invented relative"),
        ]);
        assert_eq!(check(&form(), &typed, today()), []);
        assert_eq!(also_wrong(&typed), None);
        let rules = rules(&typed);
        assert_eq!(rules.safe, [Channel::Text, Channel::Email].into());
        assert_eq!(rules.times, Times::Between(time(9), time(14)));
        assert_eq!(rules.secrecy, Secrecy::Private);
    }

    #[test]
    fn every_question_must_be_answered_and_times_must_be_in_order() {
        let wrong = check(&form(), &Answers::default(), today());
        let fields: Vec<_> = wrong.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, [SAFE, TIMES, SECRET]);
        let backwards = answers(&[(TIMES, "between"), (FROM, "14"), (UNTIL, "09")]);
        assert!(also_wrong(&backwards).is_some());
    }

    #[test]
    fn answers_that_cannot_be_read_allow_nothing() {
        let when = "2027-03-02T12:00:00Z".parse().expect("a time");
        for typed in [
            Answers::default(),
            answers(&[(SAFE, "none"), (TIMES, "any"), (SECRET, "no")]),
            answers(&[(SAFE, "email"), (TIMES, "odd"), (SECRET, "no")]),
            answers(&[(SAFE, "email"), (TIMES, "any"), (SECRET, "odd")]),
        ] {
            assert!(allows(&rules(&typed), Channel::Email, when).is_err());
        }
    }

    #[test]
    fn an_address_that_was_just_confirmed_is_safe_but_for_what_the_referral_says() {
        let when = "2027-03-02T12:00:00Z".parse().expect("a time");
        let allowed = |adult: Option<&AdultFacts>| {
            let answers = confirmed(adult);
            assert_eq!(check(&form(), &answers, today()), []);
            allows(&rules(&answers), Channel::Email, when)
        };
        assert_eq!(allowed(None), Ok(()));
        let mut adult = AdultFacts {
            given: "Rowan".into(),
            family: "Testwell".into(),
            phone: None,
            email: None,
            safe: ["call".to_owned()].into(),
            safe_times: String::new(),
            secret: true,
            secret_from: "An invented relative".into(),
        };
        assert_eq!(allowed(Some(&adult)), Ok(()), "nobody else reads it");
        adult.safe_times = "School days, 9 to 2".into();
        assert_eq!(allowed(Some(&adult)), Err(Held::TimesInWords));
    }

    #[test]
    fn the_rules_are_read_as_they_were_answered() {
        let words = in_words(&confirmed(None));
        let answers: Vec<_> = words.iter().map(|(_, answer)| answer.as_str()).collect();
        assert_eq!(answers, ["E-mail", "At any time", "No"]);
    }
}
