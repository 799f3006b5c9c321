//! Where an administrator looks after all accounts.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use stepwise_app::pages::accounts as pages;
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Choice, FieldError, Question, Section};
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::people::{self, Done};
use crate::http::query::Query;
use crate::services::admin as service;
use crate::services::invitations::Invitation;
use crate::services::people::{invite_again, set_disabled, set_role};
use crate::store::accounts::Organisation;

const BACK: (&str, &str) = ("/admin/accounts", "Back to accounts");

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/admin/accounts", get(list))
        .route("/admin/accounts/new", get(new_account).post(make_account))
        .route("/admin/accounts/{id}", get(show).post(act))
        .route(
            "/admin/organisations/new",
            get(new_organisation).post(add_organisation),
        )
}

async fn list(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let mut page = service::list(&ctx.app, ctx.viewer()?).await?;
    page.done = done.words();
    Ok(ctx.page("Accounts").show(move || pages::accounts(page)))
}

fn account_form(organisations: &[Organisation]) -> Section {
    let organisations = organisations
        .iter()
        .map(|organisation| (organisation.id.to_string(), organisation.name.clone()));
    let roles = Role::ALL.map(|role| (role.code(), role.name()));
    let mut questions = people::name_and_email();
    questions.extend([
        Question::select("organisation", "Organisation", Choice::list(organisations))
            .required("Choose the organisation they work for"),
        Question::radios("role", "Role", Choice::list(roles)).required("Choose what they may do"),
    ]);
    Section::new("new", "Make an account", questions)
        .intro("We send them a link that works once, for 72 hours, to choose a password.")
}

async fn new_account(ctx: Ctx) -> Result<Response> {
    let organisations = service::organisations(&ctx.app, ctx.viewer()?).await?;
    let form = account_form(&organisations);
    Ok(account_page(&ctx, form, Answers::default(), Vec::new()))
}

async fn make_account(ctx: Ctx, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let form = account_form(&service::organisations(&ctx.app, viewer).await?);
    let mut errors = check(&form, &answers, ctx.app.today());
    if errors.is_empty() {
        let organisation = answers.text("organisation").parse();
        let invitation = Invitation {
            organisation_id: organisation.map_err(|_| Error::NotFound)?,
            role: Role::from_code(answers.text("role")).ok_or(Error::NotFound)?,
            email: answers.text("email").into(),
            name: answers.text("name").into(),
        };
        if service::invite(&ctx.app, viewer, invitation).await? {
            return Ok(Redirect::to("/admin/accounts?done=invite").into_response());
        }
        errors.push(people::known_already());
    }
    Ok(account_page(&ctx, form, answers, errors))
}

fn account_page(ctx: &Ctx, form: Section, answers: Answers, errors: Vec<FieldError>) -> Response {
    people::form_page(ctx, form, answers, errors, BACK, "Make the account")
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>, Query(done): Query<Done>) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let account = service::find(&ctx.app, viewer, id).await?;
    let mut page = service::page(&ctx.app, viewer, account).await?;
    page.done = done.words();
    Ok(person(&ctx, page))
}

fn person(ctx: &Ctx, page: pages::Person) -> Response {
    ctx.page(page.name.clone())
        .errors(!page.errors.is_empty())
        .show(move || pages::person(page))
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
        _ => return Err(Error::NotFound),
    }
    Ok(people::back_to(&ctx, form.one("do")))
}

fn organisation_form() -> Section {
    let kinds = SettingKind::ALL
        .iter()
        .map(|kind| (kind.code(), kind.name()));
    Section::new(
        "organisation",
        "Add an organisation",
        vec![
            Question::text("name", "Name of the organisation", 120)
                .called("Name")
                .required("Enter its name"),
            Question::radios("kind", "What it is", Choice::list(kinds))
                .hint("This decides what its referrers are asked to have tried first.")
                .required("Choose what it is"),
        ],
    )
}

async fn new_organisation(ctx: Ctx) -> Result<Response> {
    service::must_manage(ctx.viewer()?)?;
    Ok(organisation_page(&ctx, Answers::default(), Vec::new()))
}

async fn add_organisation(ctx: Ctx, Posted(answers): Posted) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must_manage(viewer)?;
    let mut errors = check(&organisation_form(), &answers, ctx.app.today());
    if errors.is_empty() {
        let kind = SettingKind::from_code(answers.text("kind")).ok_or(Error::NotFound)?;
        if service::add_organisation(&ctx.app, viewer, answers.text("name"), kind).await? {
            return Ok(Redirect::to("/admin/accounts?done=organisation").into_response());
        }
        errors.push(FieldError {
            field: "name".into(),
            message: "There is an organisation with this name already".into(),
        });
    }
    Ok(organisation_page(&ctx, answers, errors))
}

fn organisation_page(ctx: &Ctx, answers: Answers, errors: Vec<FieldError>) -> Response {
    let form = organisation_form();
    people::form_page(ctx, form, answers, errors, BACK, "Add the organisation")
}
