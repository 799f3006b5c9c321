//! Challenges to the decision, and until when one can be raised.

use leptos::prelude::*;

use crate::components::summary_list::{SummaryCard, SummaryList, SummaryListOptions};
use crate::pages::triage::rows;

/// A challenge as those who raised it read it.
pub struct Challenged {
    /// Who looks at it.
    pub stage: String,
    /// Who raised it, and when.
    pub raised: String,
    /// What was asked and answered.
    pub said: Vec<(String, String)>,
    /// When an answer is promised, in words; none once there is one.
    pub promise: Option<String>,
    /// When it was answered, in words.
    pub answered: Option<String>,
    pub answer: Vec<(String, String)>,
}

pub(super) fn challenges(
    address: &str,
    raised: Vec<Challenged>,
    until: Option<String>,
) -> Option<AnyView> {
    if raised.is_empty() && until.is_none() {
        return None;
    }
    let again = !raised.is_empty();
    let link = until.map(|day| {
        let href = format!("{address}/challenge");
        let words = if again {
            "If you still disagree, another manager looks at it. You can ask for that until "
        } else {
            "A manager who did not take this decision looks at it again. You can ask for that until "
        };
        view! {
            <p class="govuk-body">
                {words} {day} ". "
                <a class="govuk-link sw-no-print" href=href>"Challenge this decision"</a>
            </p>
        }
    });
    let heading = if again {
        "Your challenge"
    } else {
        "If you disagree"
    };
    let each = raised.into_iter().map(challenge).collect_view();
    Some(
        view! {
            <section>
                <h2 class="govuk-heading-m">{heading}</h2>
                {each} {link}
            </section>
        }
        .into_any(),
    )
}

fn challenge(one: Challenged) -> AnyView {
    let standing = one.promise.or_else(|| {
        let answered = one.answered?;
        Some(format!("Answered {answered}."))
    });
    let mut facts = vec![
        ("Raised".to_owned(), one.raised),
        ("Looked at by".to_owned(), one.stage),
        ("Answer".to_owned(), standing.unwrap_or_default()),
    ];
    facts.extend(one.answer);
    facts.extend(one.said);
    let options = SummaryListOptions {
        card: Some(SummaryCard::titled("Challenge to the decision")),
        rows: rows(facts),
        ..SummaryListOptions::default()
    };
    view! { <SummaryList options=options /> }.into_any()
}

/// Above the form: by when, and that nothing waits for it.
pub fn until_when(day: String) -> AnyView {
    view! {
        <p class="govuk-body">
            {format!("You can do this until {day}. The decision stands meanwhile, and nothing that keeps the child safe waits for the answer.")}
        </p>
    }
    .into_any()
}
