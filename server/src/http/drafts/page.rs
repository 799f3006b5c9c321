//! One page of the form: shown with what was saved, kept right or wrong when it is posted.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::AnyView;
use serde::Deserialize;
use serde_json::json;
use stepwise_app::islands::threshold_helper::{Reading, threshold_helper};
use stepwise_app::pages::form::{SectionPage, changed_meanwhile, section_page};
use stepwise_domain::form::check::check;
use stepwise_domain::form::status::Status;
use stepwise_domain::form::{Answers, FieldError, Section};
use stepwise_domain::framework::Framework;
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form::{self, FormContext, slug};
use uuid::Uuid;

use super::{gate, people};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::drafts::{self, Page, Saved, seen};
use crate::store::drafts::StoredDraft;

/// Where to go after the page is done.
#[derive(Default, Deserialize)]
pub struct From {
    #[serde(default)]
    pub from: String,
}

/// A section of an open draft, as it is asked today.
pub struct Opened {
    pub draft: StoredDraft,
    pub context: FormContext,
    pub section: Section,
}

/// Loads what a page of the form needs.
///
/// # Errors
/// [`Error::NotFound`] for a section that is not there or cannot be started yet.
pub async fn open(ctx: &Ctx, id: Uuid, slug: &str) -> Result<Opened> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load_open(&ctx.app, viewer, id).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let section = referral_form::section(&context, &draft.answers, slug).ok_or(Error::NotFound)?;
    Ok(Opened {
        draft,
        context,
        section,
    })
}

/// The mark of what the page was shown over, which comes with the post and is no answer.
pub fn take_mark(answers: &mut Answers) -> String {
    let marks = answers.0.remove("seen");
    marks.and_then(|mut marks| marks.pop()).unwrap_or_default()
}

/// Answers that were saved wrong are shown with what is wrong, so that nobody has to guess.
pub fn errors_in_saved(opened: &Opened, answers: &Answers) -> Vec<FieldError> {
    if answers.is_empty() {
        return Vec::new();
    }
    check(&opened.section, answers, opened.context.today)
}

pub async fn show(
    ctx: Ctx,
    Path((id, slug)): Path<(Uuid, String)>,
    Query(From { from }): Query<From>,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    if let Some(detour) = gate::detour(&ctx, &opened.context, &opened.draft, &slug).await? {
        return Ok(detour);
    }
    if !referral_form::can_start(&opened.context, &opened.draft.answers, &slug) {
        return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
    }
    if opened.section.repeat.is_some() {
        return Ok(people::list(&ctx, &opened, &from, Vec::new()));
    }
    let answers = opened.draft.answers.answers(&slug).clone();
    let mark = seen(opened.draft.answers.items(&slug).first());
    let errors = errors_in_saved(&opened, &answers);
    let view = View {
        answers,
        errors,
        seen: mark,
        conflict: None,
    };
    Ok(render(&ctx, opened, view, &from, StatusCode::OK))
}

