//! What an address names. An id that cannot be one names nothing, so its address is answered like
//! any other that is not there, and not as a request that could not be understood.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// The parts in braces of a route. Handlers take this one and never axum's own, which answers 400.
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Error;

    #[expect(
        clippy::disallowed_types,
        reason = "this is what the others go through"
    )]
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(named)) => Ok(Self(named)),
            Err(malformed) if malformed.status().is_client_error() => Err(Error::NotFound),
            Err(mistake) => Err(Error::internal(mistake)),
        }
    }
}
