//! The bank holidays, read from a file that an operator can extend.
//!
//! A date mistyped here moves promises without anybody noticing, so the file is checked line by
//! line, and a holiday on a weekend is refused: its substitute day was forgotten.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use toml::Spanned;

use crate::lines::line_at;

/// The days that are holidays, with their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays(BTreeMap<NaiveDate, String>);

/// What is wrong with the file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct HolidayError {
    /// Counted from 1.
    pub line: usize,
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    holidays: BTreeMap<Spanned<String>, String>,
}

impl Holidays {
    /// Reads the file's text: a table `[holidays]` with lines `2026-12-25 = "Christmas Day"`.
    pub fn read(text: &str) -> Result<Self, HolidayError> {
        let file: File = toml::from_str(text).map_err(|error| HolidayError {
            line: line_at(text, error.span().map_or(0, |span| span.start)),
            problem: error.message().to_owned(),
        })?;
        let mut days = BTreeMap::new();
        for (date, name) in file.holidays {
            let wrong = |problem| HolidayError {
                line: line_at(text, date.span().start),
                problem,
            };
            let day = read_date(date.get_ref()).map_err(wrong)?;
            if name.trim().is_empty() {
                return Err(wrong(format!("{day} has no name")));
            }
            days.insert(day, name);
        }
        Ok(Self(days))
    }

    /// The name of the holiday on this day, if it is one.
    pub fn name(&self, day: NaiveDate) -> Option<&str> {
        self.0.get(&day).map(String::as_str)
    }

    /// The last year that has any. Beyond it every weekday would count as a working day.
    pub fn last_year(&self) -> Option<i32> {
        self.0.last_key_value().map(|(day, _)| day.year())
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.0.iter().map(|(day, name)| (*day, name.as_str()))
    }
}

fn read_date(typed: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d")
        .map_err(|_| format!("“{typed}” is not a date such as 2026-12-25"))?;
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => Err(format!(
            "{day} is a {}: write the weekday it moves to",
            day.format("%A")
        )),
        _ => Ok(day),
    }
}
