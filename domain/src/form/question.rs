//! Short ways to write questions down, so that a section of the form reads like the form.

use std::borrow::Cow;

use super::{Choice, Condition, DateRule, Kind, Question};

/// A name: text known when the program was written, or made from the framework's ids.
type Name = Cow<'static, str>;

impl Question {
    /// An optional question; what messages call its answer is the label without its "?".
    pub fn new(name: impl Into<Name>, label: impl Into<String>, kind: Kind) -> Self {
        let label = label.into();
        Self {
            name: name.into(),
            called: label.trim_end_matches('?').to_owned(),
            label,
            hint: None,
            kind,
            required: None,
            only_if: None,
            group: None,
        }
    }

    /// One line of at most `most` characters.
    pub fn text(name: impl Into<Name>, label: impl Into<String>, most: usize) -> Self {
        let autocomplete = None;
        Self::new(name, label, Kind::Text { most, autocomplete })
    }

    /// Several lines of `least` to `most` characters.
    pub fn long(
        name: impl Into<Name>,
        label: impl Into<String>,
        least: usize,
        most: usize,
    ) -> Self {
        Self::new(name, label, Kind::TextArea { least, most })
    }

    /// One of a few choices.
    pub fn radios(name: impl Into<Name>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Radios { choices })
    }

    /// Any of several choices.
    pub fn checkboxes(
        name: impl Into<Name>,
        label: impl Into<String>,
        choices: Vec<Choice>,
    ) -> Self {
        Self::new(name, label, Kind::Checkboxes { choices })
    }

    /// One of many choices.
    pub fn select(name: impl Into<Name>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Select { choices })
    }

    /// A day, month and year.
    pub fn date(name: impl Into<Name>, label: impl Into<String>, rule: DateRule) -> Self {
        Self::new(name, label, Kind::Date(rule))
    }

    /// Must be answered; `message` is what the error says otherwise ("Enter …", "Select …").
    #[must_use]
    pub fn required(mut self, message: impl Into<String>) -> Self {
        self.required = Some(message.into());
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What messages call the answer, where the label is a question.
    #[must_use]
    pub fn called(mut self, called: impl Into<String>) -> Self {
        self.called = called.into();
        self
    }

    /// Asked only where `question`, earlier on the page, was answered with one of these.
    #[must_use]
    pub fn only_if<A: Into<Name>>(
        mut self,
        question: impl Into<Name>,
        is_one_of: impl IntoIterator<Item = A>,
    ) -> Self {
        self.only_if = Some(Condition {
            question: question.into(),
            is_one_of: is_one_of.into_iter().map(Into::into).collect(),
        });
        self
    }

    /// Starts a group of questions under this heading.
    #[must_use]
    pub fn group(mut self, heading: impl Into<String>) -> Self {
        self.group = Some(heading.into());
        self
    }

    /// What browsers may fill a line of text in with (an HTML autocomplete token).
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        if let Kind::Text { autocomplete, .. } = &mut self.kind {
            *autocomplete = Some(token);
        }
        self
    }

    /// The choices, for a question that has some.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Radios { choices } | Kind::Checkboxes { choices } | Kind::Select { choices } => {
                choices
            }
            _ => &[],
        }
    }

    /// The names under which the answer is posted: three for a date, one for anything else.
    pub fn field_names(&self) -> Vec<String> {
        match self.kind {
            Kind::Date(_) => ["day", "month", "year"]
                .map(|part| format!("{}-{part}", self.name))
                .to_vec(),
            _ => vec![self.name.to_string()],
        }
    }
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            exclusive: false,
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Rules the other checkboxes out.
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// Choices from pairs of value and label.
    pub fn list<V: Into<String>, L: Into<String>>(
        pairs: impl IntoIterator<Item = (V, L)>,
    ) -> Vec<Self> {
        pairs
            .into_iter()
            .map(|(value, label)| Self::new(value, label))
            .collect()
    }
}
