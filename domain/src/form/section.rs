//! A page of questions: writing one down, and which of its questions apply.

use std::borrow::Cow;

use super::{Answers, AtLeastOne, Condition, Question, Repeat, Section};

impl Condition {
    /// Whether these answers hold one of the awaited ones.
    pub fn met_by(&self, answers: &Answers) -> bool {
        let given = answers.0.get(self.question.as_ref());
        given.is_some_and(|given| {
            given
                .iter()
                .any(|value| self.is_one_of.iter().any(|awaited| awaited == value.trim()))
        })
    }
}

impl Section {
    /// A page with these questions.
    pub fn new(slug: &'static str, title: &'static str, questions: Vec<Question>) -> Self {
        Self {
            slug,
            title,
            intro: None,
            questions,
            repeat: None,
            at_least_one: None,
        }
    }

    #[must_use]
    pub fn intro(mut self, intro: impl Into<String>) -> Self {
        self.intro = Some(intro.into());
        self
    }

    /// A list of pages like this one.
    #[must_use]
    pub fn repeated(mut self, repeat: Repeat) -> Self {
        self.repeat = Some(repeat);
        self
    }

    /// One of these questions must be answered; `message` is what the error says otherwise.
    #[must_use]
    pub fn at_least_one<N: Into<Cow<'static, str>>>(
        mut self,
        questions: impl IntoIterator<Item = N>,
        message: impl Into<String>,
    ) -> Self {
        self.at_least_one = Some(AtLeastOne {
            questions: questions.into_iter().map(Into::into).collect(),
            message: message.into(),
        });
        self
    }

    /// The question with this name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == name)
    }

    /// The questions that apply, given these answers, in order. A question that hangs on one that
    /// is not asked is not asked either.
    pub fn asked<'a>(&'a self, answers: &Answers) -> Vec<&'a Question> {
        let mut asked: Vec<&Question> = Vec::with_capacity(self.questions.len());
        for question in &self.questions {
            let applies = question.only_if.as_ref().is_none_or(|condition| {
                condition.met_by(answers)
                    && asked
                        .iter()
                        .any(|earlier| earlier.name == condition.question)
            });
            if applies {
                asked.push(question);
            }
        }
        asked
    }
}
