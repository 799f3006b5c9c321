//! `/triage/{reference}/family`: who of the family can see where things stand.

mod safe;

use std::collections::BTreeMap;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use stepwise_app::pages::family as pages;
use stepwise_domain::clock::words;
use stepwise_domain::form::check::check;
use stepwise_domain::form::date::DateParts;
use stepwise_domain::form::{Answers, Choice, DateRule, FieldError, Kind, Question, Section};
use stepwise_domain::person::Email;
use stepwise_domain::referral_form::AdultFacts;
use stepwise_domain::safe_contact::form::{in_words, rules};
use stepwise_domain::safe_contact::{Channel, Held, allows};
use uuid::Uuid;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::services::family_access::{self as service, Agreed, Opened, Seen};
use crate::store::family::{Access, Entry};

const HIDDEN: &str = "The family sees nothing at the moment: the referral is with the MASH, a red flag is open, or it ended more than 90 days ago.";

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/triage/{reference}/family", get(show).post(open))
        .route("/triage/{reference}/family/{access}/cut", post(cut))
        .route(
            "/triage/{reference}/family/{access}/safe",
            get(safe::show).post(safe::change),
        )
}

/// What was just done.
#[derive(Deserialize)]
struct Done {
    #[serde(default)]
    done: String,
}

async fn show(
    ctx: Ctx,
    Path(reference): Path<String>,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let seen = service::look(&ctx.app, ctx.viewer()?, &reference).await?;
    let done = match done.as_str() {
        "opened" => Some(
            "The family’s view is open to them. They need the reference and a code that we send when they ask for it.",
        ),
        "safe" => {
            Some("Safe contact is changed. Every message is sent, or held, by what it says now.")
        }
        "cut" => Some("The access is cut off. Nothing can be seen with it from now on."),
        _ => None,
    };
    let answers = suggested(&seen);
    Ok(page(&ctx, seen, done, answers, Vec::new()))
}

async fn open(
    ctx: Ctx,
    Path(reference): Path<String>,
    Posted(answers): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    service::must_open(&ctx.app, viewer, &reference).await?;
    let mut errors = check(&form(), &answers, ctx.app.today());
    if errors.is_empty() {
        let on = DateParts::of(&answers, "agreed")
            .parse()
            .map_err(|_| Error::internal("a date that was checked is none"))?;
        let agreed = Agreed {
            adult: answers.text("adult").to_owned(),
            email: answers.text("email").to_owned(),
            on,
        };
        if service::open(&ctx.app, viewer, &reference, agreed).await? == Opened::Done {
            let to = format!("/triage/{reference}/family?done=opened");
            return Ok(Redirect::to(&to).into_response());
        }
        errors.push(FieldError {
            field: "email".into(),
            message: "Somebody with this e-mail address has access already".into(),
        });
    }
    let seen = service::look(&ctx.app, viewer, &reference).await?;
    Ok(page(&ctx, seen, None, answers, errors))
}

async fn cut(ctx: Ctx, Path((reference, access)): Path<(String, Uuid)>) -> Result<Response> {
    service::cut(&ctx.app, ctx.viewer()?, &reference, access).await?;
    let to = format!("/triage/{reference}/family?done=cut");
    Ok(Redirect::to(&to).into_response())
}

/// What is asked before anybody gets access.
fn form() -> Section {
    let safe = Choice::list([(
        "yes",
        "I asked them: this address is safe, and nobody else reads their e-mail",
    )]);
    let questions = vec![
        Question::text("adult", "Who agreed?", 100)
            .called("The name")
            .hint("Their full name. Each adult has an access of their own.")
            .required("Enter who agreed"),
        Question::date("agreed", "When did they agree?", DateRule::Past)
            .called("The date they agreed")
            .required("Enter the date they agreed"),
        Question::new("email", "Their e-mail address", Kind::Email)
            .hint("Codes go to this address and nowhere else.")
            .required("Enter their e-mail address"),
        Question::checkboxes("safe", "Is this e-mail address safe?", safe)
            .required("Confirm that you asked them whether this address is safe"),
    ];
    Section::new("family", "Give somebody access", questions).intro(
        "Talk to them first. They must want to look, and must tell you an e-mail address that nobody else reads.",
    )
}

/// The one adult for whom e-mail was called safe, if there is just one and no access yet.
fn suggested(seen: &Seen) -> Answers {
    let mut safe = seen
        .adults
        .iter()
        .filter(|adult| adult.safe.contains("email") && !adult.secret);
    match (safe.next(), safe.next(), seen.accesses.is_empty()) {
        (Some(adult), None, true) => {
            let email = adult.email.as_ref().map(Email::as_str);
            let name = format!("{} {}", adult.given, adult.family);
            Answers::from_pairs([
                ("adult", name.as_str()),
                ("email", email.unwrap_or_default()),
            ])
        }
        _ => Answers::default(),
    }
}

fn page(
    ctx: &Ctx,
    seen: Seen,
    done: Option<&'static str>,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Response {
    let reference = seen.referral.row.reference;
    let names: BTreeMap<_, _> = seen
        .accesses
        .iter()
        .map(|access| (access.id, access.adult.expose().clone()))
        .collect();
    let page = pages::AccessPage {
        hidden: seen.hidden.then_some(HIDDEN),
        done,
        adults: seen.adults.into_iter().map(adult).collect(),
        accesses: seen
            .accesses
            .into_iter()
            .map(|access| card(access, &reference, ctx.app.now()))
            .collect(),
        entries: seen
            .entries
            .into_iter()
            .map(|entry| line(entry, &names))
            .collect(),
        form: seen.may_open.then(form),
        answers,
        errors,
        reference,
    };
    ctx.page("The family’s view")
        .errors(!page.errors.is_empty())
        .show(move || pages::access_page(page))
}

fn adult(adult: AdultFacts) -> pages::AdultLine {
    let ways = [
        ("call", "phone call"),
        ("text", "text message"),
        ("email", "e-mail"),
        ("voicemail", "voicemail"),
        ("post", "letter"),
    ];
    let safe: Vec<_> = ways
        .into_iter()
        .filter(|(code, _)| adult.safe.contains(*code))
        .map(|(_, name)| name)
        .collect();
    pages::AdultLine {
        name: format!("{} {}", adult.given, adult.family),
        email: adult
            .email
            .map(|email| email.as_str().to_owned())
            .unwrap_or_default(),
        safe: if safe.is_empty() {
            "none is confirmed, so ask the referrer first".into()
        } else {
            safe.join(", ")
        },
        secret: adult.secret_from,
        times: adult.safe_times,
    }
}

fn card(access: Access, reference: &str, now: DateTime<Utc>) -> pages::AccessCard {
    pages::AccessCard {
        cut_address: format!("/triage/{reference}/family/{}/cut", access.id),
        safe_address: format!("/triage/{reference}/family/{}/safe", access.id),
        held: allows(&rules(&access.contact), Channel::Email, now)
            .err()
            .map(Held::name),
        contact: in_words(&access.contact),
        agreed: words::date(access.agreed_on),
        opened: words::moment(access.opened_at),
        cut_off: access.cut_off_at.map(words::moment),
        adult: access.adult.into_inner(),
        email: access.email.into_inner(),
    }
}

fn line(entry: Entry, names: &BTreeMap<Uuid, String>) -> pages::EntryLine {
    pages::EntryLine {
        kind: entry.kind.name(),
        who: names.get(&entry.access_id).cloned().unwrap_or_default(),
        at: words::moment(entry.at),
        text: entry.text.into_inner(),
    }
}
