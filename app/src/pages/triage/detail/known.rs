//! What is known beside the referral itself: likely matches, and whether its mails arrived.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::inset_text::InsetText;
use crate::components::table::{Table, TableCell, TableOptions};
use crate::components::tag::{Tag, TagOptions};

/// Another referral that may be about the same child or family.
pub struct MatchLine {
    pub reference: String,
    pub child: String,
    pub why: Vec<String>,
    pub stands: String,
    pub sent: String,
    /// The episode it belongs to, in words.
    pub episode: String,
}

/// One message about the referral.
pub struct MailLine {
    pub what: String,
    pub to: String,
    pub when: String,
    pub state: &'static str,
    /// It did not arrive, and somebody should ring.
    pub failed: bool,
    /// Why it is held.
    pub why: Option<&'static str>,
    /// Where it is released or dropped, or was.
    pub decide: Option<(&'static str, String)>,
}

/// Help that ended lately: the same worker may take it up again.
pub fn ended(lines: Vec<(String, String)>) -> AnyView {
    let lines = lines.into_iter().map(|(words, href)| {
        let content = Content::view(move || {
            view! {
                <p class="govuk-body">{words.clone()}</p>
                <a class="govuk-link" href=href.clone()>"See the episode"</a>
            }
        });
        view! { <InsetText options=content /> }
    });
    lines.collect_view().into_any()
}

pub fn matches(lines: Vec<MatchLine>) -> AnyView {
    let heading = view! { <h2 class="govuk-heading-m">"Who may be known already"</h2> };
    if lines.is_empty() {
        return view! {
            {heading}
            <p class="govuk-body">"No other referral has a similar name with the same date of birth, or the same address."</p>
        }
        .into_any();
    }
    let options = TableOptions {
        head: ["Referral", "Why", "Stands at"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! {
        {heading}
        <InsetText options="These are hints for you to judge. The referrer never sees them." />
        <Table options=options />
    }
    .into_any()
}

fn row(line: MatchLine) -> Vec<TableCell> {
    let href = format!("/triage/{}", line.reference);
    let (reference, child) = (line.reference, line.child);
    let link = Content::view(move || {
        view! {
            <a class="govuk-link" href=href.clone()>{child.clone()}</a>
            <br />
            {reference.clone()}
        }
    });
    let why = line.why;
    let why = Content::view(move || {
        why.iter()
            .map(|reason| view! { <p class="govuk-body">{reason.clone()}</p> })
            .collect_view()
    });
    let stands = match line.episode.as_str() {
        "" => format!("{}, sent {}", line.stands, line.sent),
        episode => format!("{}, sent {}. {episode}", line.stands, line.sent),
    };
    vec![link.into(), why.into(), stands.into()]
}

pub fn mails(heading: &'static str, lines: Vec<MailLine>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let colour = if line.failed { "red" } else { "grey" };
            let tag = TagOptions::coloured(colour, line.state);
            let why = line.why.map(|why| view! { <br /> {why} });
            let decide = line.decide.map(|(words, href)| {
                view! { <br /> <a class="govuk-link" href=href>{words}</a> }
            });
            view! {
                <li>
                    {format!("{} to {}, {} ", line.what, line.to, line.when)}
                    <Tag options=tag />
                    {why} {decide}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <h2 class="govuk-heading-m">{heading}</h2>
            <ul class="govuk-list govuk-list--spaced">{lines}</ul>
        }
        .into_any(),
    )
}
