//! How and when it is safe to reach one adult, changed by whoever spoke with them.

use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use stepwise_app::pages::family as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::safe_contact::form::{also_wrong, form};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::family_access as service;
use crate::store::family::Access;

type Address = Path<(String, Uuid)>;

/// The name of the field that says which answers were seen.
const SEEN: &str = "seen";

pub async fn show(ctx: Ctx, Path((reference, id)): Address) -> Result<Response> {
    let (_, access) = service::find_access(&ctx.app, ctx.viewer()?, &reference, id).await?;
    let answers = access.contact.clone();
    Ok(page(&ctx, &reference, access, answers, Vec::new()))
}

pub async fn change(
    ctx: Ctx,
    Path((reference, id)): Address,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let (_, access) = service::find_access(&ctx.app, viewer, &reference, id).await?;
    let seen = seen(posted.text(SEEN));
    let answers = posted.only_for(&form());
    let mut errors = check(&form(), &answers, ctx.app.today());
    errors.extend(also_wrong(&answers));
    if !errors.is_empty() {
        return Ok(page(&ctx, &reference, access, answers, errors));
    }
    let about = (reference.as_str(), id);
    match service::change_contact(&ctx.app, viewer, about, &answers, seen).await {
        Ok(()) => {
            let to = format!("/triage/{reference}/family?done=safe");
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Stale) => {
            let late = FieldError {
                field: "safe".into(),
                message: "Somebody changed this while you were writing: check your answers against theirs, which stand above, and send yours again".into(),
            };
            Ok(page(&ctx, &reference, access, answers, vec![late]))
        }
        Err(error) => Err(error),
    }
}

fn page(
    ctx: &Ctx,
    reference: &str,
    access: Access,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Response {
    let page = pages::SafePage {
        reference: reference.to_owned(),
        now: stepwise_domain::safe_contact::form::in_words(&access.contact),
        seen: stamp(access.contact_changed_at),
        adult: access.adult.into_inner(),
        section: form(),
        answers,
        errors,
    };
    ctx.page("Safe contact")
        .errors(!page.errors.is_empty())
        .show(move || pages::safe_page(page))
}

/// A time as a number, to tell whether anything changed meanwhile.
fn stamp(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(String::new, |at| at.timestamp_micros().to_string())
}

fn seen(stamp: &str) -> Option<DateTime<Utc>> {
    let micros = stamp.parse().ok()?;
    DateTime::from_timestamp_micros(micros)
}
