//! The safety gate: a red flag leads to a phone, and to nothing else but the MASH's own advice.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_app::pages::form::{SectionPage, section_page};
use stepwise_app::pages::referrer::{Stop, stop, taken_back};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Choice, FieldError, Question, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form::{
    Draft, FormContext, Gate, gate, gate_is_open, must_ring, open_flags, slug,
};
use uuid::Uuid;

use super::page::next;
use crate::error::Result;
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::{diversions, drafts};
use crate::store::drafts::StoredDraft;

/// The last part of the address where a wrong answer is explained.
const CORRECT: &str = "wrong-answer";

/// Whether a red flag stands that no consultation has cleared.
pub fn stops(context: &FormContext, draft: &Draft) -> bool {
    let flagged = matches!(gate(context, draft), Gate::Stop(_) | Gate::Consult(_));
    flagged && !gate_is_open(context, draft)
}

/// A draft as it stands once the gate's page, or the consultation's, was saved.
pub struct Passed {
    draft: StoredDraft,
    context: FormContext,
}

impl Passed {
    pub async fn load(ctx: &Ctx, id: Uuid) -> Result<Self> {
        let viewer = ctx.viewer()?;
        let draft = drafts::load_open(&ctx.app, viewer, id).await?;
        let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
        Ok(Self { draft, context })
    }

    /// Whether a "yes" comes before what is wrong with the rest of the gate's page.
    pub fn comes_first(&self) -> bool {
        must_ring(&self.context, &self.draft.answers)
    }
}

/// Where to go from there.
pub async fn after(ctx: &Ctx, passed: Passed) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let Passed { draft, context } = passed;
    let id = draft.id;
    if explain_first(ctx, &context, &draft).await? {
        return Ok(Redirect::to(&format!("/drafts/{id}/{CORRECT}")).into_response());
    }
    let found = gate(&context, &draft.answers);
    let (Gate::Stop(_) | Gate::Consult(_)) = &found else {
        return Ok(Redirect::to(&next(&draft, &context, slug::SAFETY)).into_response());
    };
    if gate_is_open(&context, &draft.answers) {
        diversions::clear(&ctx.app, viewer, id).await?;
        return Ok(Redirect::to(&next(&draft, &context, slug::CONSULTATION)).into_response());
    }
    let flags = open_flags(&context, &draft.answers);
    diversions::record(&ctx.app, viewer, &draft, &flags).await?;
    // The MASH has advised; what is left are the other questions.
    let rest = matches!(found, Gate::Stop(_)) && !must_ring(&context, &draft.answers);
    let page = if rest { slug::SAFETY } else { "stop" };
    Ok(Redirect::to(&format!("/drafts/{id}/{page}")).into_response())
}

/// The numbers to ring.
pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load(&ctx.app, viewer, id, Act::DraftReferral).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let (flags, certain) = match gate(&context, &draft.answers) {
        Gate::Stop(flags) => (flags, true),
        Gate::Consult(flags) => (flags, false),
        Gate::Clear | Gate::NotAnswered => {
            return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
        }
    };
    let flags = flags
        .iter()
        .filter_map(|flag| ctx.app.framework.red_flag(flag).cloned())
        .collect();
    let page = Stop {
        draft: format!("/drafts/{id}"),
        certain,
        flags,
        out_of_hours: ctx.app.calendar.is_out_of_hours(ctx.app.now()),
        mash_phone: ctx.app.settings.mash_phone.clone(),
        edt_phone: ctx.app.settings.edt_phone.clone(),
    };
    Ok(ctx.page("Ring now").show(move || stop(page)))
}

/// Whether a red flag was answered away and nobody has said why.
pub async fn explain_first(ctx: &Ctx, context: &FormContext, draft: &StoredDraft) -> Result<bool> {
    let flags = diversions::unexplained(&ctx.app, context, draft).await?;
    Ok(!flags.is_empty())
}

/// Where to go before any further page of the form: to the explanation, if one is missing.
pub async fn detour(
    ctx: &Ctx,
    context: &FormContext,
    draft: &StoredDraft,
    slug: &str,
) -> Result<Option<Response>> {
    if slug == slug::SAFETY || slug == slug::CONSULTATION {
        return Ok(None);
    }
    let missing = explain_first(ctx, context, draft).await?;
    let to = format!("/drafts/{}/{CORRECT}", draft.id);
    Ok(missing.then(|| Redirect::to(&to).into_response()))
}

pub async fn ask_correction(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    correction_page(&ctx, id, Answers::default(), Vec::new()).await
}

/// Takes the answer back, unless more is known now than then: that is for the MASH.
pub async fn correct(ctx: Ctx, Path(id): Path<Uuid>, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load_open(&ctx.app, viewer, id).await?;
    let mut errors = check(&correction_form(), &answers, ctx.app.today());
    if errors.is_empty() && answers.has(REASON, LEARNED) {
        errors.push(FieldError {
            field: REASON.into(),
            message: "Change the answer to “Not sure” and ring the MASH: only they can clear it"
                .into(),
        });
    }
    if !errors.is_empty() {
        return correction_page(&ctx, id, answers, errors).await;
    }
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let words = (answers.text(REASON), answers.text(NOTE));
    diversions::correct(&ctx.app, viewer, &draft, &context, words).await?;
    after(&ctx, Passed { draft, context }).await
}

async fn correction_page(
    ctx: &Ctx,
    id: Uuid,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let draft = drafts::load_open(&ctx.app, viewer, id).await?;
    let context = drafts::form_context(&ctx.app, viewer, &draft.answers).await?;
    let flags = diversions::unexplained(&ctx.app, &context, &draft).await?;
    if flags.is_empty() {
        return Ok(Redirect::to(&format!("/drafts/{id}")).into_response());
    }
    let flags: Vec<_> = flags
        .iter()
        .filter_map(|flag| ctx.app.framework.red_flag(flag))
        .map(|flag| flag.text.clone())
        .collect();
    let address = format!("/drafts/{id}");
    Ok(ctx
        .page("You changed an answer about danger")
        .errors(!errors.is_empty())
        .show(move || {
            section_page(SectionPage {
                section: correction_form(),
                answers,
                errors,
                heading: Some("You changed an answer about danger".into()),
                action: format!("{address}/{CORRECT}"),
                back: (
                    format!("{address}/{}", slug::SAFETY),
                    "Questions about danger".into(),
                ),
                seen: String::new(),
                autosave: false,
                button: "Record the correction".into(),
                above: Some(taken_back(flags)),
                beside: None,
            })
        }))
}

const REASON: &str = "reason";
const NOTE: &str = "note";
/// More is known now: not a wrong answer, so not for the referrer to take back.
const LEARNED: &str = "learned_more";

fn correction_form() -> Section {
    let reasons = Choice::list([
        ("slip", "I pressed the wrong answer"),
        ("misread", "I misunderstood the question"),
        (LEARNED, "I know more now than when I answered"),
    ]);
    Section::new(
        CORRECT,
        "You changed an answer about danger",
        vec![
            Question::radios(REASON, "Why did the answer change?", reasons)
                .called("The reason")
                .required("Select why the answer changed"),
            Question::long(
                NOTE,
                "What is the right answer, and how do you know?",
                20,
                1000,
            )
            .called("What is right")
            .required("Enter what is right and how you know"),
        ],
    )
}
