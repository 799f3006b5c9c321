//! What people type: enough for every form, and no more than each asks for.

use chrono::{Datelike, Days, NaiveDate};
use stepwise_domain::audience::Audience;
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode_form::{ContactOutcome, NOT_SAFE};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Section};

use super::cast::World;
use super::tries::{Away, Contact, Said};

pub const WORDS: &str = "Long enough to mean something to whoever reads it.";

/// The answers to a form, or nothing where its own checks refuse them.
pub fn fill(section: &Section, today: NaiveDate, with: &[(&str, String)]) -> Option<Answers> {
    let mut pairs: Vec<(String, String)> = [
        "rationale",
        "feedback",
        "services",
        "would-change",
        "words",
        "wanted",
        "strengths",
        "need-child_development",
        "need-parenting_capacity",
        "need-family_and_environment",
        "changed",
        "family-view",
        "improvement",
        "handover",
        "outcome",
        "family-words",
        "question",
        "not-safe",
    ]
    .map(|name| (name.to_owned(), WORDS.to_owned()))
    .into();
    let chosen = [
        ("reason", "other"),
        ("hub", "north"),
        ("voice", "words"),
        ("voice-words", WORDS),
        ("with-family", "yes"),
        ("who", "family"),
        ("basis", "safety"),
        ("channel", "call"),
    ];
    pairs.extend(chosen.map(|(name, value)| (name.to_owned(), value.to_owned())));
    date(&mut pairs, "date", today);
    date(&mut pairs, "next", today + Days::new(28));
    date(&mut pairs, "by-when", today + Days::new(28));
    for question in &section.questions {
        // No goal comes nearer, so that two reviews can pass without progress.
        if question.name == "now" || question.name.starts_with("score-") {
            pairs.push((question.name.to_string(), "5".to_owned()));
        }
        let chosen = question.name == "goal" || question.name == "outcome";
        if let (true, Some(first)) = (chosen, question.choices().first()) {
            pairs.retain(|(known, _)| *known != question.name);
            pairs.push((question.name.to_string(), first.value.clone()));
        }
    }
    for (name, value) in with {
        pairs.retain(|(known, _)| known != name);
        pairs.push(((*name).to_owned(), value.clone()));
    }
    let answers = Answers::from_pairs(pairs).only_for(section);
    let errors = check(section, &answers, today);
    let unforeseen = errors
        .iter()
        .find(|error| !FORESEEN.contains(&&*error.field));
    assert!(
        unforeseen.is_none(),
        "{} asks for {unforeseen:?}",
        section.slug
    );
    errors.is_empty().then_some(answers)
}

/// What is left out or chosen wrongly on purpose.
const FORESEEN: [&str; 4] = ["raises-tier", "lead", "goal", "cover"];

fn date(pairs: &mut Vec<(String, String)>, name: &str, day: NaiveDate) {
    pairs.extend(parts(name, day));
}

fn parts(name: &str, day: NaiveDate) -> [(String, String); 3] {
    [
        ("day", day.day().to_string()),
        ("month", day.month().to_string()),
        ("year", day.year().to_string()),
    ]
    .map(|(part, value)| (format!("{name}-{part}"), value))
}

/// Who is away and who covers.
pub fn away(world: &World, away: Away) -> Vec<(String, String)> {
    let from = world.app.app.today() + Days::new(away.begins);
    let mut with = vec![
        ("lead".to_owned(), world.account(away.lead).to_string()),
        ("cover".to_owned(), world.account(away.cover).to_string()),
    ];
    with.extend(parts("from", from));
    with.extend(parts("to", from + Days::new(away.lasts)));
    with
}

/// What somebody writes down of an attempt to reach the family.
pub fn contact(contact: Contact) -> Vec<(&'static str, String)> {
    let outcome = if contact.reached {
        ContactOutcome::Reached
    } else {
        ContactOutcome::NotReached
    };
    let safe = if contact.safely { "yes" } else { NOT_SAFE };
    let mut with = vec![
        ("outcome", outcome.code().to_owned()),
        ("safe", safe.to_owned()),
    ];
    if contact.shared {
        with.push(("audience", Audience::Referrer.code().to_owned()));
    }
    with
}

/// What a step's form says.
pub fn proposal(reason: Option<CloseReason>, said: Said) -> Vec<(&'static str, String)> {
    let yes_no = if said == Said::Everything {
        "yes"
    } else {
        "no"
    };
    let mut with = vec![
        ("agrees", yes_no.to_owned()),
        ("second-agency", yes_no.to_owned()),
    ];
    if let Some(reason) = reason {
        with.push(("reason", reason.code().to_owned()));
        if reason.needs_manager() {
            with.push(("raises-tier", "no".to_owned()));
        }
    }
    with
}

/// What the answer to a step says.
pub fn answer(today: NaiveDate, said: Said) -> Vec<(&'static str, String)> {
    let mut with = vec![("reason", WORDS.to_owned())];
    if said == Said::Everything {
        with.extend([
            ("raises-tier", "no".to_owned()),
            ("handover-date-day", today.day().to_string()),
            ("handover-date-month", today.month().to_string()),
            ("handover-date-year", today.year().to_string()),
        ]);
    }
    with
}
