//! What the referrer and the family will read once an episode is closed, shown before it is.

use leptos::prelude::*;
use stepwise_domain::form::Answers;

use crate::components::inset_text::InsetText;
use crate::components::summary_list::{SummaryList, SummaryListOptions};
use crate::pages::family::ENGLISH;
use crate::pages::parts::two_thirds;
use crate::pages::triage::{confirm, rows};

/// What others will read.
pub struct Closing {
    /// The referrals whose referrers read it.
    pub referrals: Vec<String>,
    /// What was written for them.
    pub feedback: String,
    /// Somebody of the family follows it online.
    pub family: bool,
}

pub fn closing(words: Closing) -> AnyView {
    let options = SummaryListOptions {
        rows: rows(vec![("What we want to tell you".into(), words.feedback)]),
        ..SummaryListOptions::default()
    };
    let referrals = words.referrals.join(", ");
    let family = if words.family {
        view! {
            <div class="app-letter">
                <p class="govuk-body"><strong>{ENGLISH.ended_title}</strong></p>
                <p class="govuk-body">{ENGLISH.ended_text}</p>
                <p class="govuk-body">{ENGLISH.next_ended}</p>
            </div>
            <InsetText options="They get an e-mail that says only that there is news." />
        }
        .into_any()
    } else {
        view! {
            <p class="govuk-body">
                "Nobody of the family follows this online, so they read nothing. Tell them yourself, in a safe way."
            </p>
        }
        .into_any()
    };
    view! {
        <h2 class="govuk-heading-m">"This is what the referrer will read"</h2>
        <div class="app-letter">
            <p class="govuk-body">
                "Referral " {referrals} ": " <strong>"Help has ended"</strong>
            </p>
            <SummaryList options=options />
        </div>
        <InsetText options="The e-mail says only that help has ended. These words are read after signing in." />
        <h2 class="govuk-heading-m">"This is what the family will read"</h2>
        {family}
    }
    .into_any()
}

/// A closure that is about to be proposed.
pub struct ClosePreview {
    pub reference: String,
    pub words: Closing,
    /// What only colleagues read.
    pub inside: Vec<(String, String)>,
    pub action: String,
    pub answers: Answers,
    pub version: i32,
}

pub fn close_preview(page: ClosePreview) -> AnyView {
    let inside = SummaryListOptions {
        rows: rows(page.inside),
        ..SummaryListOptions::default()
    };
    two_thirds(view! {
        <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{page.reference}</span>
            "Check before you propose to close"
        </h1>
        <p class="govuk-body">"Nothing is sent before somebody else has confirmed it."</p>
        {closing(page.words)}
        <h2 class="govuk-heading-m">"For colleagues only"</h2>
        <SummaryList options=inside />
        {confirm(page.action, &page.answers, page.version, "Propose to close")}
    })
}
