//! What a family can write: feedback, a correction, or that they no longer agree.

use leptos::prelude::*;

use super::{Words, message, paragraph, problem};
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::textarea::{TextArea, TextAreaOptions};
use crate::pages::parts::two_thirds;

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Feedback,
    Correction,
    Withdrawal,
}

impl Kind {
    /// The page's title.
    pub const fn title(self, words: &'static Words) -> &'static str {
        match self {
            Self::Feedback => words.feedback_title,
            Self::Correction => words.correction_title,
            Self::Withdrawal => words.withdraw_title,
        }
    }

    /// The page's address.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Feedback => "/status/feedback",
            Self::Correction => "/status/correction",
            Self::Withdrawal => "/status/withdraw",
        }
    }
}

/// The page, with what was typed.
pub struct Write {
    pub words: &'static Words,
    pub kind: Kind,
    pub text: String,
    pub error: Option<&'static str>,
}

pub fn write(page: Write) -> AnyView {
    let Write {
        words,
        kind,
        text,
        error,
    } = page;
    let (label, hint, button) = match kind {
        Kind::Feedback => (
            words.feedback_label,
            words.feedback_hint,
            words.write_button,
        ),
        Kind::Correction => (
            words.correction_label,
            words.correction_hint,
            words.write_button,
        ),
        Kind::Withdrawal => (
            words.withdraw_label,
            words.withdraw_hint,
            words.withdraw_button,
        ),
    };
    let area = TextAreaOptions {
        name: "text".into(),
        value: text,
        label: label.into(),
        hint: Some(hint.into()),
        error_message: error.map(|text| message(words, text)),
        ..TextAreaOptions::default()
    };
    let intro = (kind == Kind::Withdrawal).then(|| paragraph(words.withdraw_text));
    let back = BackLinkOptions {
        content: words.back.into(),
        ..BackLinkOptions::to("/status/view")
    };
    view! {
        <BackLink options=back />
        {two_thirds(view! {
            {problem(words, "text", error)}
            <h1 class="govuk-heading-l">{kind.title(words)}</h1>
            {intro}
            <form method="post" action=kind.address() novalidate>
                <TextArea options=area />
                <Button options=ButtonOptions::submit(button) />
            </form>
        })}
    }
    .into_any()
}
