//! Who covers for lead practitioners who are away.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::pages::form::{SectionPage, section_page};

pub struct Covers {
    pub lines: Vec<CoverLine>,
    pub back: (&'static str, &'static str),
    pub done: Option<&'static str>,
}

pub struct CoverLine {
    pub away: String,
    pub covers: String,
    pub from: String,
    pub to: String,
    /// It runs today.
    pub now: bool,
    /// Where it is ended by hand.
    pub end: String,
}

pub fn covers(
    page: Covers,
    section: Section,
    answers: Answers,
    errors: Vec<FieldError>,
) -> AnyView {
    let done = page.done.map(
        |words| view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> },
    );
    let list = (!page.lines.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Who covers now, and soon"</h2>
            {table(page.lines)}
        }
    });
    let (href, words) = page.back;
    let form = section_page(SectionPage {
        section,
        answers,
        errors,
        heading: Some("Cover while somebody is away".into()),
        action: "/cover".into(),
        back: (href.into(), words.into()),
        seen: String::new(),
        autosave: false,
        button: "Arrange cover".into(),
        above: None,
        beside: None,
    });
    view! { {done} {form} {list} }.into_any()
}

fn table(lines: Vec<CoverLine>) -> AnyView {
    let row = |line: CoverLine| -> Vec<TableCell> {
        let when = if line.now {
            format!("Until {}", line.to)
        } else {
            format!("{} to {}", line.from, line.to)
        };
        let (action, hidden) = (line.end, format!(" for {}", line.away));
        let end = Content::view(move || {
            let (action, hidden) = (action.clone(), hidden.clone());
            let options = ButtonOptions {
                classes: "govuk-!-margin-bottom-0".into(),
                content: Content::view(move || {
                    let hidden = hidden.clone();
                    view! { "End it" <span class="govuk-visually-hidden">{hidden}</span> }
                }),
                ..ButtonOptions::submit("End it")
            };
            view! {
                <form method="post" action=action>
                    <Button options=options.secondary() />
                </form>
            }
        });
        vec![
            line.away.into(),
            line.covers.into(),
            when.into(),
            end.into(),
        ]
    };
    let options = TableOptions {
        caption: "Who covers, the earliest first".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Away", "Covers", "When", "End"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}
