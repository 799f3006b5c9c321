//! The box around one question: its label, hint, error and control.

use super::markup::{classes, when};
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What a component's form group adds around its control.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FormGroupOptions {
    pub classes: String,
    pub attributes: Attributes,
    /// Stands before the control.
    #[serde(alias = "beforeInput", alias = "beforeInputs")]
    pub before: Content,
    /// Stands after the control.
    #[serde(alias = "afterInput", alias = "afterInputs")]
    pub after: Content,
}

/// A form group; what stands before and after the control is the caller's to place.
#[component]
pub fn FormGroup(
    classes: String,
    attributes: Attributes,
    has_error: bool,
    children: Children,
) -> impl IntoView {
    let class = self::classes([
        "govuk-form-group",
        when(has_error, "govuk-form-group--error"),
        &classes,
    ]);
    view! { <div class={class} {..attributes.spread()}>{children()}</div> }
}
