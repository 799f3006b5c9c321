//! `/demo/mail`: what a demonstration without a mail server would have sent. The routes are only
//! made where mails are kept, so that elsewhere the address does not exist.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use stepwise_app::pages::demo as pages;
use stepwise_domain::clock::words;
use uuid::Uuid;

use crate::app::Shared;
use crate::demo;
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::path::Path;

/// A mail's HTML carries its styles in itself, as mail programs want it, so this one page allows
/// inline styles. It allows nothing else: no script, no picture, no form, no frame.
const MAIL_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-top-navigation-by-user-activation",
);

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/demo/mail", get(list))
        .route("/demo/mail/{id}", get(show))
        .route("/demo/mail/{id}/html", get(html))
}

async fn list(ctx: Ctx) -> Result<Response> {
    let mails = demo::mails(&ctx.app.store).await?;
    let lines = mails
        .into_iter()
        .map(|(id, at, mail)| pages::MailLine {
            address: format!("/demo/mail/{id}"),
            to: mail.to,
            subject: mail.subject,
            at: words::moment(at),
        })
        .collect();
    Ok(ctx
        .page("Mails of the demonstration")
        .show(move || pages::mails(lines)))
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let mail = find(&ctx, id).await?;
    let page = pages::Mail {
        to: mail.to,
        subject: mail.subject.clone(),
        text: mail.text,
        own_addresses: ctx.app.settings.base_url.clone(),
        html: format!("/demo/mail/{id}/html"),
    };
    Ok(ctx.page(mail.subject).show(move || pages::mail(page)))
}

async fn html(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let mail = find(&ctx, id).await?;
    let policy = [(header::CONTENT_SECURITY_POLICY, MAIL_POLICY)];
    Ok((policy, Html(mail.html)).into_response())
}

async fn find(ctx: &Ctx, id: Uuid) -> Result<demo::KeptMail> {
    demo::mail(&ctx.app.store, id).await?.ok_or(Error::NotFound)
}
