//! What a lead practitioner has to do, in the order in which it falls due.

use leptos::prelude::*;

use super::list::{CaseLine, cases, own_cases};
use super::record::links;
use crate::components::Content;
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::table::{Table, TableCell, TableOptions};

pub struct Week {
    pub done: Option<&'static str>,
    /// Offers that wait for an answer.
    pub offers: Vec<CaseLine>,
    /// What they accepted while social care has the family.
    pub next: Vec<CaseLine>,
    /// What falls due by the end of next Sunday, or did already.
    pub due: Vec<DueLine>,
    /// What they began and have not sent: what it is, and where it is gone on with.
    pub drafts: Vec<(String, String)>,
    /// Every family of theirs.
    pub cases: Vec<CaseLine>,
    /// For whom they cover today, a sentence each.
    pub covering: Vec<String>,
    /// The families of those.
    pub covered: Vec<CaseLine>,
}

/// Something to do by a time.
pub struct DueLine {
    pub what: String,
    pub reference: String,
    pub child: String,
    pub clock: ClockWordsOptions,
}

pub fn week(page: Week) -> AnyView {
    let done = page.done.map(
        |words| view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> },
    );
    let away = view! {
        <p class="govuk-body">
            <a class="govuk-link" href="/cover">"Going away? Say who covers"</a>
        </p>
    };
    let none = [&page.offers, &page.next, &page.cases, &page.covered];
    let nothing = page.due.is_empty() && page.covering.is_empty();
    if nothing && none.iter().all(|lines| lines.is_empty()) {
        let options = EmptyStateOptions::new(
            "You have no families now",
            "An offer stands here as soon as a coordinator makes one, and an e-mail tells you.",
        );
        return view! {
            {done}
            <h1 class="govuk-heading-l">"My families"</h1>
            <EmptyState options=options />
            {away}
        }
        .into_any();
    }
    let offers = (!page.offers.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Offered to you"</h2>
            {own_cases("Families offered to you", page.offers)}
        }
    });
    let due = if page.due.is_empty() {
        view! { <p class="govuk-body">"Nothing falls due this week."</p> }.into_any()
    } else {
        due(page.due)
    };
    let drafts = links("Begun and not finished", page.drafts);
    let all = (!page.cases.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Families you lead for"</h2>
            {own_cases("Families you lead for, the longest open first", page.cases)}
        }
    });
    let covered = (!page.covering.is_empty()).then(|| {
        let words = page.covering.into_iter();
        let words = words
            .map(|words| view! { <p class="govuk-body">{words}</p> })
            .collect_view();
        let list = (!page.covered.is_empty())
            .then(|| cases("Families you cover, the longest open first", page.covered));
        view! {
            <h2 class="govuk-heading-m">"Families you cover"</h2>
            {words}
            {list}
        }
    });
    let next = (!page.next.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Yours once social care lets go"</h2>
            {own_cases("Families you accepted while social care has them", page.next)}
        }
    });
    view! {
        {done}
        <h1 class="govuk-heading-l">"My families"</h1>
        {offers}
        <h2 class="govuk-heading-m">"Due this week"</h2>
        {due}
        {drafts}
        {all}
        {covered}
        {next}
        {away}
    }
    .into_any()
}

fn due(lines: Vec<DueLine>) -> AnyView {
    let row = |line: DueLine| -> Vec<TableCell> {
        let (href, reference) = (format!("/episodes/{}", line.reference), line.reference);
        let link = Content::view(move || {
            view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
        });
        let clock = line.clock;
        let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
        vec![
            link.into(),
            clock.into(),
            line.what.into(),
            line.child.into(),
        ]
    };
    let options = TableOptions {
        caption: "Due this week, the earliest first".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Episode", "By when", "What", "Child"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}