pub async fn submit(
    ctx: Ctx,
    Path((id, slug)): Path<(Uuid, String)>,
    Query(From { from }): Query<From>,
    headers: HeaderMap,
    Posted(mut answers): Posted,
) -> Result<Response> {
    let opened = open(&ctx, id, &slug).await?;
    if opened.section.repeat.is_some() {
        return people::leave_list(&ctx, &opened, &from).await;
    }
    let mark = take_mark(&mut answers);
    let page = Page {
        section: &opened.section,
        index: 0,
        answers: answers.clone(),
        seen: mark,
    };
    let saved = drafts::save(&ctx.app, ctx.viewer()?, id, &page).await?;
    if headers.contains_key("x-autosave") {
        return Ok(autosaved(&ctx, &saved));
    }
    let conflict = match saved {
        Saved::Changed { theirs } => Some(theirs),
        Saved::Kept { .. } | Saved::Full(_) => None,
    };
    let gate = if conflict.is_none() && (slug == slug::SAFETY || slug == slug::CONSULTATION) {
        Some(gate::Passed::load(&ctx, id).await?)
    } else {
        None
    };
    let stops = slug == slug::SAFETY && gate.as_ref().is_some_and(gate::Passed::comes_first);
    let errors = check(&opened.section, &answers, opened.context.today);
    if conflict.is_some() || (!errors.is_empty() && !stops) {
        let mark = seen(Some(
            conflict
                .as_ref()
                .unwrap_or(&answers.clone().only_for(&opened.section)),
        ));
        let view = View {
            answers,
            errors,
            seen: mark,
            conflict,
        };
        return Ok(render(
            &ctx,
            opened,
            view,
            &from,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    if let Some(gate) = gate {
        return gate::after(&ctx, gate).await;
    }
    Ok(Redirect::to(&onwards(&ctx, id, &slug, &from).await?).into_response())
}

/// What a page shows besides its questions.
struct View {
    answers: Answers,
    errors: Vec<FieldError>,
    seen: String,
    /// What somebody else saved here meanwhile.
    conflict: Option<Answers>,
}

fn render(ctx: &Ctx, opened: Opened, view: View, from: &str, status: StatusCode) -> Response {
    let Opened { draft, section, .. } = opened;
    let address = format!("/drafts/{}", draft.id);
    let framework = ctx.app.framework.clone();
    let signs = section.slug == slug::INDICATORS;
    let page = ctx
        .page(section.title)
        .errors(!view.errors.is_empty() || view.conflict.is_some())
        .status(status);
    let page = if signs { page.island() } else { page };
    page.show(move || {
        let above = view
            .conflict
            .map(|theirs| changed_meanwhile(&section, &theirs));
        let beside = signs.then(|| signs_panel(&framework, &draft));
        section_page(SectionPage {
            action: with_from(&format!("{address}/{}", section.slug), from),
            answers: view.answers,
            errors: view.errors,
            heading: None,
            back: (address, "Task list".into()),
            seen: view.seen,
            autosave: true,
            button: "Save and continue".into(),
            above,
            beside,
            section,
        })
    })
}

/// The address, from where the way leads back to the check page if it came from there.
pub fn with_from(address: &str, from: &str) -> String {
    if from == "check" {
        format!("{address}?from=check")
    } else {
        address.to_owned()
    }
}

pub fn autosaved(ctx: &Ctx, saved: &Saved) -> Response {
    match saved {
        Saved::Kept { seen } => {
            let at = ctx.app.now().to_rfc3339();
            Json(json!({ "saved_at": at, "seen": seen })).into_response()
        }
        Saved::Changed { .. } | Saved::Full(_) => StatusCode::CONFLICT.into_response(),
    }
}

/// Where the way leads from a page that is done: to the check page, for whoever came from there.
pub async fn onwards(ctx: &Ctx, id: Uuid, slug: &str, from: &str) -> Result<String> {
    if from == "check" {
        return Ok(format!("/drafts/{id}/check"));
    }
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    Ok(next(&draft, &context, slug))
}

/// The first page after this one that is not done; the task list where there is none.
pub fn next(draft: &StoredDraft, context: &FormContext, slug: &str) -> String {
    let address = format!("/drafts/{}", draft.id);
    let tasks = referral_form::task_list(context, &draft.answers);
    let here = tasks.iter().position(|task| task.slug == slug).unwrap_or(0);
    let open = |task: &&referral_form::Task| {
        matches!(task.status, Status::NotStarted | Status::InProgress)
    };
    match tasks.iter().skip(here + 1).find(open) {
        Some(task) => format!("{address}/{}", task.slug),
        None => address,
    }
}

/// The suggested tier for what is saved; where WebAssembly runs, it follows each tick.
fn signs_panel(framework: &Framework, draft: &StoredDraft) -> AnyView {
    let facts = referral_form::facts(&draft.answers);
    let plan_tried = facts.plan_tried_at;
    threshold_helper(
        framework,
        Reading {
            ticked: facts.ticked,
            plan_tried,
        },
    )
}
