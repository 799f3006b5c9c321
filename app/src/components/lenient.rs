//! Reading the parameters of govuk-frontend's macros as loosely as Nunjucks does.
//!
//! The package's own fixtures give numbers where words are meant, `null` for
//! "not given" and `false` for an item that is left out of a list. The option
//! types stay strict for Rust callers; the looseness is all in this module.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::content::Content;

/// Words, or a number or a truth value written as words.
#[derive(Clone, Debug, Default)]
pub(super) struct Plain(pub(super) String);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Null => Ok(Self::default()),
            Value::String(words) => Ok(Self(words)),
            Value::Number(number) => Ok(Self(number.to_string())),
            Value::Bool(truth) => Ok(Self(truth.to_string())),
            Value::Array(_) | Value::Object(_) => Err(D::Error::custom("words expected")),
        }
    }
}

/// Words, where `null` means none and a number is written out.
pub(super) fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Plain::deserialize(deserializer).map(|Plain(words)| words)
}

/// As [`words`], where a missing value differs from an empty one.
pub(super) fn maybe_words<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    words(deserializer).map(Some)
}

/// Words by name, such as the values of a date's parts.
pub(super) fn words_by_name<'de, D>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    let given = Option::<BTreeMap<String, Plain>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(given
        .into_iter()
        .map(|(name, Plain(words))| (name, words))
        .collect())
}

/// A list without its items that are `null`, `false`, empty words or empty objects.
pub(super) fn present<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let numbered = numbered(deserializer)?;
    Ok(numbered.into_iter().map(|(_, item)| item).collect())
}

/// As [`present`], each item with its place in the list as it was given, from 1.
pub(super) fn numbered<'de, D, T>(deserializer: D) -> Result<Vec<(usize, T)>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let given = Option::<Vec<Value>>::deserialize(deserializer)?.unwrap_or_default();
    (1..)
        .zip(given)
        .filter(|(_, item)| is_present(item))
        .map(|(place, item)| {
            Ok((
                place,
                serde_json::from_value(item).map_err(D::Error::custom)?,
            ))
        })
        .collect()
}

pub(super) fn is_present(item: &Value) -> bool {
    match item {
        Value::Null | Value::Bool(false) => false,
        Value::String(words) => !words.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

/// Content given as one string of words.
pub(super) fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    words(deserializer).map(Content::Text)
}

/// A slot given as a string of markup.
pub(super) fn markup<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    Option::<String>::deserialize(deserializer).map(|html| Content::Html(html.unwrap_or_default()))
}

/// Content given as `{ html }`, where `false` means none.
pub(super) fn conditional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    let given = Option::<Value>::deserialize(deserializer)?.unwrap_or_default();
    let html = given
        .get("html")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Ok(Content::Html(html.to_owned()))
}

/// Content given as `titleText` and `titleHtml`.
pub(super) fn title<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Params {
        title_text: Option<Plain>,
        title_html: Option<String>,
    }
    let params = Params::deserialize(deserializer)?;
    Ok(Content::from_params(params.title_text, params.title_html))
}

/// Content given as `summaryText` and `summaryHtml`.
pub(super) fn summary<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Params {
        summary_text: Option<Plain>,
        summary_html: Option<String>,
    }
    let params = Params::deserialize(deserializer)?;
    Ok(Content::from_params(
        params.summary_text,
        params.summary_html,
    ))
}

/// Content given as `descriptionText` and `descriptionHtml`.
pub(super) fn description<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Params {
        description_text: Option<Plain>,
        description_html: Option<String>,
    }
    let params = Params::deserialize(deserializer)?;
    Ok(Content::from_params(
        params.description_text,
        params.description_html,
    ))
}
