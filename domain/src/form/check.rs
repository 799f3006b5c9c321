//! Whether the answers to a page will do, and what to say where they will not.
//!
//! Only questions that apply are looked at. A message names the field and the remedy, the way
//! GOV.UK services word theirs; it never repeats what was typed.

use chrono::NaiveDate;

use super::count::{characters, with_commas};
use super::date::DateParts;
use super::{Answers, Choice, FieldError, Kind, Question, SEND_ANSWERS, SEND_QUESTION, Section};
use crate::person::{Email, NhsNumber, Phone, Postcode, Upn};

/// Everything that is wrong with these answers, in the order of the page; at most one error for
/// each question.
pub fn check(section: &Section, answers: &Answers, today: NaiveDate) -> Vec<FieldError> {
    let each = section
        .asked(answers)
        .into_iter()
        .filter_map(|question| check_one(question, answers, today));
    check_at_least_one(section, answers)
        .into_iter()
        .chain(each)
        .collect()
}

fn check_at_least_one(section: &Section, answers: &Answers) -> Option<FieldError> {
    let rule = section.at_least_one.as_ref()?;
    let wanted = |question: &&Question| rule.questions.contains(&question.name);
    let mut questions = section.questions.iter().filter(wanted);
    if questions.any(|question| is_answered(question, answers)) {
        return None;
    }
    Some(FieldError {
        field: rule.questions.first()?.to_string(),
        message: rule.message.clone(),
    })
}

/// What is wrong with the answer to one question.
pub fn check_one(question: &Question, answers: &Answers, today: NaiveDate) -> Option<FieldError> {
    if !is_answered(question, answers) {
        return question.required.as_ref().map(|message| FieldError {
            field: question.field_names().swap_remove(0),
            message: message.clone(),
        });
    }
    if let Kind::Date(rule) = question.kind {
        let send = SEND_ANSWERS
            .iter()
            .any(|yes| answers.has(SEND_QUESTION, yes));
        let checked = DateParts::of(answers, &question.name)
            .parse()
            .and_then(|date| rule.check(date, today, send));
        return checked.err().map(|fault| FieldError {
            field: format!("{}-{}", question.name, fault.part),
            message: format!("{} {}", question.called, fault.says),
        });
    }
    let message = check_value(question, answers).err()?;
    Some(FieldError {
        field: question.name.to_string(),
        message,
    })
}

/// Whether anything but spaces was typed or chosen.
pub fn is_answered(question: &Question, answers: &Answers) -> bool {
    question.field_names().iter().any(|name| {
        answers
            .all(name)
            .iter()
            .any(|value| !value.trim().is_empty())
    })
}

fn check_value(question: &Question, answers: &Answers) -> Result<(), String> {
    let called = &question.called;
    let typed = answers.text(&question.name);
    let sentence = |fault: &dyn std::fmt::Display| format!("{called} {fault}");
    match &question.kind {
        Kind::Text { most, .. } if typed.contains('\n') => {
            not_too_long(called, typed, *most)?;
            Err(format!("{called} must be on one line"))
        }
        Kind::Text { most, .. } => not_too_long(called, typed, *most),
        Kind::TextArea { least, most } => {
            not_too_long(called, typed, *most)?;
            not_too_short(called, typed, *least)
        }
        Kind::Radios { choices } | Kind::Select { choices } => {
            known(called, choices, typed).map(|_| ())
        }
        Kind::Checkboxes { choices } => check_several(called, choices, answers.all(&question.name)),
        Kind::Email => Email::parse(typed)
            .map(|_| ())
            .map_err(|fault| sentence(&fault)),
        Kind::Phone => Phone::parse(typed)
            .map(|_| ())
            .map_err(|fault| sentence(&fault)),
        Kind::Postcode => Postcode::parse(typed)
            .map(|_| ())
            .map_err(|fault| sentence(&fault)),
        Kind::NhsNumber => NhsNumber::parse(typed)
            .map(|_| ())
            .map_err(|fault| sentence(&fault)),
        Kind::Upn => Upn::parse(typed)
            .map(|_| ())
            .map_err(|fault| sentence(&fault)),
        // Three fields, not one: read in `check_one`.
        Kind::Date(_) => Ok(()),
    }
}

fn not_too_long(called: &str, typed: &str, most: usize) -> Result<(), String> {
    let over = characters(typed).saturating_sub(most);
    if over == 0 {
        return Ok(());
    }
    let (most, over) = (with_commas(most), with_commas(over));
    Err(format!(
        "{called} must be {most} characters or fewer: take out {over}"
    ))
}

fn not_too_short(called: &str, typed: &str, least: usize) -> Result<(), String> {
    if characters(typed) >= least {
        return Ok(());
    }
    Err(format!(
        "{called} must be {least} characters or more: say a little more"
    ))
}

fn known<'a>(called: &str, choices: &'a [Choice], value: &str) -> Result<&'a Choice, String> {
    choices
        .iter()
        .find(|choice| choice.value == value)
        .ok_or_else(|| format!("{called} must be one of the choices on this page: choose again"))
}

fn check_several(called: &str, choices: &[Choice], values: &[String]) -> Result<(), String> {
    let ticked = values
        .iter()
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .map(|value| known(called, choices, value))
        .collect::<Result<Vec<_>, _>>()?;
    let alone = ticked.iter().find(|choice| choice.exclusive);
    match alone {
        Some(alone) if ticked.iter().any(|other| other.value != alone.value) => Err(format!(
            "{called} must be “{}” or other choices, not both",
            alone.label
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
