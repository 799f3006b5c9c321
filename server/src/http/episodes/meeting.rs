//! A planned meeting: changed, or cancelled.

use axum::response::Response;
use stepwise_app::pages::episodes as pages;
use stepwise_app::pages::triage::Decide;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use uuid::Uuid;

use super::{back, version};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::episodes::meetings::{self, Opened};
use crate::services::episodes::path;

const CHANGED: &str =
    "This meeting changed since you opened it. Check that it still fits, and send it again";

pub async fn show(ctx: Ctx, Path((reference, id)): Path<(String, Uuid)>) -> Result<Response> {
    let opened = meetings::open(&ctx.app, ctx.viewer()?, &reference, id).await?;
    let answers = opened.meeting.form.answers.clone();
    Ok(page(&ctx, opened, answers, Vec::new()))
}

pub async fn change(
    ctx: Ctx,
    Path((reference, id)): Path<(String, Uuid)>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let opened = meetings::open(&ctx.app, viewer, &reference, id).await?;
    let typed = posted.clone().only_for(&opened.section);
    let mut errors = check(&opened.section, &typed, ctx.app.today());
    if errors.is_empty() {
        errors.extend(meetings::also_wrong(&ctx.app, &opened.episode, &typed).await?);
    }
    if !errors.is_empty() {
        return Ok(page(&ctx, opened, typed, errors));
    }
    match meetings::change(&ctx.app, viewer, &opened, &typed, version(&posted)).await {
        Ok(()) => Ok(back(&reference, "meeting-changed")),
        Err(Error::Stale) => {
            let now = meetings::open(&ctx.app, viewer, &reference, id).await?;
            let errors = vec![FieldError {
                field: "date-day".into(),
                message: CHANGED.into(),
            }];
            Ok(page(&ctx, now, typed, errors))
        }
        Err(other) => Err(other),
    }
}

pub async fn cancel(
    ctx: Ctx,
    Path((reference, id)): Path<(String, Uuid)>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    meetings::cancel(&ctx.app, viewer, &reference, id, version(&posted)).await?;
    Ok(back(&reference, "meeting-cancelled"))
}

fn page(ctx: &Ctx, opened: Opened, answers: Answers, errors: Vec<FieldError>) -> Response {
    let cancel = format!("{}/cancel", opened.address());
    let page = Decide {
        reference: opened.episode.row.reference.clone(),
        action: opened.address(),
        back: path(&opened.episode),
        button: "Change the meeting",
        record: "episode",
        later: false,
        begun: false,
        section: opened.section,
        answers,
        errors,
        version: opened.meeting.row.sequence,
        notice: Some("Who stays invited is told of the change. Who is new is invited, and who you take out hears that it is cancelled for them.".into()),
    };
    ctx.page(page.section.title)
        .errors(!page.errors.is_empty())
        .show(move || pages::meeting(page, cancel))
}
