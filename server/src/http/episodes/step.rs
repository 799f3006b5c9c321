//! Steps: proposing one, and answering one that waits.

use axum::response::Response;
use stepwise_app::pages::episodes as pages;
use stepwise_app::pages::triage::{Decide, decide};
use stepwise_domain::episode::step::{Answer, Missing, StepKind, StepState, rule};
use stepwise_domain::episode_form::field;
use stepwise_domain::form::check::check;
use stepwise_domain::form::read_back::rows;
use stepwise_domain::form::{Answers, FieldError, Section};
use stepwise_domain::permission::Act;
use uuid::Uuid;

use super::{back, version};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::episodes::steps::{self, Proposal, closing, view};
use crate::services::episodes::{drafts, path};

const CHANGED: &str =
    "This episode changed since you opened the form. Check that it still fits, and send it again";

fn kind(slug: &str) -> Result<StepKind> {
    StepKind::from_code(slug).ok_or(Error::NotFound)
}

/// The form of a step.
pub async fn form(ctx: Ctx, Path((reference, slug)): Path<(String, String)>) -> Result<Response> {
    let opened = steps::open(&ctx.app, ctx.viewer()?, &reference, kind(&slug)?).await?;
    let draft = opened.draft.as_ref();
    let answers = draft.map_or_else(Answers::default, |draft| draft.form.answers.clone());
    Ok(proposal(&ctx, opened, answers, Vec::new()))
}

/// What was filled in. What is wrong or missing comes back with it.
pub async fn propose(
    ctx: Ctx,
    Path((reference, slug)): Path<(String, String)>,
    Posted(posted): Posted,
) -> Result<Response> {
    let (viewer, kind) = (ctx.viewer()?, kind(&slug)?);
    let opened = steps::open(&ctx.app, viewer, &reference, kind).await?;
    let typed = posted.clone().only_for(&opened.section);
    if posted.has("later", "yes") && steps::keeps_drafts(kind) {
        opened.put_aside(&ctx.app, viewer, &typed).await?;
        return Ok(back(&reference, "later"));
    }
    if posted.has("throw-away", "yes") {
        let draft = opened.draft.as_ref();
        drafts::throw_away(&ctx.app, viewer, &opened.episode, draft).await?;
        return Ok(back(&reference, "thrown-away"));
    }
    let errors = check(&opened.section, &typed, ctx.app.today());
    if !errors.is_empty() || posted.has("change", "yes") {
        opened.put_aside(&ctx.app, viewer, &typed).await?;
        return Ok(proposal(&ctx, opened, typed, errors));
    }
    if kind == StepKind::Close && !posted.has("confirm", "yes") {
        return preview(&ctx, &opened, typed, version(&posted)).await;
    }
    match steps::propose(&ctx.app, viewer, &opened, &typed, version(&posted)).await {
        Ok((_, StepState::Accepted)) => Ok(back(&reference, "step-taken")),
        Ok(_) if kind == StepKind::ToMash => Ok(back(&reference, "step-mash")),
        Ok(_) => Ok(back(&reference, "step")),
        Err(error) => {
            let errors = vec![wrong(&opened.section, error)?];
            let now = steps::open(&ctx.app, viewer, &reference, kind).await?;
            now.put_aside(&ctx.app, viewer, &typed).await?;
            Ok(proposal(&ctx, now, typed, errors))
        }
    }
}

/// What the referrer and the family will read, before a closure is proposed.
async fn preview(ctx: &Ctx, opened: &Proposal, answers: Answers, version: i32) -> Result<Response> {
    let inside = rows(&opened.section, &answers).into_iter();
    let inside = inside.filter(|row| row.question != field::FEEDBACK);
    let page = pages::ClosePreview {
        reference: opened.episode.row.reference.clone(),
        words: closing::words(&ctx.app, &opened.episode, &answers).await?,
        inside: inside
            .map(|row| (row.label, row.lines.join("\n")))
            .collect(),
        action: format!("{}/step/{}", path(&opened.episode), opened.kind.code()),
        answers,
        version,
    };
    Ok(ctx
        .page("Check before you propose to close")
        .show(move || pages::close_preview(page)))
}

