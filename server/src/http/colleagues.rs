//! Where a lead looks after colleagues' accounts.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::accounts::{self as pages, Person};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, FieldError, Section};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::people::{self, Done};
use crate::http::query::Query;
use crate::services::colleagues as service;
use crate::services::people::{invite_again, set_disabled, set_role};
use crate::store::accounts::Account;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/colleagues", get(list))
        .route("/colleagues/invite", get(invite_page).post(invite))
        .route("/colleagues/{id}", get(show).post(act))
}

async fn list(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let mut page = service::list(&ctx.app, ctx.viewer()?).await?;
    page.done = done.words();
    Ok(ctx.page("Colleagues").show(move || pages::colleagues(page)))
}

fn form() -> Section {
    Section::new("invite", "Invite a colleague", people::name_and_email()).intro(
        "They can then send referrals for your organisation, and see those of colleagues. We send them a link that works once, for 72 hours.",
    )
}

async fn invite_page(ctx: Ctx) -> Result<Response> {
    service::must_lead(ctx.viewer()?)?;
    Ok(form_page(&ctx, Answers::default(), Vec::new()))
}

async fn invite(ctx: Ctx, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must_lead(viewer)?;
    let mut errors = check(&form(), &answers, ctx.app.today());
    if errors.is_empty() {
        let (name, email) = (answers.text("name").into(), answers.text("email").into());
        if service::invite(&ctx.app, viewer, name, email).await? {
            return Ok(Redirect::to("/colleagues?done=invite").into_response());
        }
        errors.push(people::known_already());
    }
    Ok(form_page(&ctx, answers, errors))
}

fn form_page(ctx: &Ctx, answers: Answers, errors: Vec<FieldError>) -> Response {
    let back = ("/colleagues", "Back to colleagues");
    people::form_page(ctx, form(), answers, errors, back, "Send the invitation")
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>, Query(done): Query<Done>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let account = service::find(&ctx.app, viewer, id).await?;
    let mut page = service::page(&ctx.app, viewer, account).await?;
    page.done = done.words();
    Ok(person(&ctx, page))
}

async fn act(ctx: Ctx, Path(id): Path<Uuid>, Posted(form): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let account = service::find(&ctx.app, viewer, id).await?;
    let version = people::version(&form)?;
    match form.one("do") {
        "invite" => invite_again(&ctx.app, viewer, &account, version).await?,
        "disable" => set_disabled(&ctx.app, viewer, &account, version, true).await?,
        "enable" => set_disabled(&ctx.app, viewer, &account, version, false).await?,
        "role" => {
            let Some(role) = Role::from_code(form.one("role")) else {
                let mut page = service::page(&ctx.app, viewer, account).await?;
                page.errors.push(people::no_role());
                return Ok(person(&ctx, page));
            };
            set_role(&ctx.app, viewer, &account, version, role).await?;
        }
        "hand-over" => return hand_over(&ctx, account, &form).await,
        _ => return Err(Error::NotFound),
    }
    Ok(people::back_to(&ctx, form.one("do")))
}

async fn hand_over(ctx: &Ctx, account: Account, form: &Answers) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let to = form.one("to").parse().ok();
    let done = match to {
        Some(to) => service::hand_over(&ctx.app, viewer, &account, to).await?,
        None => false,
    };
    if done {
        return Ok(people::back_to(ctx, "hand-over"));
    }
    let mut page = service::page(&ctx.app, viewer, account).await?;
    page.errors.push(FieldError {
        field: "to".into(),
        message: "Choose the colleague who takes over".into(),
    });
    Ok(person(ctx, page))
}

fn person(ctx: &Ctx, page: Person) -> Response {
    ctx.page(page.name.clone())
        .errors(!page.errors.is_empty())
        .show(move || pages::person(page))
}
