//! Each question as the control that asks it.
//!
//! A question that hangs on one answer of a radio or checkbox is revealed beneath that answer, as
//! govuk-frontend does it; one that hangs on several stands on its own and is hidden by script.
//! Without script everything shows, and what does not apply is not checked.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, Choice, FieldError, Kind, Question, Section};

use crate::components::character_count::{CharacterCount, CharacterCountOptions};
use crate::components::checkboxes::{Checkboxes, CheckboxesOptions};
use crate::components::choices::ChoiceItem;
use crate::components::date_input::{DateInput, DateInputOptions};
use crate::components::fieldset::{FieldsetOptions, LegendOptions};
use crate::components::form_group::FormGroupOptions;
use crate::components::input::{Input, InputOptions};
use crate::components::label::LabelOptions;
use crate::components::radios::{Radios, RadiosOptions};
use crate::components::select::{Select, SelectItem, SelectOptions};

/// What a page knows when it draws its questions.
struct Sheet<'a> {
    section: &'a Section,
    answers: &'a Answers,
    errors: &'a [FieldError],
    /// The only question of the page is its heading too.
    alone: bool,
}

/// The questions of a section with what was answered and what is wrong with it, under a heading
/// that the page has already.
pub fn fields(section: &Section, answers: &Answers, errors: &[FieldError]) -> AnyView {
    drawn(Sheet {
        section,
        answers,
        errors,
        alone: false,
    })
}

/// The same for the only question of a page that has no other heading: its label is the heading.
pub(super) fn only_field(section: &Section, answers: &Answers, errors: &[FieldError]) -> AnyView {
    drawn(Sheet {
        section,
        answers,
        errors,
        alone: true,
    })
}

fn drawn(sheet: Sheet<'_>) -> AnyView {
    let section = sheet.section;
    section
        .questions
        .iter()
        .filter(|question| sheet.revealer(question).is_none())
        .map(|question| sheet.draw(question))
        .collect_view()
        .into_any()
}

impl<'a> Sheet<'a> {
    /// The choice beneath which this question is revealed.
    fn revealer(&self, question: &'a Question) -> Option<(&'a Question, &'a str)> {
        let condition = question.only_if.as_ref()?;
        let [value] = condition.is_one_of.as_slice() else {
            return None;
        };
        let parent = self
            .section
            .questions
            .iter()
            .find(|parent| parent.name == condition.question)?;
        let reveals = matches!(parent.kind, Kind::Radios { .. } | Kind::Checkboxes { .. });
        reveals.then_some((parent, value.as_ref()))
    }

    fn draw(&self, question: &'a Question) -> AnyView {
        let heading = question
            .group
            .clone()
            .map(|group| view! { <h2 class="govuk-heading-m">{group}</h2> });
        let condition = question
            .only_if
            .as_ref()
            .filter(|_| self.revealer(question).is_none());
        let control = self.control(question);
        match condition {
            None => view! { {heading} {control} }.into_any(),
            Some(condition) => view! {
                <div data-shown-if=condition.question.to_string() data-is=condition.is_one_of.join(" ")>
                    {heading} {control}
                </div>
            }
            .into_any(),
        }
    }

