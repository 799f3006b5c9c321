//! Sections that repeat: the list, each person's page, and taking one out.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::form::{SectionPage, changed_meanwhile, section_page};
use stepwise_app::pages::referrer::{People, Person, people, remove_person};
use stepwise_domain::form::check::check;
use stepwise_domain::form::read_back::item_name;
use stepwise_domain::form::status::{Status, status};
use stepwise_domain::form::{Answers, FieldError, Repeat};
use stepwise_domain::referral_form;
use uuid::Uuid;

use super::gate;
use super::page::{self, From, Opened, onwards, open, with_from};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::drafts::{self, Page, Saved, seen};

fn repeat(opened: &Opened) -> Result<&Repeat> {
    opened.section.repeat.as_ref().ok_or(Error::NotFound)
}

/// The list of people.
pub fn list(ctx: &Ctx, opened: &Opened, from: &str, errors: Vec<FieldError>) -> Response {
    let Opened {
        draft,
        context,
        section,
    } = opened;
    let Some(repeat) = &section.repeat else {
        return Error::NotFound.into_response();
    };
    let one = |answers: &Answers| check(section, answers, context.today).is_empty();
    let list = People {
        draft: format!("/drafts/{}", draft.id),
        slug: section.slug,
        title: section.title,
        intro: section.intro.clone(),
        singular: repeat.singular,
        most: repeat.most,
        may_be_empty: repeat.least == 0,
        people: (draft.answers.items(section.slug).iter().enumerate())
            .map(|(index, answers)| Person {
                name: item_name(section, answers, index),
                complete: one(answers),
            })
            .collect(),
        errors,
        query: with_from("", from),
    };
    ctx.page(section.title)
        .errors(!list.errors.is_empty())
        .show(move || people(list))
}

/// Goes on from the list, if it will do.
pub async fn leave_list(ctx: &Ctx, opened: &Opened, from: &str) -> Result<Response> {
    let id = opened.draft.id;
    let section = &opened.section;
    drafts::leave_list(&ctx.app, ctx.viewer()?, id, section).await?;
    let saved = opened.draft.answers.items(section.slug);
    if status(section, Some(saved), opened.context.today) != Status::Done {
        let message = format!(
            "Finish the page of each {} marked “In progress”",
            repeat(opened)?.singular
        );
        let error = FieldError {
            field: "main-content".into(),
            message,
        };
        return Ok(list(ctx, opened, from, vec![error]));
    }
    Ok(Redirect::to(&onwards(ctx, id, section.slug, from).await?).into_response())
}

/// `number` counts from 1; one past the end is a new person.
pub async fn show_item(
    ctx: Ctx,
    Path((id, slug, number)): Path<(Uuid, String, usize)>,
    Query(From { from }): Query<From>,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    if let Some(detour) = gate::detour(&ctx, &opened.context, &opened.draft, &slug).await? {
        return Ok(detour);
    }
    if !referral_form::can_start(&opened.context, &opened.draft.answers, &slug) {
        return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
    }
    let saved = opened.draft.answers.items(&slug);
    let index = index(&opened, number)?;
    let answers = saved.get(index).cloned().unwrap_or_default();
    let errors = page::errors_in_saved(&opened, &answers);
    let mark = seen(saved.get(index));
    render(
        &ctx,
        opened,
        index,
        &from,
        answers,
        errors,
        mark,
        None,
        StatusCode::OK,
    )
}

pub async fn submit_item(
    ctx: Ctx,
    Path((id, slug, number)): Path<(Uuid, String, usize)>,
    Query(From { from }): Query<From>,
    headers: axum::http::HeaderMap,
    Posted(mut answers): Posted,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    let index = index(&opened, number)?;
    let mark = page::take_mark(&mut answers);
    let page = Page {
        section: &opened.section,
        index,
        answers: answers.clone(),
        seen: mark,
    };
    let saved = drafts::save(&ctx.app, ctx.viewer()?, id, &page).await?;
    if headers.contains_key("x-autosave") {
        return Ok(page::autosaved(&ctx, &saved));
    }
    let conflict = match saved {
        Saved::Changed { theirs } => Some(theirs),
        Saved::Full(full) => return Err(Error::Refused(format!("This list is full: {full}."))),
        Saved::Kept { .. } => None,
    };
    let errors = check(&opened.section, &answers, opened.context.today);
    if conflict.is_none() && errors.is_empty() {
        let list = with_from(&format!("/drafts/{id}/{slug}"), &from);
        return Ok(Redirect::to(&list).into_response());
    }
    let typed = answers.clone().only_for(&opened.section);
    let mark = seen(Some(conflict.as_ref().unwrap_or(&typed)));
    render(
        &ctx,
        opened,
        index,
        &from,
        answers,
        errors,
        mark,
        conflict,
        StatusCode::UNPROCESSABLE_ENTITY,
    )
}

pub async fn ask_remove(
    ctx: Ctx,
    Path((id, slug, number)): Path<(Uuid, String, usize)>,
    Query(From { from }): Query<From>,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    let index = index(&opened, number)?;
    let answers = opened
        .draft
        .answers
        .items(&slug)
        .get(index)
        .ok_or(Error::NotFound)?;
    let name = item_name(&opened.section, answers, index);
    let list = format!("/drafts/{id}/{slug}");
    let at = with_from(&format!("{list}/{number}/remove"), &from);
    let list = with_from(&list, &from);
    Ok(ctx
        .page("Remove")
        .show(move || remove_person(name, at, list)))
}

pub async fn remove(
    ctx: Ctx,
    Path((id, slug, number)): Path<(Uuid, String, usize)>,
    Query(From { from }): Query<From>,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    let index = index(&opened, number)?;
    drafts::remove(&ctx.app, ctx.viewer()?, id, &opened.section, index).await?;
    let list = with_from(&format!("/drafts/{id}/{slug}"), &from);
    Ok(Redirect::to(&list).into_response())
}

/// The place in the list, if a person is or may be put there.
fn index(opened: &Opened, number: usize) -> Result<usize> {
    let most = repeat(opened)?.most;
    let there = opened.draft.answers.items(opened.section.slug).len();
    match number.checked_sub(1) {
        Some(index) if index < most && index <= there => Ok(index),
        _ => Err(Error::NotFound),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "what one page shows; a struct would only rename them"
)]
fn render(
    ctx: &Ctx,
    opened: Opened,
    index: usize,
    from: &str,
    answers: Answers,
    errors: Vec<FieldError>,
    mark: String,
    conflict: Option<Answers>,
    status: StatusCode,
) -> Result<Response> {
    let list = format!("/drafts/{}/{}", opened.draft.id, opened.section.slug);
    let action = with_from(&format!("{list}/{}", index + 1), from);
    let list = with_from(&list, from);
    let singular = repeat(&opened)?.singular;
    let heading = format!("{} {}", capital(singular), index + 1);
    let page = ctx
        .page(heading.clone())
        .errors(!errors.is_empty() || conflict.is_some())
        .status(status);
    Ok(page.show(move || {
        let section = opened.section;
        section_page(SectionPage {
            action,
            answers,
            errors,
            heading: Some(heading),
            back: (list, section.title.into()),
            seen: mark,
            autosave: true,
            button: "Save and continue".into(),
            above: conflict.map(|theirs| changed_meanwhile(&section, &theirs)),
            beside: None,
            section,
        })
    }))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
