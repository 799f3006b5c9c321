//! Asking the coordinators before referring.

mod forms;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::consultations as pages;
use stepwise_app::pages::form::{SectionPage, section_page};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::consultations as service;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/consultations", get(list))
        .route("/consultations/new", get(ask).post(submit))
        .route("/consultations/{id}", get(show).post(answer))
        .route("/consultations/{id}/refer", get(back).post(refer))
}

async fn list(ctx: Ctx) -> Result<Response> {
    let page = service::list(&ctx.app, ctx.viewer()?).await?;
    let list = move || pages::consultations(page);
    Ok(ctx.page("Consultations").show(list))
}

async fn ask(ctx: Ctx) -> Result<Response> {
    let viewer = ctx.viewer()?;
    viewer.must(Act::AskConsultation, Relation::Own)?;
    Ok(question_page(&ctx, Answers::default(), Vec::new()))
}

async fn submit(ctx: Ctx, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    viewer.must(Act::AskConsultation, Relation::Own)?;
    let section = forms::question();
    let errors = check(&section, &answers, ctx.app.today());
    if !errors.is_empty() {
        return Ok(question_page(&ctx, answers, errors));
    }
    let id = service::ask(&ctx.app, viewer, answers.text(forms::QUESTION)).await?;
    Ok(Redirect::to(&format!("/consultations/{id}")).into_response())
}

fn question_page(ctx: &Ctx, answers: Answers, errors: Vec<FieldError>) -> Response {
    let settings = &ctx.app.settings;
    let (mash, edt) = (settings.mash_phone.clone(), settings.edt_phone.clone());
    ctx.page("Ask for a consultation")
        .errors(!errors.is_empty())
        .show(move || {
            section_page(SectionPage {
                section: forms::question(),
                answers,
                errors,
                heading: Some("Ask for a consultation".into()),
                action: "/consultations/new".into(),
                back: ("/consultations".into(), "Consultations".into()),
                seen: String::new(),
                autosave: false,
                button: "Send the question".into(),
                above: Some(pages::before_asking(&mash, &edt)),
                beside: None,
            })
        })
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    one(&ctx, id, Answers::default(), Vec::new()).await
}

async fn answer(ctx: Ctx, Path(id): Path<Uuid>, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must(&ctx.app, viewer, id, Act::AnswerConsultation).await?;
    let section = forms::answer();
    let errors = check(&section, &answers, ctx.app.today());
    if !errors.is_empty() {
        return one(&ctx, id, answers, errors).await;
    }
    let text = answers.text(forms::ANSWER).to_owned();
    match service::answer(&ctx.app, viewer, id, &text).await {
        // Somebody was quicker: their answer stands, and what was typed here is still to be read.
        Err(Error::Stale) => one(&ctx, id, answers, vec![forms::answered_already()]).await,
        done => done.map(|()| Redirect::to(&format!("/consultations/{id}")).into_response()),
    }
}

async fn one(ctx: &Ctx, id: Uuid, answers: Answers, errors: Vec<FieldError>) -> Result<Response> {
    let view = service::show(&ctx.app, ctx.viewer()?, id).await?;
    let typed = (!errors.is_empty() && !view.may_answer).then(|| answers.text("answer").to_owned());
    Ok(ctx
        .page("Consultation")
        .errors(!errors.is_empty())
        .show(move || {
            let form = pages::AnswerForm {
                section: forms::answer(),
                answers,
                errors,
                too_late: typed,
            };
            pages::consultation(view, form)
        }))
}

/// Nothing to see: who comes back here after signing in sees the consultation.
async fn back(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    service::must(&ctx.app, ctx.viewer()?, id, Act::DraftReferral).await?;
    Ok(Redirect::to(&format!("/consultations/{id}")).into_response())
}

/// Starts a referral from the answer, or goes to the one that was started.
async fn refer(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let draft = service::start_draft(&ctx.app, ctx.viewer()?, id).await?;
    Ok(Redirect::to(&format!("/drafts/{draft}")).into_response())
}
