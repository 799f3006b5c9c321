//! Dates as people type them: three fields, a month by number or name, and every slip named.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Answers, DateRule};

/// The three fields of a date.
#[derive(Clone, Copy)]
pub struct DateParts<'a> {
    pub day: &'a str,
    pub month: &'a str,
    pub year: &'a str,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFault {
    /// The first field that is wrong: "day", "month" or "year".
    pub part: &'static str,
    /// Reads on from the name of the field: "must include a month".
    pub says: String,
}

impl DateFault {
    fn new(part: &'static str, says: impl Into<String>) -> Self {
        let says = says.into();
        Self { part, says }
    }
}

impl<'a> DateParts<'a> {
    /// The fields of the date with this name.
    pub fn of(answers: &'a Answers, name: &str) -> Self {
        Self {
            day: answers.text(&format!("{name}-day")),
            month: answers.text(&format!("{name}-month")),
            year: answers.text(&format!("{name}-year")),
        }
    }

    /// Whether nothing was typed.
    pub fn is_blank(self) -> bool {
        self.day.is_empty() && self.month.is_empty() && self.year.is_empty()
    }

    /// The date, or what is wrong with it.
    pub fn parse(self) -> Result<NaiveDate, DateFault> {
        self.all_there()?;
        let day = number(self.day, 2)
            .filter(|day| (1..=31).contains(day))
            .ok_or_else(|| DateFault::new("day", "must have a day between 1 and 31"))?;
        let month = month(self.month)
            .ok_or_else(|| DateFault::new("month", "must have a month between 1 and 12"))?;
        if self.year.len() != 4 {
            return Err(DateFault::new(
                "year",
                "must have a year of 4 numbers, like 2019",
            ));
        }
        let year = number(self.year, 4)
            .and_then(|year| i32::try_from(year).ok())
            .ok_or_else(|| DateFault::new("year", "must have a year of 4 numbers, like 2019"))?;
        NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(year, month))
    }

    fn all_there(self) -> Result<(), DateFault> {
        let missing: Vec<_> = [
            ("day", self.day),
            ("month", self.month),
            ("year", self.year),
        ]
        .into_iter()
        .filter_map(|(part, typed)| typed.is_empty().then_some(part))
        .collect();
        match missing.as_slice() {
            [] => Ok(()),
            [first, rest @ ..] => {
                let parts = [&[*first], rest].concat().join(" and a ");
                Err(DateFault::new(first, format!("must include a {parts}")))
            }
        }
    }
}

/// A number of at most so many plain digits.
fn number(typed: &str, most: usize) -> Option<u32> {
    let plain = typed.len() <= most && typed.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| typed.parse().ok()).flatten()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// 1 to 12, from a number or from a name of three letters or more.
fn month(typed: &str) -> Option<u32> {
    if let Some(number) = number(typed, 2) {
        return (1..=12).contains(&number).then_some(number);
    }
    let typed = typed.to_ascii_lowercase();
    let named = MONTHS
        .iter()
        .position(|name| typed.len() >= 3 && name.starts_with(&typed))?;
    u32::try_from(named + 1).ok()
}

/// 31 February: says how many days that month has.
fn no_such_day(year: i32, month: u32) -> DateFault {
    let last = (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some());
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let says = match (first, last) {
        (Some(first), Some(last)) => {
            format!(
                "must be a real date: {} has {last} days",
                first.format("%B %Y")
            )
        }
        _ => "must be a real date".to_owned(),
    };
    DateFault::new("day", says)
}

impl DateRule {
    /// Whether the date makes sense today; `send` says that the child has special educational
    /// needs. The fault reads on from the name of the field.
    pub fn check(self, date: NaiveDate, today: NaiveDate, send: bool) -> Result<(), DateFault> {
        let says = match self {
            Self::ChildBorn | Self::Past if date > today => "must be today or in the past",
            Self::ChildBorn => return child_age(date, today, send),
            Self::Due if date < today - Days::new(28) => {
                "must not be more than 4 weeks past: if the baby is born, choose that and give the date of birth"
            }
            Self::Due if date > today + Months::new(10) => "must be within the next 10 months",
            Self::Any if date > today + Months::new(120) => "must be within the next 10 years",
            Self::Past | Self::Any if date.year() < 1900 => "must be in 1900 or later",
            Self::Due | Self::Past | Self::Any => return Ok(()),
        };
        Err(DateFault::new("day", says))
    }
}

/// Help is for children of up to 19 years, or 25 with special educational needs.
fn child_age(born: NaiveDate, today: NaiveDate, send: bool) -> Result<(), DateFault> {
    let age = today.years_since(born).unwrap_or_default();
    match age {
        0..20 => Ok(()),
        20..26 if send => Ok(()),
        20..26 => Err(DateFault::new(
            "year",
            "must be of a child of 19 or younger, or of 25 or younger with special educational needs or a disability",
        )),
        _ => Err(DateFault::new(
            "year",
            format!("must be of a child: this one would be {age} years old"),
        )),
    }
}

/// The date as people read it: 5 March 2019.
pub fn in_words(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests;
