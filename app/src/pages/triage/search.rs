//! Finding a referral by its reference, or by a child's name or date of birth. The form is posted,
//! so that no name ever stands in an address.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use super::TriageLine;
use super::list::table;
use crate::components::button::{Button, ButtonOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::inset_text::InsetText;
use crate::pages::form::fields;
use crate::pages::parts::errors_above;

pub struct Search {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// What was found, once something was asked.
    pub found: Option<Vec<TriageLine>>,
    /// How many lines are shown at the most.
    pub most: usize,
}

pub fn search(page: Search) -> AnyView {
    let found = page.found.map(|lines| results(lines, page.most));
    let questions = fields(&page.section, &page.answers, &page.errors);
    view! {
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">"Search for a referral"</h1>
        <form method="post" action="/triage/search" novalidate>
            {questions}
            <Button options=ButtonOptions { content: "Search".into(), ..ButtonOptions::default() } />
        </form>
        {found}
    }
    .into_any()
}

fn results(lines: Vec<TriageLine>, most: usize) -> AnyView {
    if lines.is_empty() {
        let options = EmptyStateOptions::new(
            "Nothing was found",
            "Names are compared word for word, without accents and capitals. Try only the family name, or only the date of birth.",
        );
        return view! { <EmptyState options=options /> }.into_any();
    }
    let words = match lines.len() {
        1 => "1 referral was found".to_owned(),
        count => format!("{count} referrals were found"),
    };
    let cut = (lines.len() >= most).then(|| {
        let words = format!("Only the first {most} are shown. Say more to find fewer.");
        view! { <InsetText options=words.as_str() /> }
    });
    view! {
        <h2 class="govuk-heading-m">{words}</h2>
        {cut}
        {table("What was found", lines)}
    }
    .into_any()
}
