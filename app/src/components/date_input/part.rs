//! The parts of a date, and the input that each of them becomes.

use super::super::input::InputOptions;
use super::super::label::LabelOptions;
use super::super::markup::{classes, or_default, when};
use super::super::{Attributes, lenient};
use super::DateInputOptions;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// One part of a date, where it differs from the usual day, month or year.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct DatePart {
    pub id: String,
    /// Without the date's name prefix.
    pub name: String,
    /// The capitalised name where it is empty.
    pub label: String,
    #[serde(deserialize_with = "lenient::maybe_words")]
    pub value: Option<String>,
    /// Whether this part is faulty. Where one part says so, the others are not marked.
    pub error: Option<bool>,
    /// The on-screen keyboard; `numeric` where it is empty.
    pub inputmode: String,
    pub autocomplete: String,
    pub pattern: String,
    pub classes: String,
    pub attributes: Attributes,
    /// Leaves the part out.
    #[serde(skip)]
    pub omitted: bool,
}

const ERROR: &str = "govuk-input--error";
const WIDTH: &str = "govuk-input--width-";

impl DatePart {
    fn is_faulty(&self) -> bool {
        self.error == Some(true) || self.classes.contains(ERROR)
    }

    fn class_names(&self, width: u8, marks_all: bool) -> String {
        let faulty = self.is_faulty() || (marks_all && self.error != Some(false));
        let width = format!("{WIDTH}{width}");
        classes([
            "govuk-date-input__input",
            when(faulty && !self.classes.contains(ERROR), ERROR),
            when(!self.classes.contains(WIDTH), &width),
            &self.classes,
        ])
    }
}

/// A part with the name it stands for, such as `day`, where it is one of the usual three.
struct Placed {
    part: DatePart,
    usual: Option<&'static str>,
}

impl DateInputOptions {
    /// One input for each part that is shown.
    pub(super) fn inputs(&self) -> Vec<InputOptions> {
        let placed = self.placed();
        let any_is_faulty = placed.iter().any(|placed| placed.part.is_faulty());
        let marks_all = self.error_message.is_some() && !any_is_faulty;
        placed
            .into_iter()
            .filter(|placed| !placed.part.omitted)
            .map(|placed| self.input(placed, marks_all))
            .collect()
    }

    fn usual(&self) -> [(&'static str, Option<&DatePart>); 3] {
        [
            ("day", self.day.as_ref()),
            ("month", self.month.as_ref()),
            ("year", self.year.as_ref()),
        ]
    }

    fn usual_value(&self, name: &str) -> Option<String> {
        let usual = self.usual().into_iter().find(|(part, _)| *part == name);
        usual?.1?.value.clone()
    }

    fn placed(&self) -> Vec<Placed> {
        let usual = self.usual();
        if self.items.is_empty() {
            return usual
                .into_iter()
                .map(|(name, part)| Placed {
                    part: part.cloned().unwrap_or_default(),
                    usual: Some(name),
                })
                .collect();
        }
        let stands_for = |part: &DatePart| {
            usual.iter().find_map(|(name, given)| {
                let is_named = |other: &str| !part.name.is_empty() && part.name == other;
                let matches = is_named(name) || given.is_some_and(|given| is_named(&given.name));
                matches.then_some(*name)
            })
        };
        self.items
            .iter()
            .map(|part| Placed {
                usual: stands_for(part),
                part: part.clone(),
            })
            .collect()
    }

    fn input(&self, placed: Placed, marks_all: bool) -> InputOptions {
        let Placed { part, usual } = placed;
        let width = if usual == Some("year") { 4 } else { 2 };
        let bare = or_default(part.name.clone(), usual.unwrap_or_default());
        let name = match self.name_prefix.as_str() {
            "" => bare.clone(),
            prefix => format!("{prefix}-{bare}"),
        };
        let typed = |key: &str| self.values.get(key).cloned();
        let value = part
            .value
            .clone()
            .or_else(|| usual.and_then(|name| self.usual_value(name)))
            .or_else(|| usual.and_then(typed))
            .or_else(|| typed(&name));
        InputOptions {
            classes: part.class_names(width, marks_all),
            id: or_default(part.id, &format!("{}-{bare}", self.id)),
            label: LabelOptions {
                content: or_default(part.label, &capitalised(&bare)).into(),
                classes: "govuk-date-input__label".to_owned(),
                ..LabelOptions::default()
            },
            name,
            value: value.unwrap_or_default(),
            inputmode: or_default(part.inputmode, "numeric"),
            autocomplete: part.autocomplete,
            pattern: part.pattern,
            attributes: part.attributes,
            ..InputOptions::default()
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    first.to_uppercase().collect::<String>() + &letters.as_str().to_lowercase()
}

/// A part; `false` leaves it out.
pub(super) fn part<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DatePart>, D::Error> {
    read(Value::deserialize(from)?).map(Some)
}

/// The list of parts.
pub(super) fn parts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<DatePart>, D::Error> {
    let given = Vec::<Value>::deserialize(from)?;
    given.into_iter().map(read).collect()
}

fn read<E: serde::de::Error>(given: Value) -> Result<DatePart, E> {
    if lenient::is_present(&given) {
        return serde_json::from_value(given).map_err(E::custom);
    }
    Ok(DatePart {
        omitted: true,
        ..DatePart::default()
    })
}
