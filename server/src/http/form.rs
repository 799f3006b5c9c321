//! What a form posted, as the domain reads it.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use stepwise_domain::form::Answers;

use crate::app::Shared;

/// The most that one post may carry, in bytes: a browser writes each byte of a letter beyond ASCII
/// as three, and a megabyte of any script has to arrive, to be told that it is too long and kept.
pub const LARGEST_POST: usize = 4 * 1024 * 1024;

/// The most that it may come to once it is read. A page of answers at their longest is a tenth of it.
const LARGEST_TEXT: usize = 2 * 1024 * 1024;

/// What a field takes up besides its name and its words, so that a million empty ones are too many.
const EACH: usize = 64;

/// The answers of a posted form, in the order-free shape that the checks read.
pub struct Posted(pub Answers);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let answers = read(&body).ok_or_else(|| StatusCode::PAYLOAD_TOO_LARGE.into_response());
        Ok(Self(answers?))
    }
}

/// What was posted; none as soon as it comes to too much.
fn read(body: &[u8]) -> Option<Answers> {
    let mut room = Some(LARGEST_TEXT);
    let fields = url::form_urlencoded::parse(body).map_while(|(name, value)| {
        room = room?.checked_sub(EACH + name.len() + value.len());
        room.map(|_| (name, value))
    });
    let answers = Answers::from_pairs(fields);
    room.map(|_| answers)
}

/// The address of whoever asks: behind a declared proxy, the last one that it added.
pub struct Caller(pub IpAddr);

impl FromRequestParts<Shared> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let forwarded = app.settings.behind_proxy.then(|| {
            let header = parts
                .headers
                .get_all("x-forwarded-for")
                .iter()
                .next_back()?;
            header
                .to_str()
                .ok()?
                .rsplit(',')
                .next()?
                .trim()
                .parse()
                .ok()
        });
        let direct = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| address.ip());
        let address = forwarded.flatten().or(direct);
        Ok(Self(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_post_comes_to_is_bounded_by_its_words_and_by_its_fields() {
        let of = |bytes: usize| format!("a={}", "x".repeat(bytes));
        assert!(read(of(LARGEST_TEXT - EACH - 1).as_bytes()).is_some());
        assert!(read(of(LARGEST_TEXT - EACH).as_bytes()).is_none());
        let fields = LARGEST_TEXT / EACH;
        assert!(read("a&".repeat(fields / 2).as_bytes()).is_some());
        assert!(read("a&".repeat(fields).as_bytes()).is_none());
    }
}
