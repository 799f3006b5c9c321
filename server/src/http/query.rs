//! What an address asks for behind its question mark. Addresses are bookmarked, typed and mangled
//! by mail programs, so whatever stands there gets the page: a name that comes twice counts as it
//! was said last, and one that nobody asks for is passed over.

use std::collections::BTreeMap;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as Mistake, MapDeserializer};

use crate::error::Error;

/// The fields of `T`, which are text and have a default each. Handlers take this one and never
/// axum's own, which answers 400.
pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        let last: BTreeMap<_, _> = pairs
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        // Only a field that is no text, or without a default, can fail: ours, then, and not theirs.
        let asked = T::deserialize(MapDeserializer::<_, Mistake>::new(last.into_iter()));
        asked.map(Self).map_err(Error::internal)
    }
}