fn proposal(ctx: &Ctx, opened: Proposal, answers: Answers, errors: Vec<FieldError>) -> Response {
    let missing = (!opened.missing.is_empty()).then(|| {
        let missing = Missing(opened.missing);
        format!("This step cannot be proposed yet. {missing}")
    });
    let notice: Vec<String> = missing.into_iter().chain(opened.notice).collect();
    let page = Decide {
        reference: opened.episode.row.reference.clone(),
        action: format!("{}/step/{}", path(&opened.episode), opened.kind.code()),
        back: path(&opened.episode),
        button: match opened.kind {
            StepKind::ToMash => "Pass to the MASH",
            kind if rule(kind, None).at_once => "Take this step",
            _ => "Propose this step",
        },
        record: "episode",
        later: steps::keeps_drafts(opened.kind),
        begun: ctx
            .viewer()
            .is_ok_and(|viewer| drafts::is_own(viewer, opened.draft.as_ref())),
        section: opened.section,
        answers,
        errors,
        version: opened.episode.row.version,
        notice: (!notice.is_empty()).then(|| notice.join(" ")),
    };
    ctx.page(page.section.title)
        .errors(!page.errors.is_empty())
        .show(move || decide(page))
}

/// A step that was proposed.
pub async fn show(ctx: Ctx, Path((reference, id)): Path<(String, Uuid)>) -> Result<Response> {
    answering(&ctx, &reference, id, Answers::default(), Vec::new()).await
}

/// Accepted, declined or taken back.
pub async fn answer(
    ctx: Ctx,
    Path((reference, id)): Path<(String, Uuid)>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let said = Answer::from_code(posted.text("answer"));
    let act = match said {
        Some(Answer::Withdraw) => Act::ProposeStep,
        _ => Act::AnswerStep,
    };
    let asked = steps::asked(&ctx.app, viewer, &reference, id, act).await?;
    let typed = posted.clone().only_for(&asked.section);
    let Some(said) = said else {
        let message = "Select if you accept the step".to_owned();
        let errors = vec![error(&asked.section, message)];
        return answering(&ctx, &reference, id, typed, errors).await;
    };
    if said != Answer::Withdraw {
        let errors = check(&asked.section, &typed, ctx.app.today());
        if !errors.is_empty() {
            return answering(&ctx, &reference, id, typed, errors).await;
        }
    }
    match steps::answer(&ctx.app, viewer, &asked, said, &typed, version(&posted)).await {
        Ok(state) => Ok(back(&reference, done(state))),
        Err(error) => {
            let errors = vec![wrong(&asked.section, error)?];
            answering(&ctx, &reference, id, typed, errors).await
        }
    }
}

const fn done(state: StepState) -> &'static str {
    match state {
        StepState::Proposed | StepState::Accepted => "step-accepted",
        StepState::Declined => "step-declined",
        StepState::Withdrawn => "step-withdrawn",
    }
}

async fn answering(
    ctx: &Ctx,
    reference: &str,
    id: Uuid,
    typed: Answers,
    errors: Vec<FieldError>,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let asked = steps::asked(&ctx.app, viewer, reference, id, Act::ViewEpisode).await?;
    let page = view::view(&ctx.app, viewer, asked, typed, errors).await?;
    Ok(ctx
        .page(page.title.clone())
        .errors(!page.errors.is_empty())
        .show(move || pages::step(page)))
}

/// A refusal as something that is wrong with the form, so that nothing typed is lost.
fn wrong(section: &Section, raised: Error) -> Result<FieldError> {
    match raised {
        Error::Refused(words) => Ok(error(section, words)),
        Error::Stale => Ok(error(section, CHANGED.into())),
        other => Err(other),
    }
}

/// What is wrong with the whole: the summary leads to the first question.
fn error(section: &Section, message: String) -> FieldError {
    let first = section.questions.first();
    let field = first.map_or_else(String::new, |question| question.name.to_string());
    FieldError { field, message }
}
