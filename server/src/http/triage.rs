//! The pages of those who triage.

mod answers;
pub mod step;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use stepwise_app::pages::triage as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::reference::Reference;
use stepwise_domain::triage_form::Step;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::triage::{self as service, claim, list, search, view};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/triage", get(queues))
        .route("/triage/search", get(ask).post(find))
        .route("/triage/{reference}", get(show))
        .route("/triage/{reference}/claim", post(take))
        .route("/triage/{reference}/release", post(release))
        .route("/triage/{reference}/{step}", get(form).post(submit))
}

async fn queues(ctx: Ctx, Query(asked): Query<list::Asked>) -> Result<Response> {
    let page = list::page(&ctx.app, ctx.viewer()?, asked).await?;
    let title = format!("Triage: {}", page.title.to_lowercase());
    Ok(ctx.page(title).show(move || pages::queues(page)))
}

async fn ask(ctx: Ctx) -> Result<Response> {
    ctx.viewer()?.must(Act::Search, Relation::None)?;
    Ok(searched(&ctx, Answers::default(), Vec::new(), None))
}

async fn find(ctx: Ctx, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    viewer.must(Act::Search, Relation::None)?;
    let mut errors = check(&search::section(), &answers, ctx.app.today());
    let typed = answers.text("reference");
    if let (false, Err(error)) = (typed.is_empty(), Reference::parse(typed)) {
        errors.push(FieldError {
            field: "reference".into(),
            message: error.to_string(),
        });
    }
    if !errors.is_empty() {
        return Ok(searched(&ctx, answers, errors, None));
    }
    let found = search::find(&ctx.app, viewer, &answers).await?;
    let lines = found.into_iter().map(|line| list::shown(&ctx.app, line));
    let lines = lines.collect();
    Ok(searched(&ctx, answers, errors, Some(lines)))
}

fn searched(
    ctx: &Ctx,
    answers: Answers,
    errors: Vec<FieldError>,
    found: Option<Vec<pages::TriageLine>>,
) -> Response {
    let page = pages::Search {
        section: search::section(),
        answers,
        errors,
        found,
        most: search::MOST,
    };
    ctx.page("Search for a referral")
        .errors(!page.errors.is_empty())
        .show(move || pages::search(page))
}

/// What was just done, as a word that this module turns into a sentence.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    pub fn words(&self) -> Option<&'static str> {
        Some(match self.done.as_str() {
            "seen" => "It is written down that you have looked at it",
            "decided" => "It is written down what becomes of it",
            "claimed" => "You own this referral now",
            "released" => "The referral is back with the duty team",
            "accept" => "Accepted. The referrer has been told and the hub has the offer",
            "join" => "Added to the open episode. The referrer has been told",
            "signpost" => "Advice given. The referrer has been told",
            "not-accept" => "Not accepted. The referrer has been told",
            "ask" => "Question sent. The decision clock stands still until it is answered",
            "go-on" => "The decision clock is going again",
            "mash" => "Passed to the MASH. You own it until they take it on",
            "mash-accept" => "Taken on for the MASH. The referrer has been told",
            "mash-return" => "Returned to early help. The owner has been told",
            _ => return None,
        })
    }
}

async fn show(
    ctx: Ctx,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let mut page = view::view(&ctx.app, ctx.viewer()?, &reference).await?;
    page.done = done.words();
    let title = format!("Referral {}", page.reference);
    Ok(ctx.page(title).show(move || pages::detail(page)))
}

async fn take(ctx: Ctx, Path(reference): Path<String>, Posted(form): Posted) -> Result<Response> {
    // Who asks comes before what they posted: a stranger learns nothing from the form's own errors.
    let viewer = ctx.viewer()?;
    service::load(&ctx.app, viewer, &reference, Act::Claim).await?;
    let version = answers::version(&form)?;
    let done = claim::claim(&ctx.app, viewer, &reference, version).await;
    moved(&ctx, &reference, version, done, "claimed").await
}

async fn release(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(form): Posted,
) -> Result<Response> {
    // Who asks comes before what they posted: a stranger learns nothing from the form's own errors.
    let viewer = ctx.viewer()?;
    service::load(&ctx.app, viewer, &reference, Act::Claim).await?;
    let version = answers::version(&form)?;
    let done = claim::release(&ctx.app, viewer, &reference, version).await;
    moved(&ctx, &reference, version, done, "released").await
}

/// Back to the record, or to what changed meanwhile.
async fn moved(
    ctx: &Ctx,
    reference: &str,
    version: i32,
    done: Result<()>,
    word: &str,
) -> Result<Response> {
    match done {
        Ok(()) => {
            let to = format!("/triage/{reference}?done={word}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Stale) => {
            let viewer = ctx.viewer()?;
            let referral = service::load(&ctx.app, viewer, reference, Act::Claim).await?;
            answers::changed(ctx, &referral, version, None).await
        }
        Err(error) => Err(error),
    }
}

/// The step whose form stands at this address.
fn step_at(slug: &str) -> Result<Step> {
    let step = Step::from_code(slug).ok_or(Error::NotFound)?;
    match step {
        // These are the MASH's, at its own addresses.
        Step::MashAccept | Step::MashReturn => Err(Error::NotFound),
        step => Ok(step),
    }
}

async fn form(ctx: Ctx, Path((reference, slug)): Path<(String, String)>) -> Result<Response> {
    step::show(&ctx, &reference, step_at(&slug)?).await
}

async fn submit(
    ctx: Ctx,
    Path((reference, slug)): Path<(String, String)>,
    Posted(answers): Posted,
) -> Result<Response> {
    step::submit(&ctx, &reference, step_at(&slug)?, answers).await
}
