//! Planning a Team Around the Family meeting: when, where, and who is invited.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Offers, field};
use crate::clock;
use crate::form::date::DateParts;
use crate::form::{Answers, Choice, DateRule, Question};
use crate::person::Email;

/// The most people who can be invited by their address.
const MOST_OTHERS: usize = 20;
/// How long a meeting can take, in minutes.
const LENGTHS: [(&str, &str); 5] = [
    ("30", "30 minutes"),
    ("45", "45 minutes"),
    ("60", "1 hour"),
    ("90", "1 hour and 30 minutes"),
    ("120", "2 hours"),
];

coded! {
    /// How people meet.
    pub enum MeetingMode {
        Hub = "hub", "At a family hub";
        Place = "place", "At another place";
        Remote = "remote", "By phone or video";
    }
}

pub(super) fn plan(offers: &Offers) -> Vec<Question> {
    let modes = MeetingMode::ALL.iter().map(|one| (one.code(), one.name()));
    vec![
        Question::date(field::DATE, "On which day?", DateRule::Any)
            .called("The day of the meeting")
            .required("Enter the day of the meeting"),
        Question::select(field::TIME, "At what time does it begin?", times())
            .called("The time it begins")
            .required("Select the time it begins"),
        Question::select(
            field::MINUTES_LONG,
            "How long will it take?",
            Choice::list(LENGTHS),
        )
        .called("How long it takes")
        .required("Select how long it will take"),
        Question::radios(field::MODE, "Where?", Choice::list(modes))
            .called("Where it is")
            .required("Select where it is"),
        Question::select(field::HUB, "Which hub?", offers.hubs.clone())
            .called("The hub")
            .only_if(field::MODE, [MeetingMode::Hub.code()])
            .required("Select the hub"),
        Question::text(field::PLACE, "Which place?", 200)
            .called("The place")
            .hint("It stands on the record and is in no e-mail: tell those who come.")
            .only_if(field::MODE, [MeetingMode::Place.code()])
            .required("Enter the place"),
        Question::checkboxes(field::INVITED, "Who is invited?", offers.people.clone())
            .called("Who is invited")
            .hint("They get an e-mail with an entry for their calendar that names no one."),
        Question::long(field::OTHERS, "Which other professionals?", 0, 2000)
            .called("Other professionals")
            .hint("Their work e-mail addresses, one on each line. Tell the family yourself, in a safe way: an invitation to them is not sent from here."),
    ]
}

/// Every quarter of an hour of the day in which meetings are held.
fn times() -> Vec<Choice> {
    let times = (8..20).flat_map(|hour| [0, 15, 30, 45].map(|minute| (hour, minute)));
    let times = times.filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
    Choice::list(times.map(|time| (time.format("%H:%M").to_string(), clock::words::hour(time))))
}

/// When the meeting begins; none where that was not filled in.
pub fn meeting_start(answers: &Answers) -> Option<DateTime<Utc>> {
    let day = DateParts::of(answers, field::DATE).parse().ok()?;
    let time = NaiveTime::parse_from_str(answers.text(field::TIME), "%H:%M").ok()?;
    Some(clock::instant(day.and_time(time)))
}

/// How many minutes it takes.
pub fn meeting_minutes(answers: &Answers) -> Option<u16> {
    answers.text(field::MINUTES_LONG).parse().ok()
}

/// The addresses of the other professionals, each once.
///
/// # Errors
/// What is wrong with them, in words.
pub fn other_addresses(answers: &Answers) -> Result<Vec<Email>, String> {
    let mut found: Vec<Email> = Vec::new();
    let typed = answers.text(field::OTHERS);
    let lines = typed.split(['\n', ',', ';']).map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        let email = Email::parse(line).map_err(|_| {
            "Enter e-mail addresses like name@example.org, one on each line".to_owned()
        })?;
        if !found.contains(&email) {
            found.push(email);
        }
    }
    if found.len() > MOST_OTHERS {
        return Err(format!("Enter {MOST_OTHERS} e-mail addresses or fewer"));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (name, value) in pairs {
            answers.0.insert((*name).into(), vec![(*value).into()]);
        }
        answers
    }

    #[test]
    fn a_meeting_begins_at_the_time_on_the_wall_before_and_after_the_clocks_change() {
        // The clocks go forward on 28 March 2027 and back on 31 October 2027.
        for (day, month, utc) in [
            ("26", "3", "2027-03-26T10:30:00Z"),
            ("29", "3", "2027-03-29T09:30:00Z"),
            ("29", "10", "2027-10-29T09:30:00Z"),
            ("1", "11", "2027-11-01T10:30:00Z"),
        ] {
            let typed = answers(&[
                ("date-day", day),
                ("date-month", month),
                ("date-year", "2027"),
                ("time", "10:30"),
            ]);
            let expected: DateTime<Utc> = utc.parse().unwrap();
            assert_eq!(meeting_start(&typed), Some(expected), "{day}/{month}");
        }
    }

    #[test]
    fn addresses_are_read_line_by_line_and_each_once() {
        let typed = answers(&[(
            "others",
            "a@one.example\r\n\r\nb@two.example, a@ONE.example",
        )]);
        let found = other_addresses(&typed).unwrap();
        let found: Vec<_> = found.iter().map(Email::as_str).collect();
        assert_eq!(found, ["a@one.example", "b@two.example"]);
        assert!(other_addresses(&answers(&[("others", "Ash Mockford")])).is_err());
    }
}
