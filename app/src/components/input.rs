//! A single line of text.

use super::error_message::ErrorMessageOptions;
use super::field::Guidance;
use super::form_group::{FormGroup, FormGroupOptions};
use super::hint::HintOptions;
use super::label::{Label, LabelOptions};
use super::markup::{classes, given, or_default, when};
use super::{Attributes, Content, lenient};
use leptos::prelude::*;
use serde::Deserialize;

/// What an [`Input`] asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InputOptions {
    /// The same as `name` where it is empty.
    pub id: String,
    pub name: String,
    /// `text` where it is empty.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    pub label: LabelOptions,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    /// Ids of other elements that describe the input.
    pub described_by: String,
    /// A unit or symbol shown before the value.
    pub prefix: AffixOptions,
    /// A unit or symbol shown after the value.
    pub suffix: AffixOptions,
    pub form_group: FormGroupOptions,
    pub input_wrapper: WrapperOptions,
    /// What the browser may fill in, such as `given-name`.
    pub autocomplete: String,
    pub autocapitalize: String,
    /// Which on-screen keyboard to show, such as `numeric`.
    pub inputmode: String,
    pub pattern: String,
    pub spellcheck: Option<bool>,
    pub disabled: bool,
    pub classes: String,
    pub attributes: Attributes,
}

/// A unit or symbol beside an input; screen readers leave it out, so the label says it too.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AffixOptions {
    #[serde(flatten)]
    pub content: Content,
    pub classes: String,
    pub attributes: Attributes,
}

/// The element around an input and what stands beside it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WrapperOptions {
    pub classes: String,
    pub attributes: Attributes,
}

/// A question with one line to answer in.
#[component]
pub fn Input(options: InputOptions) -> impl IntoView {
    let InputOptions {
        id,
        label,
        hint,
        error_message,
        described_by,
        prefix,
        suffix,
        form_group,
        input_wrapper,
        ..
    } = options.clone();
    let id = or_default(id, &options.name);
    let guidance = Guidance::new(&id, described_by, hint, error_message);
    let label = label.of(&id);
    let (before, after) = (form_group.before, form_group.after);
    let alone = [&before, &prefix.content, &suffix.content, &after]
        .into_iter()
        .all(Content::is_empty);
    let input = control(options, id, guidance.described_by, guidance.has_error);
    let input = if alone {
        input
    } else {
        view! {
            <div
                class=classes(["govuk-input__wrapper", &input_wrapper.classes])
                {..input_wrapper.attributes.spread()}
            >
                {before}
                {affix(prefix, "govuk-input__prefix")}
                {input}
                {affix(suffix, "govuk-input__suffix")}
                {after}
            </div>
        }
        .into_any()
    };
    view! {
        <FormGroup
            classes=form_group.classes
            attributes=form_group.attributes
            has_error=guidance.has_error
        >
            <Label options=label />
            {guidance.view}
            {input}
        </FormGroup>
    }
}

fn control(
    options: InputOptions,
    id: String,
    described_by: Option<String>,
    has_error: bool,
) -> AnyView {
    view! {
        <input
            class=classes([
                "govuk-input",
                &options.classes,
                when(has_error, "govuk-input--error"),
            ])
            id=id
            name=options.name
            type=or_default(options.kind, "text")
            spellcheck=options.spellcheck.map(|on| on.to_string())
            value=given(options.value)
            disabled=options.disabled
            aria-describedby=described_by
            autocomplete=given(options.autocomplete)
            autocapitalize=given(options.autocapitalize)
            pattern=given(options.pattern)
            inputmode=given(options.inputmode)
            {..options.attributes.spread()}
        />
    }
    .into_any()
}

fn affix(options: AffixOptions, base: &str) -> Option<impl IntoView> {
    let class = classes([base, &options.classes]);
    (!options.content.is_empty()).then(|| {
        view! {
            <div class=class aria-hidden="true" {..options.attributes.spread()}>
                {options.content}
            </div>
        }
    })
}
