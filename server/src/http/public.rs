//! Pages that anybody can read.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use stepwise_app::pages::public as pages;
use stepwise_domain::form::Answers;
use stepwise_domain::hub::Search;

use crate::app::{App, Shared};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::page::Page;
use crate::http::path::Path;
use crate::http::session::IDLE_MINUTES;
use crate::store::hubs;

/// When the accessibility statement was last gone through.
const REVIEWED: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day of the calendar");

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(home))
        .route("/thresholds", get(thresholds))
        .route("/hubs", get(all_hubs).post(nearest_hubs))
        .route("/hubs/{slug}", get(hub))
        .route("/privacy", get(privacy))
        .route("/accessibility", get(accessibility))
        // What a family's pages link to, as theirs: whoever looks on sees nothing new.
        .route("/status/hubs", get(all_hubs).post(nearest_hubs))
        .route("/status/privacy", get(privacy))
        .route("/status/accessibility", get(accessibility))
}

/// A page for everybody, or the family's own of it, by the address.
fn framed(ctx: &Ctx, title: &str) -> Page {
    let page = ctx.page(title);
    if ctx.is_familys() {
        page.family()
    } else {
        page
    }
}

fn emergency(app: &App) -> pages::Emergency {
    pages::Emergency {
        mash_phone: app.settings.mash_phone.clone(),
        edt_phone: app.settings.edt_phone.clone(),
        out_of_hours: app.calendar.is_out_of_hours(app.now()),
    }
}

async fn home(ctx: Ctx) -> Response {
    let own_work = ctx.is_signed_in().then(|| pages::OwnWork {
        text: "Go to your work".into(),
        href: "/home".into(),
    });
    let page = pages::Home {
        council: ctx.app.settings.council.clone(),
        team_phone: ctx.app.settings.team_phone.clone(),
        emergency: emergency(&ctx.app),
        own_work,
        consultation: "/consultations/new".into(),
    };
    ctx.page("Early help for families")
        .show(move || pages::home(page))
}

async fn thresholds(ctx: Ctx) -> Response {
    let page = pages::Thresholds {
        framework: ctx.app.framework.clone(),
        emergency: emergency(&ctx.app),
        consultation: "/consultations/new".into(),
    };
    ctx.page("Threshold guide")
        .show(move || pages::thresholds(page))
}

async fn all_hubs(ctx: Ctx) -> Result<Response> {
    let hubs = hubs::all(ctx.app.store.read()).await?;
    let page = pages::Hubs {
        hubs,
        for_family: ctx.is_familys(),
        ..pages::Hubs::default()
    };
    Ok(framed(&ctx, "Family hubs").show(move || pages::hubs(page)))
}

async fn nearest_hubs(ctx: Ctx, Posted(form): Posted) -> Result<Response> {
    let hubs = hubs::all(ctx.app.store.read()).await?;
    let page = pages::Hubs {
        for_family: ctx.is_familys(),
        ..searched(hubs, &form)
    };
    Ok(framed(&ctx, "Family hubs")
        .errors(!page.errors.is_empty())
        .show(move || pages::hubs(page)))
}

fn searched(hubs: Vec<stepwise_domain::hub::Hub>, form: &Answers) -> pages::Hubs {
    let (ranked, errors) = match Search::read(form) {
        Ok(search) => (Some(search.rank(&hubs)), Vec::new()),
        Err(errors) => (None, errors),
    };
    pages::Hubs {
        postcode: form.one("postcode").to_owned(),
        age: form.one("age").to_owned(),
        hubs,
        ranked,
        errors,
        ..pages::Hubs::default()
    }
}

async fn hub(ctx: Ctx, Path(slug): Path<String>) -> Result<Response> {
    let hubs = hubs::all(ctx.app.store.read()).await?;
    let hub = hubs
        .into_iter()
        .find(|hub| hub.slug == slug)
        .ok_or(Error::NotFound)?;
    let title = hub.name.clone();
    let page = pages::HubPage {
        hub,
        emergency: emergency(&ctx.app),
    };
    Ok(ctx.page(title).show(move || pages::hub(page)))
}

async fn privacy(ctx: Ctx) -> Response {
    let page = pages::Privacy {
        council: ctx.app.settings.council.clone(),
        contact_email: ctx.app.settings.contact_email(),
        keeping: pages::Keeping::default(),
        session_minutes: IDLE_MINUTES,
    };
    framed(&ctx, "Privacy").show(move || pages::privacy(page))
}

async fn accessibility(ctx: Ctx) -> Response {
    let page = pages::Accessibility {
        council: ctx.app.settings.council.clone(),
        contact_phone: ctx.app.settings.team_phone.clone(),
        contact_email: ctx.app.settings.contact_email(),
        reviewed: REVIEWED,
    };
    framed(&ctx, "Accessibility statement").show(move || pages::accessibility(page))
}
