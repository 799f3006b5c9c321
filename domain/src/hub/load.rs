//! Reads hubs from a file, as `[[hub]]` and `[[hub.services]]` of TOML.

use serde::Deserialize;
use thiserror::Error;

use super::Hub;

/// Why a file of hubs cannot be used.
#[derive(Debug, Error)]
pub enum HubsError {
    /// The message names the line.
    #[error("the hubs cannot be read: {0}")]
    NotReadable(#[from] toml::de::Error),
    #[error("two hubs have the {what} “{value}”: give one of them another")]
    Twice { what: &'static str, value: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hub: Vec<Hub>,
}

impl Hub {
    /// The hubs of a file, in its order.
    pub fn load_all(text: &str) -> Result<Vec<Self>, HubsError> {
        let File { hub: hubs } = toml::from_str(text)?;
        only_once("id", hubs.iter().map(|hub| &hub.id))?;
        only_once("slug", hubs.iter().map(|hub| &hub.slug))?;
        Ok(hubs)
    }
}

fn only_once<'a>(
    what: &'static str,
    values: impl Iterator<Item = &'a String>,
) -> Result<(), HubsError> {
    let mut seen = std::collections::BTreeSet::new();
    for value in values {
        if !seen.insert(value) {
            let value = value.clone();
            return Err(HubsError::Twice { what, value });
        }
    }
    Ok(())
}
