//! The style sheet, the scripts and the islands' module, as `cargo xtask` built them.
//!
//! A development build reads `target/site` when it runs; a release carries it inside. Each file's
//! name holds its content's hash, so a browser may keep it for good, and each lies there already
//! compressed, so that serving one costs no more than sending it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::http::path::Path;

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

#[derive(RustEmbed)]
#[folder = "../target/site/"]
#[allow_missing = true]
struct Site;

/// The assets of this build, by the names that pages use (`stepwise.css`).
pub struct Assets {
    names: BTreeMap<String, String>,
}

/// Nothing was built that could be served.
#[derive(Debug, thiserror::Error)]
#[error(
    "the style sheet and the scripts are not built: run `cargo xtask run`, or `cargo xtask assets`"
)]
pub struct AssetsMissing;

static ASSETS: LazyLock<Option<Assets>> = LazyLock::new(Assets::read);

impl Assets {
    /// Reads the manifest, once; to be called before serving, so that a page never lacks its style.
    pub fn load() -> Result<&'static Self, AssetsMissing> {
        ASSETS.as_ref().ok_or(AssetsMissing)
    }

    /// The address of an asset. One that was not built gets an address that leads nowhere, so that
    /// pages can be rendered in tests that build no assets.
    pub fn url(name: &str) -> String {
        let built = ASSETS.as_ref().and_then(|assets| assets.names.get(name));
        format!("/assets/{}", built.map_or(name, String::as_str))
    }

    fn read() -> Option<Self> {
        let manifest = Site::get("manifest.json")?;
        let names = serde_json::from_slice(&manifest.data).ok()?;
        Some(Self { names })
    }

    /// Whether a file may be asked for: the manifest and the compressed copies may not.
    fn serves(&self, file: &str) -> bool {
        self.names.values().any(|name| name == file)
    }
}

/// `GET /assets/{file}`.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let known = ASSETS.as_ref().is_some_and(|assets| assets.serves(&file));
    let found = known.then(|| negotiated(&file, &headers)).flatten();
    let Some((content, encoding)) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(content.data));
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, content_type(&file));
    answer.insert(header::CACHE_CONTROL, FOR_GOOD);
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The copy that the browser likes best, and how it is encoded.
fn negotiated(file: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = accepted(headers);
    let copy = |encoding: &'static str, ending: &str| {
        Some((Site::get(&format!("{file}{ending}"))?, Some(encoding)))
    };
    let plain = || Some((Site::get(file)?, None));
    match best(&accepted) {
        "br" => copy("br", ".br").or_else(plain),
        "gzip" => copy("gzip", ".gz").or_else(plain),
        _ => plain(),
    }
}

fn accepted(headers: &HeaderMap) -> Cow<'_, str> {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    match (lines.next(), lines.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(one), None) => Cow::Borrowed(one),
        (Some(one), Some(two)) => {
            let joined = [one, two].into_iter().chain(lines).collect::<Vec<_>>();
            Cow::Owned(joined.join(","))
        }
    }
}

/// The encoding to send for an `Accept-Encoding`: the highest quality, and of equals the smallest.
fn best(accepted: &str) -> &'static str {
    // Unencoded is always allowed unless it is refused outright, but never preferred by silence.
    let candidates = [("br", 0), ("gzip", 0), ("identity", 1)];
    let mut best = ("identity", 0);
    for (encoding, unnamed) in candidates {
        let quality = quality(accepted, encoding).unwrap_or(unnamed);
        if quality > best.1 {
            best = (encoding, quality);
        }
    }
    best.0
}

/// What an `Accept-Encoding` says of an encoding, by name or by `*`, in thousandths.
fn quality(accepted: &str, encoding: &str) -> Option<u16> {
    let mut of_all = None;
    for item in accepted.split(',') {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let quality = thousandths(parts.find_map(|part| part.strip_prefix("q=")));
        if name.eq_ignore_ascii_case(encoding) {
            return Some(quality);
        }
        if name == "*" {
            of_all = Some(quality);
        }
    }
    of_all
}

/// A quality value in thousandths; one that cannot be read counts as a refusal.
fn thousandths(value: Option<&str>) -> u16 {
    let Some(value) = value else { return 1000 };
    match value.parse::<f32>() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range is checked"
        )]
        Ok(quality) if (0.0..=1.0).contains(&quality) => (quality * 1000.0).round() as u16,
        _ => 0,
    }
}

fn content_type(file: &str) -> HeaderValue {
    let ending = file.rsplit('.').next().unwrap_or_default();
    HeaderValue::from_static(match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equally_welcome_encodings_the_smallest_is_sent() {
        assert_eq!(best("gzip, deflate, br, zstd"), "br");
        assert_eq!(best("gzip, deflate"), "gzip");
        assert_eq!(best("*"), "br");
    }

    #[test]
    fn a_higher_quality_wins_over_a_smaller_encoding() {
        assert_eq!(best("br;q=0.5, gzip;q=0.8"), "gzip");
        assert_eq!(best("br;q=0.2, gzip;q=0.1, identity"), "identity");
    }

    #[test]
    fn an_encoding_that_is_refused_is_not_sent() {
        assert_eq!(best("br;q=0, gzip"), "gzip");
        assert_eq!(best("*;q=0, gzip;q=0"), "identity");
        assert_eq!(best("br;q=nonsense"), "identity");
    }

    #[test]
    fn a_client_that_says_nothing_gets_the_file_as_it_is() {
        assert_eq!(best(""), "identity");
        assert_eq!(best("identity"), "identity");
    }

    #[test]
    fn a_client_that_takes_one_encoding_need_not_refuse_the_plain_file() {
        assert_eq!(best("br"), "br");
        assert_eq!(best("br;q=0.001"), "br");
    }

    #[tokio::test]
    async fn a_file_that_was_not_built_is_not_found() {
        for file in ["manifest.json", "../Cargo.toml", "no.css", ""] {
            let answer = serve(Path(file.to_owned()), HeaderMap::new()).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{file}");
        }
    }
}
