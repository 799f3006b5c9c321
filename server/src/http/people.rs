//! What the pages of a lead and of an administrator share.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use stepwise_app::pages::form::{SectionPage, section_page};
use stepwise_domain::form::{Answers, FieldError, Kind, Question, Section};

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;

/// What was just done: one word of ours in the address, and never words to show.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

impl Done {
    pub fn words(&self) -> Option<&'static str> {
        Some(match self.done.as_str() {
            "invite" => "The invitation is on its way",
            "disable" => "The account is disabled",
            "enable" => "The account is enabled",
            "role" => "The role was changed",
            "hand-over" => "The drafts were handed over",
            "organisation" => "The organisation was added",
            _ => return None,
        })
    }
}

/// Back to the page that posted, which says what was done.
pub fn back_to(ctx: &Ctx, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", ctx.path)).into_response()
}

/// The version of the account that the page showed.
pub fn version(form: &Answers) -> Result<i32> {
    form.one("version").parse().map_err(|_| Error::Stale)
}

/// Whom an invitation is for.
pub fn name_and_email() -> Vec<Question> {
    vec![
        Question::text("name", "Full name", 100).required("Enter their full name"),
        Question::new("email", "Work e-mail address", Kind::Email)
            .called("E-mail address")
            .hint("Their own address: an account is one person’s.")
            .required("Enter their e-mail address"),
    ]
}

/// Said of an address that cannot be invited.
pub fn known_already() -> FieldError {
    FieldError {
        field: "email".into(),
        message: "There is an account with this e-mail address already".into(),
    }
}

/// Said where no role was chosen.
pub fn no_role() -> FieldError {
    FieldError {
        field: "role".into(),
        message: "Choose what they may do".into(),
    }
}

/// A small form on a page of its own.
pub fn form_page(
    ctx: &Ctx,
    section: Section,
    answers: Answers,
    errors: Vec<FieldError>,
    back: (&str, &str),
    button: &str,
) -> Response {
    let page = SectionPage {
        heading: Some(section.title.into()),
        action: ctx.path.clone(),
        back: (back.0.into(), back.1.into()),
        seen: String::new(),
        autosave: false,
        button: button.into(),
        above: None,
        beside: None,
        section,
        answers,
        errors,
    };
    ctx.page(page.section.title)
        .errors(!page.errors.is_empty())
        .show(move || section_page(page))
}
