//! The rules of the form, on a complete referral that is changed one answer at a time.

mod children;
mod families;
mod hostile;
mod rules;
mod shape;
mod whole;

use super::*;
use crate::form::check::check;
use crate::form::{Answers, FieldError};

/// Changes answers of one page of the draft.
fn change(draft: &mut Draft, slug: &str, pairs: &[(&str, &str)]) {
    let page = draft.sections.entry(slug.to_owned()).or_default();
    if page.is_empty() {
        page.push(Answers::default());
    }
    for (name, value) in pairs {
        page[0].set(*name, value);
    }
}

/// The example with some answers of one page changed.
fn with(slug: &str, pairs: &[(&str, &str)]) -> Draft {
    let mut draft = example_draft();
    change(&mut draft, slug, pairs);
    draft
}

/// What is wrong with the first page of a section.
fn errors(draft: &Draft, slug: &str) -> Vec<FieldError> {
    let context = example_context();
    let section = section(&context, draft, slug).unwrap();
    check(&section, draft.answers(slug), context.today)
}

/// The fields that are wrong.
fn wrong(draft: &Draft, slug: &str) -> Vec<String> {
    errors(draft, slug)
        .into_iter()
        .map(|error| error.field)
        .collect()
}

/// Whether nothing is wrong with the first page of a section.
fn passes(draft: &Draft, slug: &str) -> bool {
    wrong(draft, slug).is_empty()
}
