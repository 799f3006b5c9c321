//! The form with which a referrer challenges a decision.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::form::{SectionPage, section_page};
use stepwise_app::pages::referrer::until_when;
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::field;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::challenges::raise as service;

/// The form; where nothing can be challenged, where the referral stands.
pub async fn ask(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    match service::open(&ctx.app, ctx.viewer()?, &reference).await {
        Ok((referral, chance)) => {
            let reference = &referral.row.reference;
            let until = Some(words::day(chance.until));
            Ok(page(&ctx, reference, until, Answers::default(), Vec::new()))
        }
        Err(Error::Refused(_)) => Ok(standing(&reference)),
        Err(error) => Err(error),
    }
}

/// What was filled in. Whatever comes between, what was typed stays on the page.
pub async fn submit(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let section = service::form();
    let answers = posted.only_for(&section);
    let (mut errors, mut until) = (Vec::new(), None);
    match service::open(&ctx.app, viewer, &reference).await {
        Ok((_, chance)) => until = Some(words::day(chance.until)),
        Err(Error::Refused(why)) => errors.push(wrong(why)),
        Err(error) => return Err(error),
    }
    errors.extend(check(&section, &answers, ctx.app.today()));
    if errors.is_empty() {
        match service::raise(&ctx.app, viewer, &reference, &answers).await {
            Ok(()) => {
                let to = format!("/referrals/{reference}?done=challenged");
                return Ok(Redirect::to(&to).into_response());
            }
            Err(Error::Refused(why)) => errors.push(wrong(why)),
            Err(Error::Stale) => errors.push(wrong(
                "The referral changed while you were writing: check it and send this again".into(),
            )),
            Err(error) => return Err(error),
        }
    }
    Ok(page(&ctx, &reference, until, answers, errors))
}

/// Nothing of the form is wrong: the summary leads to its first question.
fn wrong(message: String) -> FieldError {
    FieldError {
        field: field::REASON.into(),
        message,
    }
}

fn standing(reference: &str) -> Response {
    Redirect::to(&format!("/referrals/{reference}")).into_response()
}

fn page(
    ctx: &Ctx,
    reference: &str,
    until: Option<String>,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Response {
    let address = format!("/referrals/{reference}");
    let section = service::form();
    ctx.page(section.title)
        .errors(!errors.is_empty())
        .show(move || {
            section_page(SectionPage {
                heading: Some(section.title.into()),
                section,
                answers,
                errors,
                action: format!("{address}/challenge"),
                back: (address, "Where it stands".into()),
                seen: String::new(),
                autosave: false,
                button: "Send the challenge".into(),
                above: until.map(until_when),
                beside: None,
            })
        })
}
