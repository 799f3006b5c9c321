//! The referrer's way to the MASH.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::referrer as pages;
use stepwise_domain::episode_form::field;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::harm::{self as service, Opened};

pub async fn show(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let opened = service::open(&ctx.app, ctx.viewer()?, &reference).await?;
    Ok(page(&ctx, &opened, Answers::default(), Vec::new()))
}

pub async fn submit(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let opened = service::open(&ctx.app, viewer, &reference).await?;
    if let Some(section) = opened.section() {
        let typed = posted.only_for(section);
        let errors = check(section, &typed, ctx.app.today());
        if !errors.is_empty() {
            return Ok(page(&ctx, &opened, typed, errors));
        }
        return match service::report(&ctx.app, viewer, &opened, &typed).await {
            Ok(()) => {
                let done = format!("/referrals/{reference}?done=mash");
                Ok(Redirect::to(&done).into_response())
            }
            // Changed at the same moment: what was typed stays, for the page as it is now.
            Err(Error::Stale | Error::Refused(_)) => {
                let now = service::open(&ctx.app, viewer, &reference).await?;
                let errors = vec![FieldError {
                    field: field::RATIONALE.into(),
                    message: "This changed while you were writing: send it again".into(),
                }];
                Ok(page(&ctx, &now, typed, errors))
            }
            Err(other) => Err(other),
        };
    }
    // A colleague was quicker: the page says whom to ring.
    Ok(page(&ctx, &opened, Answers::default(), Vec::new()))
}

fn page(ctx: &Ctx, opened: &Opened, answers: Answers, errors: Vec<FieldError>) -> Response {
    let page = pages::Harm {
        reference: opened.referral.row.reference.clone(),
        section: opened.section().cloned(),
        answers,
        errors,
        mash_phone: ctx.app.settings.mash_phone.clone(),
        edt_phone: ctx.app.settings.edt_phone.clone(),
    };
    ctx.page("A child may be in danger")
        .errors(!page.errors.is_empty())
        .show(move || pages::harm(page))
}
