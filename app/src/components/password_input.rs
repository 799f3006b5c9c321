//! A password that can be shown while it is typed.

use super::button::{Button, ButtonOptions};
use super::error_message::ErrorMessageOptions;
use super::form_group::FormGroupOptions;
use super::hint::HintOptions;
use super::input::{Input, InputOptions, WrapperOptions};
use super::label::LabelOptions;
use super::markup::{classes, or_default};
use super::translated::single;
use super::{Attributes, Content};
use leptos::prelude::*;
use serde::Deserialize;

/// What a [`PasswordInput`] asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordInputOptions {
    /// The same as `name` where it is empty.
    pub id: String,
    pub name: String,
    /// Best left empty: a password that was sent is not sent back.
    pub value: String,
    pub label: LabelOptions,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    /// Ids of other elements that describe the input.
    pub described_by: String,
    pub form_group: FormGroupOptions,
    /// `current-password` where it is empty; `new-password` for one that is being chosen.
    pub autocomplete: String,
    pub button: ToggleOptions,
    pub show_password_text: String,
    pub hide_password_text: String,
    pub show_password_aria_label_text: String,
    pub hide_password_aria_label_text: String,
    pub password_shown_announcement_text: String,
    pub password_hidden_announcement_text: String,
    pub disabled: bool,
    pub classes: String,
    pub attributes: Attributes,
}

/// How the button that shows the password looks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ToggleOptions {
    pub classes: String,
}

impl PasswordInputOptions {
    /// What the script reads from the form group.
    fn settings(&self) -> Attributes {
        Attributes::new()
            .with("data-module", "govuk-password-input")
            .and(single("show-password", &self.show_password_text))
            .and(single("hide-password", &self.hide_password_text))
            .and(single(
                "show-password-aria-label",
                &self.show_password_aria_label_text,
            ))
            .and(single(
                "hide-password-aria-label",
                &self.hide_password_aria_label_text,
            ))
            .and(single(
                "password-shown-announcement",
                &self.password_shown_announcement_text,
            ))
            .and(single(
                "password-hidden-announcement",
                &self.password_hidden_announcement_text,
            ))
    }

    /// The button that shows the password; hidden until the script is there.
    fn toggle(&self, id: &str) -> ButtonOptions {
        let label = or_default(self.show_password_aria_label_text.clone(), "Show password");
        ButtonOptions {
            kind: "button".to_owned(),
            content: or_default(self.show_password_text.clone(), "Show").into(),
            classes: classes([
                "govuk-button--secondary govuk-password-input__toggle",
                "govuk-js-password-input-toggle",
                &self.button.classes,
            ]),
            attributes: Attributes::from([("aria-controls", id), ("aria-label", &label)])
                .with_flag("hidden"),
            ..ButtonOptions::default()
        }
    }
}

/// A question for a password.
#[component]
pub fn PasswordInput(options: PasswordInputOptions) -> impl IntoView {
    let id = or_default(options.id.clone(), &options.name);
    let (settings, toggle) = (options.settings(), options.toggle(&id));
    let group = options.form_group;
    let after = group.after;
    let input = InputOptions {
        id,
        name: options.name,
        kind: "password".to_owned(),
        value: options.value,
        label: options.label,
        hint: options.hint,
        error_message: options.error_message,
        described_by: options.described_by,
        form_group: FormGroupOptions {
            classes: classes(["govuk-password-input", &group.classes]),
            attributes: settings.and(group.attributes),
            before: group.before,
            after: Content::view(move || {
                let (toggle, after) = (toggle.clone(), after.clone());
                view! { <Button options=toggle /> {after} }
            }),
        },
        input_wrapper: WrapperOptions {
            classes: "govuk-password-input__wrapper".to_owned(),
            ..WrapperOptions::default()
        },
        autocomplete: or_default(options.autocomplete, "current-password"),
        autocapitalize: "none".to_owned(),
        spellcheck: Some(false),
        disabled: options.disabled,
        classes: classes([
            "govuk-password-input__input govuk-js-password-input-input",
            &options.classes,
        ]),
        attributes: options.attributes,
        ..InputOptions::default()
    };
    view! { <Input options=input /> }
}
