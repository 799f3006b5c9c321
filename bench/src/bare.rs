//! An Axum server with one route that answers with the bytes of a file and does nothing else: the
//! floor under what a page can cost. `bare ADDRESS FILE`.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use std::io::{Error, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err(Error::other("usage: bare ADDRESS FILE"));
    };
    let page = Bytes::from(std::fs::read(file)?);
    let answer =
        move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], page.clone()) };
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, Router::new().route("/", get(answer))).await
}
