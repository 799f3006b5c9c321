//! A referral as files, for those who may see it: a PDF for people, the same as data for programs.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use stepwise_paper::pdf;

use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::path::Path;
use crate::services::pack::{self, paper};

pub async fn as_pdf(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let pack = pack::gather(&ctx.app, ctx.viewer()?, &reference, "pdf").await?;
    let name = format!("{}.pdf", pack.reference);
    // Setting type takes a processor for tens of milliseconds; others wait for theirs meanwhile.
    let file = tokio::task::spawn_blocking(move || pdf(&paper::document(&pack)));
    let file = file.await.map_err(Error::internal)?;
    Ok(attached(
        "application/pdf",
        &name,
        file.map_err(Error::internal)?,
    ))
}

pub async fn as_data(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let pack = pack::gather(&ctx.app, ctx.viewer()?, &reference, "json").await?;
    let file = serde_json::to_vec_pretty(&pack).map_err(Error::internal)?;
    let name = format!("{}.json", pack.reference);
    Ok(attached("application/json", &name, file))
}

/// A file to keep, named by the reference alone.
fn attached(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, bytes).into_response()
}
