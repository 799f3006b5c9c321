//! Reads a framework from its file and says, line by line, what has to be put right.
//!
//! The file is written by people who know thresholds, not TOML: every fault is reported at once,
//! where it is and with what to do about it.

mod check;
mod faults;
mod fields;

use thiserror::Error;
use toml::de::DeTable;

use super::{
    Baseline, BaselineStep, Duty, Framework, Indicator, NeedDomain, Prompt, RedFlag, Route,
};
use crate::setting::SettingKind;
use faults::{Faults, Placed};
use fields::Fields;

/// A fault in a framework file, in words for the person who edits it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {message}")]
pub struct LoadError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Framework {
    /// The framework that a new installation starts with.
    ///
    /// # Panics
    /// Never: a test loads the same text.
    pub fn built_in() -> Self {
        Self::load(include_str!("../../data/framework.toml"))
            .unwrap_or_else(|errors| panic!("the built-in framework is not valid: {errors:?}"))
    }

    /// Reads and checks a framework file.
    ///
    /// # Errors
    /// Every fault found, in the order of their lines. Faults of the whole, such as too few
    /// indicators, are looked for once each part by itself is sound.
    pub fn load(text: &str) -> Result<Self, Vec<LoadError>> {
        let mut faults = Faults::new(text);
        let document = match DeTable::parse(text) {
            Ok(document) => document,
            Err(error) => {
                note_not_toml(&error, &mut faults);
                return faults.into_result(None);
            }
        };
        let mut root = Fields::new(document.get_ref(), 1, "the file", &mut faults);
        let parts = Parts::read(&mut root);
        root.finish();
        if faults.is_empty()
            && let Some(parts) = &parts
        {
            check::whole(parts, &mut faults);
        }
        faults.into_result(parts.map(Parts::into_framework))
    }
}

fn note_not_toml(error: &toml::de::Error, faults: &mut Faults) {
    let line = faults.line_at(error.span().map_or(0, |span| span.start));
    faults.note(
        line,
        format!(
            "the file cannot be read from here ({}). Check the quotes, brackets and equals signs \
             on this line and the one above.",
            error.message().trim_end_matches('.')
        ),
    );
}

/// The parts of a file with the lines they are on.
struct Parts {
    head: Framework,
    indicators: Vec<Placed<Indicator>>,
    red_flags: Vec<Placed<RedFlag>>,
    baselines: Vec<Placed<Baseline>>,
}

impl Parts {
    fn read(root: &mut Fields) -> Option<Self> {
        let (version, published) = (root.version("version"), root.date("published"));
        let title = root.text("title");
        let indicators = root.list("indicator", indicator);
        let red_flags = root.list("red_flag", red_flag);
        let prompts = root.list("prompt", prompt);
        let baselines = root.list("baseline", baseline);
        let duties = root.list("duty", duty);
        Some(Self {
            head: Framework {
                version: version?,
                published: published?,
                title: title?,
                indicators: Vec::new(),
                red_flags: Vec::new(),
                prompts: unplaced(prompts),
                baselines: Vec::new(),
                duties: unplaced(duties),
            },
            indicators,
            red_flags,
            baselines,
        })
    }

    fn into_framework(self) -> Framework {
        Framework {
            indicators: unplaced(self.indicators),
            red_flags: unplaced(self.red_flags),
            baselines: unplaced(self.baselines),
            ..self.head
        }
    }
}

fn unplaced<T>(list: Vec<Placed<T>>) -> Vec<T> {
    list.into_iter().map(|placed| placed.it).collect()
}

// Each reader asks for all its fields before it gives up, so that all faults are found.

fn indicator(fields: &mut Fields) -> Option<Indicator> {
    let (id, tier) = (fields.id(), fields.tier("tier"));
    let domain = fields.choice("domain", NeedDomain::ALL, NeedDomain::code);
    let (text, example) = (fields.text("text"), fields.text("example"));
    let alone = fields.yes("alone");
    Some(Indicator {
        id: id?,
        tier: tier?,
        domain: domain?,
        text: text?,
        example: example?,
        alone: alone?,
    })
}

fn red_flag(fields: &mut Fields) -> Option<RedFlag> {
    let (id, text) = (fields.id(), fields.text("text"));
    let route = fields.choice("route", Route::ALL, Route::code);
    let note = fields.has("note").then(|| fields.text("note"));
    Some(RedFlag {
        id: id?,
        text: text?,
        route: route?,
        note: note.flatten(),
    })
}

fn prompt(fields: &mut Fields) -> Option<Prompt> {
    let (id, text) = (fields.id(), fields.text("text"));
    Some(Prompt {
        id: id?,
        text: text?,
    })
}

fn baseline(fields: &mut Fields) -> Option<Baseline> {
    let setting = fields.choice("setting", SettingKind::ALL, SettingKind::code);
    let expected = unplaced(fields.list("step", step));
    Some(Baseline {
        setting: setting?,
        expected,
    })
}

fn step(fields: &mut Fields) -> Option<BaselineStep> {
    let (id, text) = (fields.id(), fields.text("text"));
    Some(BaselineStep {
        id: id?,
        text: text?,
    })
}

fn duty(fields: &mut Fields) -> Option<Duty> {
    let (id, text, whom) = (fields.id(), fields.text("text"), fields.text("whom"));
    Some(Duty {
        id: id?,
        text: text?,
        whom: whom?,
    })
}
