//! What every question shows before its control, and the ids that tie them together.

use super::error_message::{ErrorMessage, ErrorMessageOptions};
use super::hint::{Hint, HintOptions};
use super::markup::given;
use leptos::prelude::*;

/// A question's hint and error message, ready to be shown.
pub(super) struct Guidance {
    /// The ids for the control's `aria-describedby`.
    pub described_by: Option<String>,
    pub has_error: bool,
    pub view: AnyView,
}

impl Guidance {
    /// For the control or group with this id. `described_by` are ids that come first.
    pub(super) fn new(
        id: &str,
        described_by: String,
        hint: Option<HintOptions>,
        error: Option<ErrorMessageOptions>,
    ) -> Self {
        let mut ids = described_by;
        let mut tie = |suffix: &str| {
            let tied = format!("{id}-{suffix}");
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&tied);
            tied
        };
        let hint = hint.map(|hint| HintOptions {
            id: tie("hint"),
            ..hint
        });
        let error = error.map(|error| ErrorMessageOptions {
            id: tie("error"),
            ..error
        });
        let has_error = error.is_some();
        let view = view! {
            {hint.map(|options| view! { <Hint options=options /> })}
            {error.map(|options| view! { <ErrorMessage options=options /> })}
        };
        Self {
            described_by: given(ids),
            has_error,
            view: view.into_any(),
        }
    }
}
