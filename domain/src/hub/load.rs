//! Reads hubs from a file, as `[[hub]]` and `[[hub.services]]` of TOML.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use super::{Hub, check};
use crate::lines::line_at;

/// Why a file of hubs cannot be used: every fault found, a line for each, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", .0.join("\n"))]
pub struct HubsError(pub Vec<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hub: Vec<Spanned<Hub>>,
}

impl Hub {
    /// The hubs of a file, in its order.
    ///
    /// # Errors
    /// Every fault found. What is no TOML, or has a field too many or too few, is told alone:
    /// behind it nothing was read.
    pub fn load_all(text: &str) -> Result<Vec<Self>, HubsError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = line_at(text, error.span().map_or(0, |span| span.start));
            HubsError(vec![format!("line {line}: {}", error.message())])
        })?;
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for placed in &file.hub {
            let (hub, line) = (placed.get_ref(), line_at(text, placed.span().start));
            let mut note = |fault: String| {
                faults.push(format!("line {line}, hub “{}”: {fault}", hub.name));
            };
            check::hub(hub, &mut note);
            for (what, value) in [("id", &hub.id), ("slug", &hub.slug)] {
                if !seen.insert((what, value)) {
                    note(format!(
                        "two hubs have the {what} “{value}”: give one of them another"
                    ));
                }
            }
        }
        if faults.is_empty() {
            Ok(file.hub.into_iter().map(Spanned::into_inner).collect())
        } else {
            Err(HubsError(faults))
        }
    }
}
