//! Challenges: raised at the referral's own address, answered by managers at theirs.

pub mod raise;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use stepwise_app::pages::challenges as pages;
use stepwise_domain::episode_form::field;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::challenges::{decide, view};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/challenges", get(list))
        .route("/challenges/{id}", get(show).post(answer))
        .route(
            "/referrals/{reference}/challenge",
            get(raise::ask).post(raise::submit),
        )
}

async fn list(ctx: Ctx) -> Result<Response> {
    let lines = view::list(&ctx.app, ctx.viewer()?).await?;
    Ok(ctx
        .page("Challenges to decisions")
        .show(move || pages::challenges(lines)))
}

/// What was just done, as a word of ours.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>, Query(done): Query<Done>) -> Result<Response> {
    one(
        &ctx,
        id,
        done.done == "answered",
        Answers::default(),
        Vec::new(),
    )
    .await
}

async fn answer(ctx: Ctx, Path(id): Path<Uuid>, Posted(posted): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let about = decide::load(&ctx.app, viewer, id).await?;
    let section = decide::form();
    let answers = posted.only_for(&section);
    let mut errors = check(&section, &answers, ctx.app.today());
    errors.extend(decide::also_wrong(&about, &answers));
    if !errors.is_empty() {
        return one(&ctx, id, false, answers, errors).await;
    }
    match decide::decide(&ctx.app, viewer, &about, &answers).await {
        Ok(()) => Ok(Redirect::to(&format!("/challenges/{id}?done=answered")).into_response()),
        // Somebody was quicker, or may answer it where this person may not: what was typed stays
        // readable.
        Err(Error::Stale | Error::Refused(_)) => {
            let late = FieldError {
                field: field::OUTCOME.into(),
                message: "This changed while you were writing: check it and send it again".into(),
            };
            one(&ctx, id, false, answers, vec![late]).await
        }
        Err(error) => Err(error),
    }
}

async fn one(
    ctx: &Ctx,
    id: Uuid,
    done: bool,
    answers: Answers,
    mut errors: Vec<FieldError>,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let about = decide::load(&ctx.app, viewer, id).await?;
    let page = view::page(&ctx.app, viewer, &about, done).await?;
    let answerable = page.clock.is_some() && page.not_yours.is_none();
    let mut too_late = None;
    if !answerable && !errors.is_empty() {
        let typed = [field::RATIONALE, field::FEEDBACK].map(|name| answers.text(name));
        too_late = Some(typed.join("\n"));
        errors = vec![FieldError {
            field: "too-late".into(),
            message: page.not_yours.clone().unwrap_or_else(|| {
                "Somebody else has answered this challenge, so your answer was not sent".into()
            }),
        }];
    }
    let form = pages::AnswerForm {
        section: decide::form(),
        answers,
        errors,
        too_late,
    };
    Ok(ctx
        .page("Challenge to a decision")
        .errors(!form.errors.is_empty())
        .show(move || pages::challenge(page, form)))
}
