//! One referral, for those who sent it: where it stands, answering, withdrawing, paper.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use stepwise_app::pages::form::{SectionPage, section_page};
use stepwise_app::pages::referrer::{self as pages, ReplyForm};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Choice, FieldError, Question, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::referral::WithdrawReason;

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::{referral_answers, standing as service};

/// What was just done, as a word of ours that stands for words of ours.
#[derive(Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_str() {
            "answered" => {
                Some("Your answer was sent. The time we promised for a decision runs again.")
            }
            "challenged" => Some(
                "Your challenge was sent. A manager who did not take the decision looks at it.",
            ),
            "mash" => Some("Passed to the MASH. If you have not rung them yet, ring them now."),
            "withdrawn" => Some(
                "The referral is withdrawn. If you are still worried about a child, ring the MASH.",
            ),
            _ => None,
        }
    }
}

pub async fn show(
    ctx: Ctx,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    page(
        &ctx,
        &reference,
        done.words(),
        reply(Answers::default(), Vec::new()),
    )
    .await
}

async fn page(
    ctx: &Ctx,
    reference: &str,
    done: Option<&'static str>,
    mut reply: ReplyForm,
) -> Result<Response> {
    let mut view = service::standing(&ctx.app, ctx.viewer()?, reference).await?;
    view.done = done;
    let answerable = view.asked.iter().any(|one| one.open && one.may_answer);
    if !answerable && !reply.errors.is_empty() {
        reply.too_late = Some(reply.answers.text(ANSWER).to_owned());
        reply.errors = vec![FieldError {
            field: "too-late".into(),
            message: "Nothing is asked any more, so your answer was not sent".into(),
        }];
    }
    Ok(ctx
        .page("Where your referral stands")
        .errors(!reply.errors.is_empty())
        .show(move || pages::standing(view, reply)))
}

pub async fn answer(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(answers): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    referral_answers::must(&ctx.app, viewer, &reference, Act::AnswerQuestion).await?;
    let errors = check(&answer_form(), &answers, ctx.app.today());
    if !errors.is_empty() {
        return page(&ctx, &reference, None, reply(answers, errors)).await;
    }
    let text = answers.text(ANSWER).to_owned();
    match referral_answers::answer(&ctx.app, viewer, &reference, text).await {
        Ok(()) => {
            Ok(Redirect::to(&format!("/referrals/{reference}?done=answered")).into_response())
        }
        // Answered by a colleague, or decided meanwhile: what was typed stays readable.
        Err(Error::Stale | Error::Refused(_)) => {
            let late = FieldError {
                field: ANSWER.into(),
                message: "This changed while you were writing: check it and send it again".into(),
            };
            page(&ctx, &reference, None, reply(answers, vec![late])).await
        }
        Err(other) => Err(other),
    }
}

pub async fn ask_withdraw(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    referral_answers::must(&ctx.app, viewer, &reference, Act::Withdraw).await?;
    let standing = service::standing(&ctx.app, viewer, &reference).await?;
    if !standing.may_withdraw {
        return Ok(Redirect::to(&format!("/referrals/{}", standing.reference)).into_response());
    }
    Ok(withdraw_page(
        &ctx,
        &standing.reference,
        Answers::default(),
        Vec::new(),
    ))
}

pub async fn withdraw(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(answers): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    referral_answers::must(&ctx.app, viewer, &reference, Act::Withdraw).await?;
    let errors = check(&withdraw_form(), &answers, ctx.app.today());
    let reason = WithdrawReason::from_code(answers.text(REASON));
    let (true, Some(reason)) = (errors.is_empty(), reason) else {
        let standing = service::standing(&ctx.app, viewer, &reference).await?;
        return Ok(withdraw_page(&ctx, &standing.reference, answers, errors));
    };
    referral_answers::withdraw(&ctx.app, viewer, &reference, &reason).await?;
    Ok(Redirect::to(&format!("/referrals/{reference}?done=withdrawn")).into_response())
}

pub async fn print(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let page = service::printed(&ctx.app, ctx.viewer()?, &reference).await?;
    Ok(ctx
        .page(format!("Referral {}", page.reference))
        .show(move || pages::printed(page)))
}

fn withdraw_page(
    ctx: &Ctx,
    reference: &str,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Response {
    let address = format!("/referrals/{reference}");
    ctx.page("Withdraw a referral")
        .errors(!errors.is_empty())
        .show(move || {
            section_page(SectionPage {
                section: withdraw_form(),
                answers,
                errors,
                heading: Some("Withdraw this referral".into()),
                action: format!("{address}/withdraw"),
                back: (address, "Where it stands".into()),
                seen: String::new(),
                autosave: false,
                button: "Withdraw the referral".into(),
                above: None,
                beside: None,
            })
        })
}

const ANSWER: &str = "answer";
const REASON: &str = "reason";

fn reply(answers: Answers, errors: Vec<FieldError>) -> ReplyForm {
    ReplyForm {
        section: answer_form(),
        answers,
        errors,
        too_late: None,
    }
}

fn answer_form() -> Section {
    let question = Question::long(ANSWER, "Your answer", 20, 4000)
        .hint("If you cannot find out, say so: we can go on without it.")
        .required("Enter your answer");
    Section::new("answer", "Answer the question", vec![question])
}

fn withdraw_form() -> Section {
    let reasons = WithdrawReason::ALL
        .iter()
        .map(|reason| (reason.code(), reason.name()));
    let question = Question::radios(REASON, "Why do you withdraw it?", Choice::list(reasons))
        .called("The reason")
        .required("Select why you withdraw the referral");
    Section::new("withdraw", "Withdraw a referral", vec![question]).intro(
        "We stop work on it and tell the coordinator. You cannot undo this, but you can refer the family again. \
         If you are worried that a child is not safe, do not withdraw it: ring the MASH.",
    )
}