    fn control(&self, question: &'a Question) -> AnyView {
        match &question.kind {
            Kind::TextArea { most, .. } => self.text_area(question, *most),
            Kind::Radios { choices } => self.radios(question, choices),
            Kind::Checkboxes { choices } => self.checkboxes(question, choices),
            Kind::Select { choices } => self.select(question, choices),
            Kind::Date(_) => self.date(question),
            Kind::Text { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Postcode
            | Kind::NhsNumber
            | Kind::Upn => self.line(question),
        }
    }

    fn line(&self, question: &Question) -> AnyView {
        let (kind, autocomplete, classes) = match question.kind {
            Kind::Email => ("email", "email", ""),
            Kind::Phone => ("tel", "tel", "govuk-input--width-20"),
            Kind::Postcode => ("text", "off", "govuk-input--width-10"),
            Kind::NhsNumber | Kind::Upn => ("text", "off", "govuk-input--width-20"),
            Kind::Text { autocomplete, most } => {
                let width = if most <= 20 {
                    "govuk-input--width-20"
                } else {
                    ""
                };
                ("text", autocomplete.unwrap_or("off"), width)
            }
            _ => ("text", "off", ""),
        };
        let options = InputOptions {
            id: question.name.to_string(),
            name: question.name.to_string(),
            kind: kind.into(),
            value: self.answers.one(&question.name).to_owned(),
            label: self.label(question),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            autocomplete: autocomplete.into(),
            classes: classes.into(),
            spellcheck: matches!(question.kind, Kind::Email | Kind::Upn).then_some(false),
            inputmode: if matches!(question.kind, Kind::NhsNumber) {
                "numeric".into()
            } else {
                String::new()
            },
            ..InputOptions::default()
        };
        view! { <Input options=options /> }.into_any()
    }

    fn text_area(&self, question: &Question, most: usize) -> AnyView {
        let options = CharacterCountOptions {
            id: question.name.to_string(),
            name: question.name.to_string(),
            value: self.answers.one(&question.name).to_owned(),
            rows: if most > 1000 { 6 } else { 3 },
            maxlength: u32::try_from(most).ok(),
            threshold: Some(75),
            label: self.label(question),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            ..CharacterCountOptions::default()
        };
        view! { <CharacterCount options=options /> }.into_any()
    }

    fn radios(&self, question: &Question, choices: &[Choice]) -> AnyView {
        let short = choices.len() <= 3
            && choices
                .iter()
                .all(|choice| choice.hint.is_none() && choice.label.len() < 16);
        let reveals = choices
            .iter()
            .any(|choice| self.revealed(question, choice).is_some());
        let options = RadiosOptions {
            id_prefix: question.name.to_string(),
            name: question.name.to_string(),
            value: self.answers.one(&question.name).to_owned(),
            items: self.items(question, choices),
            fieldset: Some(self.fieldset(question)),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            classes: if short && !reveals {
                "govuk-radios--inline".into()
            } else {
                String::new()
            },
            ..RadiosOptions::default()
        };
        view! { <Radios options=options /> }.into_any()
    }

    fn checkboxes(&self, question: &Question, choices: &[Choice]) -> AnyView {
        let options = CheckboxesOptions {
            id_prefix: question.name.to_string(),
            name: question.name.to_string(),
            values: self.answers.all(&question.name).to_vec(),
            items: self.items(question, choices),
            fieldset: Some(self.fieldset(question)),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            ..CheckboxesOptions::default()
        };
        view! { <Checkboxes options=options /> }.into_any()
    }

    fn items(&self, question: &Question, choices: &[Choice]) -> Vec<ChoiceItem> {
        choices
            .iter()
            .map(|choice| {
                let mut item = ChoiceItem::new(&choice.value, choice.label.as_str());
                if let Some(hint) = &choice.hint {
                    item = item.with_hint(hint.as_str());
                }
                if choice.exclusive {
                    item = item.exclusive();
                }
                match self.revealed(question, choice) {
                    Some(html) => item.revealing(crate::components::Content::Html(html)),
                    None => item,
                }
            })
            .collect()
    }

    /// The questions beneath a choice, drawn.
    fn revealed(&self, parent: &Question, choice: &Choice) -> Option<String> {
        let beneath: Vec<_> = self
            .section
            .questions
            .iter()
            .filter(|question| {
                self.revealer(question)
                    .is_some_and(|(over, value)| over.name == parent.name && value == choice.value)
            })
            .collect();
        (!beneath.is_empty()).then(|| {
            let views: Vec<_> = beneath
                .into_iter()
                .map(|question| self.draw(question))
                .collect();
            crate::render::render_to_string(move || views.into_any())
        })
    }

    fn select(&self, question: &Question, choices: &[Choice]) -> AnyView {
        let blank = SelectItem::new("", "Choose one");
        let items = choices
            .iter()
            .map(|choice| SelectItem::new(&choice.value, &choice.label));
        let options = SelectOptions {
            id: question.name.to_string(),
            name: question.name.to_string(),
            value: self.answers.one(&question.name).to_owned(),
            items: std::iter::once(blank).chain(items).collect(),
            label: self.label(question),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            ..SelectOptions::default()
        };
        view! { <Select options=options /> }.into_any()
    }

    fn date(&self, question: &Question) -> AnyView {
        let part = |part: &str| {
            self.answers
                .one(&format!("{}-{part}", question.name))
                .to_owned()
        };
        let options = DateInputOptions {
            id: question.name.to_string(),
            name_prefix: question.name.to_string(),
            fieldset: Some(self.fieldset(question)),
            hint: question.hint.clone().map(Into::into),
            error_message: self.error(question).map(Into::into),
            form_group: FormGroupOptions::default(),
            ..DateInputOptions::default()
        }
        .with_values(&part("day"), &part("month"), &part("year"));
        view! { <DateInput options=options /> }.into_any()
    }

    fn label(&self, question: &Question) -> LabelOptions {
        if self.alone {
            LabelOptions::page_heading(question.label.as_str())
        } else {
            LabelOptions {
                classes: "govuk-label--s".into(),
                ..LabelOptions::from(question.label.as_str())
            }
        }
    }

    fn fieldset(&self, question: &Question) -> FieldsetOptions {
        if self.alone {
            return FieldsetOptions::page_heading(question.label.as_str());
        }
        FieldsetOptions {
            legend: LegendOptions {
                content: question.label.as_str().into(),
                classes: "govuk-fieldset__legend--s".into(),
                ..LegendOptions::default()
            },
            ..FieldsetOptions::default()
        }
    }

    fn error(&self, question: &Question) -> Option<String> {
        let names = question.field_names();
        self.errors
            .iter()
            .find(|error| error.field == question.name || names.contains(&error.field))
            .map(|error| error.message.clone())
    }
}
