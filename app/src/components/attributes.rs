//! Extra HTML attributes on a component's outer element.

use std::borrow::Cow;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::lenient::Plain;

/// Attributes beside those a component sets itself, in the order they were given.
///
/// Names are part of the program; values are escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(Cow<'static, str>, Option<String>)>);

impl Attributes {
    /// None at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `name="value"`.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), Some(value.into())));
        self
    }

    /// Adds `name` alone, as `hidden` or `disabled` are written.
    #[must_use]
    pub fn with_flag(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.push((name.into(), None));
        self
    }

    /// These attributes, then `others`.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The attributes as Leptos spreads them: `<div {..options.attributes.spread()}>`.
    pub fn spread(self) -> Vec<AnyAttribute> {
        let attribute = |(name, value)| match value {
            Some(value) => custom_attribute(name, value).into_any_attr(),
            None => custom_attribute(name, true).into_any_attr(),
        };
        self.0.into_iter().map(attribute).collect()
    }
}

impl<const N: usize> From<[(&'static str, &str); N]> for Attributes {
    fn from(pairs: [(&'static str, &str); N]) -> Self {
        pairs
            .into_iter()
            .fold(Self::new(), |all, (name, value)| all.with(name, value))
    }
}

/// Reads govuk-frontend's `attributes`: values, or `{ value, optional }` objects.
impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Option::<Map<String, Value>>::deserialize(deserializer)?.unwrap_or_default();
        let mut attributes = Self::new();
        for (name, value) in given {
            let (value, optional) = match value {
                Value::Object(mut parts) => (
                    parts.remove("value").unwrap_or(Value::Null),
                    parts.get("optional") == Some(&Value::Bool(true)),
                ),
                value => (value, false),
            };
            attributes = match value {
                Value::Null | Value::Bool(false) if optional => attributes,
                Value::Bool(true) if optional => attributes.with_flag(name),
                value => {
                    let Plain(words) = serde_json::from_value(value).map_err(D::Error::custom)?;
                    attributes.with(name, words)
                }
            };
        }
        Ok(attributes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_attribute_without_a_value_is_left_out() {
        let json =
            r#"{"a":{"value":null,"optional":true},"b":{"value":true,"optional":true},"c":1}"#;
        let read: Attributes = serde_json::from_str(json).unwrap();
        assert_eq!(read, Attributes::new().with_flag("b").with("c", "1"));
    }
}
