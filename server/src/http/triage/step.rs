//! The form of a step: asked, checked, shown as the referrer will read it, and only then taken.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::triage as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::referral::State;
use stepwise_domain::triage_form::Step;

use super::answers;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::services::triage::decide;
use crate::services::triage::step::{Filled, Opened, open};
use crate::services::triage::view::{Desk, path};

/// The empty form.
pub async fn show(ctx: &Ctx, reference: &str, step: Step) -> Result<Response> {
    let opened = open(&ctx.app, ctx.viewer()?, reference, step).await?;
    opened.after(ctx.viewer()?)?;
    let version = opened.referral.row.version;
    Ok(asked(ctx, opened, Answers::default(), Vec::new(), version))
}

/// What was filled in: wrong answers come back with what is wrong, right ones are shown before
/// they are confirmed, and nothing is done over what somebody else did meanwhile.
pub async fn submit(ctx: &Ctx, reference: &str, step: Step, posted: Answers) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let opened = open(&ctx.app, viewer, reference, step).await?;
    let version = answers::version(&posted)?;
    let typed = posted.clone().only_for(&opened.section);
    if opened.referral.row.version != version {
        return answers::changed(ctx, &opened.referral, version, Some((&opened, typed))).await;
    }
    let after = opened.after(viewer)?;
    if posted.has("change", "yes") {
        return Ok(asked(ctx, opened, typed, Vec::new(), version));
    }
    let errors = check(&opened.section, &typed, ctx.app.today());
    if !errors.is_empty() {
        return Ok(asked(ctx, opened, typed, errors, version));
    }
    if !posted.has("confirm", "yes") {
        return Ok(preview(ctx, &opened, typed, version, after));
    }
    let filled = Filled {
        opened: &opened,
        version,
        answers: &typed,
    };
    match decide::take(&ctx.app, viewer, &filled).await {
        Ok(()) => {
            let to = format!("{}?done={}", record(step, &opened), step.code());
            Ok(Redirect::to(&to).into_response())
        }
        // Somebody was quicker by a moment.
        Err(Error::Stale) => {
            let now = open(&ctx.app, viewer, reference, step).await?;
            answers::changed(ctx, &now.referral, version, Some((&now, typed))).await
        }
        Err(error) => Err(error),
    }
}

/// Where the record is read by whoever takes this step.
fn record(step: Step, opened: &Opened) -> String {
    let reference = &opened.referral.row.reference;
    match step {
        Step::MashAccept | Step::MashReturn => format!("/mash/{reference}"),
        _ => format!("/triage/{reference}"),
    }
}

/// The address of the form.
pub fn address(opened: &Opened) -> String {
    path(Desk::Triage, &opened.referral.row.reference, opened.step)
}

fn asked(
    ctx: &Ctx,
    opened: Opened,
    answers: Answers,
    errors: Vec<FieldError>,
    version: i32,
) -> Response {
    let notice = someone_elses(ctx, &opened);
    let page = pages::Decide {
        reference: opened.referral.row.reference.clone(),
        action: address(&opened),
        back: record(opened.step, &opened),
        button: "Continue",
        record: "referral",
        later: false,
        begun: false,
        section: opened.section,
        answers,
        errors,
        version,
        notice,
    };
    ctx.page(page.section.title)
        .errors(!page.errors.is_empty())
        .show(move || pages::decide(page))
}

fn someone_elses(ctx: &Ctx, opened: &Opened) -> Option<String> {
    let owner = opened.referral.row.owner_id?;
    let mine = ctx.viewer().is_ok_and(|viewer| viewer.account == owner);
    let early_help = !matches!(opened.step, Step::MashAccept | Step::MashReturn);
    (!mine && early_help).then(|| {
        "Somebody else owns this referral. Talk to them before you act in their place.".into()
    })
}

fn preview(ctx: &Ctx, opened: &Opened, answers: Answers, version: i32, after: State) -> Response {
    let (letter, inside) = answers::read(opened, &answers);
    let page = pages::Preview {
        title: opened.step.name().into(),
        reference: opened.referral.row.reference.clone(),
        public_label: after.public_label().into(),
        letter,
        inside,
        action: address(opened),
        answers,
        version,
        confirm: match opened.step {
            Step::GoOn | Step::MashReturn => "Confirm",
            _ => "Confirm and send",
        },
    };
    ctx.page(format!("Check before you send: {}", opened.step.name()))
        .show(move || pages::preview(page))
}
