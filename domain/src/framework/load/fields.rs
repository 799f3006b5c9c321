//! The fields of one table of the file, read by kind; what is wrong is noted, not thrown.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, Placed};
use crate::tier::Tier;

/// One table that is being read.
pub struct Fields<'a> {
    table: &'a DeTable<'a>,
    /// Where the table starts: a missing field is reported there.
    line: usize,
    /// What the table is called in messages.
    what: &'a str,
    faults: &'a mut Faults,
    asked: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    pub fn new(table: &'a DeTable<'a>, line: usize, what: &'a str, faults: &'a mut Faults) -> Self {
        Self {
            table,
            line,
            what,
            faults,
            asked: Vec::new(),
        }
    }

    /// Whether the field is there at all.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Words, trimmed, with each run of spaces and line breaks made one space.
    pub fn text(&mut self, key: &'a str) -> Option<String> {
        let (line, value) = self.required(key)?;
        let Some(raw) = value.as_str() else {
            return self.refuse(line, format!("put the {key} in quotation marks."));
        };
        let words = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return self.refuse(line, format!("the {key} is empty: write it."));
        }
        Some(words)
    }

    /// An id: lower-case words joined by hyphens, used once in the whole file.
    pub fn id(&mut self) -> Option<String> {
        let (line, _) = self.required("id")?;
        let id = self.text("id")?;
        if !is_kebab_case(&id) {
            return self.refuse(
                line,
                format!(
                    "the id “{id}” must be lower-case letters and digits in words joined by single \
                     hyphens, such as “misses-school”: rename it."
                ),
            );
        }
        if let Some(first) = self.faults.first_use(&id, line) {
            let message =
                format!("the id “{id}” is already used on line {first}: give each entry its own.");
            return self.refuse(line, message);
        }
        Some(id)
    }

    /// "2026.1": a year, a full stop, a number.
    pub fn version(&mut self, key: &'a str) -> Option<String> {
        let (line, _) = self.required(key)?;
        let version = self.text(key)?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        match version.split_once('.') {
            Some((year, number))
                if year.len() == 4
                    && (1..=3).contains(&number.len())
                    && digits(year)
                    && digits(number) =>
            {
                Some(version)
            }
            _ => self.refuse(
                line,
                format!(
                    "the version “{version}” must be a year, a full stop and a number, such as \
                     \"2026.1\"."
                ),
            ),
        }
    }

    /// A day, written without quotation marks: 2026-09-01.
    pub fn date(&mut self, key: &'a str) -> Option<NaiveDate> {
        let (line, value) = self.required(key)?;
        let day = value.as_datetime().and_then(|when| when.date);
        let date = day.and_then(|day| {
            NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())
        });
        date.or_else(|| {
            let message = format!(
                "write {key} as year-month-day without quotation marks, such as 2026-09-01."
            );
            self.refuse(line, message)
        })
    }

    /// A tier by its number.
    pub fn tier(&mut self, key: &'a str) -> Option<Tier> {
        let (line, value) = self.required(key)?;
        let number = value.as_integer().and_then(|it| it.as_str().parse().ok());
        number
            .and_then(Tier::from_number)
            .or_else(|| self.refuse(line, format!("write {key} = 1, 2, 3 or 4.")))
    }

    /// `true` or `false`; left out, it is `false`.
    pub fn yes(&mut self, key: &'a str) -> Option<bool> {
        if !self.has(key) {
            self.asked.push(key);
            return Some(false);
        }
        let (line, value) = self.required(key)?;
        value
            .as_bool()
            .or_else(|| self.refuse(line, format!("write {key} = true, or leave it out.")))
    }

    /// One of these, by its stored word.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'a str,
        choices: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let (line, _) = self.required(key)?;
        let word = self.text(key)?;
        let found = choices.iter().copied().find(|it| code(*it) == word);
        found.or_else(|| {
            let codes: Vec<_> = choices.iter().map(|it| code(*it)).collect();
            let message = format!(
                "the {key} “{word}” is not known: write one of {}.",
                codes.join(", ")
            );
            self.refuse(line, message)
        })
    }

    /// The tables headed `[[key]]`, at least one; those with faults are left out.
    pub fn list<T>(&mut self, key: &'a str, read: fn(&mut Fields) -> Option<T>) -> Vec<Placed<T>> {
        let Some((line, value)) = self.required(key) else {
            return Vec::new();
        };
        let mut list = Vec::new();
        let Some(tables) = value.as_array().filter(|tables| !tables.is_empty()) else {
            let message = format!("write each {key} under its own heading, [[{key}]].");
            self.faults.note(line, message);
            return list;
        };
        for entry in tables {
            let line = self.faults.line_at(entry.span().start);
            let Some(table) = entry.get_ref().as_table() else {
                let message = format!("write each {key} under its own heading, [[{key}]].");
                self.faults.note(line, message);
                continue;
            };
            let mut fields = Fields::new(table, line, key, self.faults);
            let it = read(&mut fields);
            fields.finish();
            list.extend(it.map(|it| Placed { line, it }));
        }
        list
    }

    /// Notes every field that nobody asked for.
    pub fn finish(self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let line = self.faults.line_at(key.span().start);
                let message = format!(
                    "“{name}” is not a field of {}: correct its spelling or remove it.",
                    self.what
                );
                self.faults.note(line, message);
            }
        }
    }

    /// A field's line and value; a missing one is noted.
    fn required(&mut self, key: &'a str) -> Option<(usize, &'a DeValue<'a>)> {
        let known = self.asked.contains(&key);
        self.asked.push(key);
        if let Some(value) = self.table.get(key) {
            let line = self.faults.line_at(value.span().start);
            return Some((line, value.get_ref()));
        }
        if !known {
            let message = format!("{} has no “{key}”: add it.", self.what);
            self.faults.note(self.line, message);
        }
        None
    }

    fn refuse<T>(&mut self, line: usize, message: String) -> Option<T> {
        self.faults.note(line, message);
        None
    }
}

fn is_kebab_case(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}
