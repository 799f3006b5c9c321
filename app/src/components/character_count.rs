//! Several lines of text with a limit that is counted as somebody types.

use super::error_message::ErrorMessageOptions;
use super::form_group::FormGroupOptions;
use super::hint::{Hint, HintOptions};
use super::label::LabelOptions;
use super::markup::{classes, or_default};
use super::textarea::{TextArea, TextAreaOptions};
use super::{Attributes, Content, lenient, translated};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a [`CharacterCount`] asks for. A text with `%{count}` in it shows the number there; those
/// with plural forms are keyed by form, such as `one` and `other`.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CharacterCountOptions {
    /// The same as `name` where it is empty.
    pub id: String,
    pub name: String,
    #[serde(deserialize_with = "lenient::words")]
    pub value: String,
    /// The height in lines; 5 where it is 0.
    pub rows: u32,
    /// The most characters allowed.
    pub maxlength: Option<u32>,
    /// The most words allowed, instead of `maxlength`.
    pub maxwords: Option<u32>,
    /// The percentage of the limit from which the count is shown.
    pub threshold: Option<u32>,
    /// `characters` or `words`, where the limits do not say it.
    pub count_type: String,
    pub label: LabelOptions,
    pub hint: Option<HintOptions>,
    pub error_message: Option<ErrorMessageOptions>,
    pub form_group: FormGroupOptions,
    pub count_message: CountMessageOptions,
    /// Shown where there is no script, and read out before typing.
    pub textarea_description_text: String,
    pub characters_under_limit_text: BTreeMap<String, String>,
    pub characters_at_limit_text: String,
    pub characters_over_limit_text: BTreeMap<String, String>,
    pub words_under_limit_text: BTreeMap<String, String>,
    pub words_at_limit_text: String,
    pub words_over_limit_text: BTreeMap<String, String>,
    pub spellcheck: Option<bool>,
    pub classes: String,
    pub attributes: Attributes,
}

/// How the message with the count looks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CountMessageOptions {
    pub classes: String,
}

impl CharacterCountOptions {
    /// The limit, or none: then the script has to be told it in another way.
    fn limit(&self) -> Option<u32> {
        let positive = |limit: &u32| *limit > 0;
        let words = self.maxwords.filter(positive);
        words.or(self.maxlength.filter(positive))
    }

    fn count_type(&self) -> String {
        let by_limit = if self.maxwords.is_some_and(|limit| limit > 0) {
            "words"
        } else {
            ""
        };
        or_default(self.count_type.clone(), by_limit)
    }

    fn description(&self) -> String {
        let Some(limit) = self.limit() else {
            return String::new();
        };
        let counted = match self.count_type().as_str() {
            "words" => "words",
            _ => "characters",
        };
        let text = or_default(
            self.textarea_description_text.clone(),
            &format!("You can enter up to %{{count}} {counted}"),
        );
        text.replace("%{count}", &limit.to_string())
    }

    /// What the script reads from the form group.
    fn settings(&self) -> Attributes {
        let number = |name: &'static str, value: Option<u32>| {
            value.map_or_else(Attributes::new, |value| {
                Attributes::new().with(name, value.to_string())
            })
        };
        let count_type = match self.count_type() {
            none if none.is_empty() => Attributes::new(),
            kind => Attributes::new().with("data-count-type", kind),
        };
        let description = match self.limit() {
            Some(_) => Attributes::new(),
            None => translated::single(
                "textarea-description.other",
                &self.textarea_description_text,
            ),
        };
        Attributes::new()
            .with("data-module", "govuk-character-count")
            .and(number("data-maxlength", self.maxlength))
            .and(number("data-maxwords", self.maxwords))
            .and(number("data-threshold", self.threshold))
            .and(count_type)
            .and(description)
            .and(self.messages())
    }

    fn messages(&self) -> Attributes {
        use translated::{plural, single};
        plural("characters-under-limit", &self.characters_under_limit_text)
            .and(single(
                "characters-at-limit",
                &self.characters_at_limit_text,
            ))
            .and(plural(
                "characters-over-limit",
                &self.characters_over_limit_text,
            ))
            .and(plural("words-under-limit", &self.words_under_limit_text))
            .and(single("words-at-limit", &self.words_at_limit_text))
            .and(plural("words-over-limit", &self.words_over_limit_text))
    }
}

/// A question with several lines to answer in, and how many characters or words are left.
#[component]
pub fn CharacterCount(options: CharacterCountOptions) -> impl IntoView {
    let settings = options.settings();
    let id = or_default(options.id.clone(), &options.name);
    let message = HintOptions {
        content: options.description().into(),
        id: format!("{id}-info"),
        classes: classes([
            "govuk-character-count__message",
            &options.count_message.classes,
        ]),
        ..HintOptions::default()
    };
    let group = options.form_group;
    let after = group.after;
    let textarea = TextAreaOptions {
        described_by: message.id.clone(),
        id,
        name: options.name,
        value: options.value,
        rows: options.rows,
        label: options.label,
        hint: options.hint,
        error_message: options.error_message,
        form_group: FormGroupOptions {
            classes: classes(["govuk-character-count", &group.classes]),
            attributes: settings.and(group.attributes),
            before: group.before,
            after: Content::view(move || {
                let (message, after) = (message.clone(), after.clone());
                view! { <Hint options=message /> {after} }
            }),
        },
        spellcheck: options.spellcheck,
        classes: classes(["govuk-js-character-count", &options.classes]),
        attributes: options.attributes,
        ..TextAreaOptions::default()
    };
    view! { <TextArea options=textarea /> }
}
