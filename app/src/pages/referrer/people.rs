//! The list of a repeating section: the children, the adults.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::components::tag::{Tag, TagOptions};
use crate::pages::parts::{errors_above, two_thirds};

pub struct People {
    /// The address of the draft.
    pub draft: String,
    pub slug: &'static str,
    pub title: &'static str,
    pub intro: Option<String>,
    pub singular: &'static str,
    pub people: Vec<Person>,
    pub most: usize,
    /// Whether the list may stay empty.
    pub may_be_empty: bool,
    pub errors: Vec<FieldError>,
    /// What each link and form here adds to its address, to come back to where the reader was.
    pub query: String,
}

/// One line of the list.
pub struct Person {
    /// What was typed as the name, or a number in its place.
    pub name: String,
    pub complete: bool,
}

pub fn people(page: People) -> AnyView {
    let address = format!("{}/{}", page.draft, page.slug);
    let count = page.people.len();
    let query = page.query;
    let rows = page
        .people
        .into_iter()
        .enumerate()
        .map(|(index, person)| {
            let at = format!("{address}/{}", index + 1);
            let state: TagOptions = if person.complete {
                "Done".into()
            } else {
                TagOptions::coloured("teal", "In progress")
            };
            SummaryListRow::new(
                person.name.as_str(),
                crate::components::Content::view(move || view! { <Tag options=state.clone() /> }),
            )
            .with_action(format!("{at}{query}"), "Change", person.name.as_str())
            .with_action(
                format!("{at}/remove{query}"),
                "Remove",
                person.name.as_str(),
            )
        })
        .collect::<Vec<_>>();
    let list = (count > 0).then(|| {
        let options = SummaryListOptions {
            rows,
            ..SummaryListOptions::default()
        };
        view! { <SummaryList options=options /> }
    });
    let add = if count < page.most {
        let words = if count == 0 {
            format!("Add {} {}", article(page.singular), page.singular)
        } else {
            format!("Add another {}", page.singular)
        };
        let link =
            ButtonOptions::link(words, format!("{address}/{}{query}", count + 1)).secondary();
        view! { <Button options=link /> }.into_any()
    } else {
        view! {
            <p class="govuk-body">
                {format!("You can add at most {} here. Say in your own words if there are more.", page.most)}
            </p>
        }
        .into_any()
    };
    let intro = page
        .intro
        .map(|words| view! { <p class="govuk-body">{words}</p> });
    let go_on = (count > 0 || page.may_be_empty).then(|| {
        view! {
            <form method="post" action=format!("{address}{query}")>
                <Button options=ButtonOptions::submit("Continue") />
            </form>
        }
    });
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Task list".into(), ..BackLinkOptions::to(page.draft) } />
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">{page.title}</h1>
        {intro} {list} {add} {go_on}
    })
}

/// Asks before a person is taken out.
pub fn remove_person(name: String, address: String, back: String) -> AnyView {
    two_thirds(view! {
        <h1 class="govuk-heading-l">{format!("Remove {name}?")}</h1>
        <p class="govuk-body">"What was written on this person's page is removed from the draft."</p>
        <form method="post" action=address>
            <div class="govuk-button-group">
                <Button options=ButtonOptions::submit("Remove").warning() />
                <a class="govuk-link" href=back>"Keep"</a>
            </div>
        </form>
    })
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
