//! The queues: what waits, the most urgent first.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::button::ButtonOptions;
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::filter::{FilterCategory, FilterLayout, FilterOptions, FilterTag};
use crate::components::label::LabelOptions;
use crate::components::pagination::{Pagination, PaginationArrow, PaginationOptions};
use crate::components::select::{Select, SelectItem, SelectOptions};
use crate::components::sub_navigation::{SubNavigation, SubNavigationItem, SubNavigationOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::pages::episodes::{Unallocated, unallocated};

/// One queue, a page of it.
pub struct Queues {
    /// Stands above the queues, whatever the filters say.
    pub unallocated: Unallocated,
    /// How many messages did not go out.
    pub undelivered: i64,
    /// The name of the queue that is shown.
    pub title: String,
    /// Its code, which the filter form carries along.
    pub queue: String,
    pub tabs: Vec<Tab>,
    pub fields: Vec<Field>,
    pub lines: Vec<TriageLine>,
    pub next: Option<String>,
    /// What it means that nothing is here.
    pub empty: String,
}

/// A queue in the navigation.
pub struct Tab {
    pub href: String,
    pub name: String,
    /// None where nobody waits on it.
    pub count: Option<i64>,
    pub current: bool,
}

/// Something that narrows the list.
pub struct Field {
    pub name: &'static str,
    pub label: &'static str,
    /// The value that is chosen; empty for none.
    pub value: String,
    /// Values and their words; the first stands for all and has no value.
    pub choices: Vec<(String, String)>,
    /// The list without this field.
    pub without: String,
}

/// One referral in the list.
pub struct TriageLine {
    pub reference: String,
    pub child: String,
    pub organisation: String,
    pub suggested: String,
    pub referrer: String,
    pub state: String,
    pub clock: ClockWordsOptions,
    pub owner: String,
}

pub fn queues(page: Queues) -> AnyView {
    let tabs = SubNavigationOptions {
        label: "Queues".into(),
        items: page.tabs.into_iter().map(tab).collect(),
        ..SubNavigationOptions::default()
    };
    let narrowed = page.fields.iter().any(|field| !field.value.is_empty());
    let home = format!("/triage?queue={}", page.queue);
    let filter = filter(page.queue, page.fields, home.clone());
    let list = if page.lines.is_empty() {
        empty(page.empty, narrowed.then_some(home))
    } else {
        table(&page.title, page.lines)
    };
    let next = page.next.map(|href| {
        let options = PaginationOptions {
            next: Some(PaginationArrow::to(href)),
            ..PaginationOptions::default()
        };
        view! { <Pagination options=options /> }
    });
    let undelivered = (page.undelivered > 0).then(|| {
        let words = match page.undelivered {
            1 => "1 message did not go out".to_owned(),
            count => format!("{count} messages did not go out"),
        };
        view! { <li><a class="govuk-link" href="/messages">{words}</a></li> }
    });
    view! {
        <h1 class="govuk-heading-l">"Triage: " {page.title.to_lowercase()}</h1>
        <ul class="govuk-list">
            <li><a class="govuk-link" href="/triage/search">"Search for a referral"</a></li>
            {undelivered}
        </ul>
        {unallocated(page.unallocated)}
        <SubNavigation options=tabs />
        <FilterLayout filter=filter>{list} {next}</FilterLayout>
    }
    .into_any()
}

fn tab(tab: Tab) -> SubNavigationItem {
    let words = match tab.count {
        Some(count) => format!("{} ({count})", tab.name),
        None => tab.name,
    };
    SubNavigationItem::new(tab.href, words, tab.current)
}

fn filter(queue: String, fields: Vec<Field>, clear_url: String) -> FilterOptions {
    let selected = fields.iter().filter_map(|field| {
        let chosen = field
            .choices
            .iter()
            .find(|(value, _)| !field.value.is_empty() && *value == field.value)?;
        Some(FilterCategory {
            heading: field.label.into(),
            items: vec![FilterTag::new(&field.without, chosen.1.as_str())],
        })
    });
    let selects: Vec<_> = fields.iter().map(select).collect();
    FilterOptions {
        action: "/triage".into(),
        selected: selected.collect(),
        clear_url,
        options: Content::view(move || {
            let selects = selects
                .iter()
                .map(|options| view! { <Select options=options.clone() /> })
                .collect_view();
            view! { <input type="hidden" name="queue" value=queue.clone() /> {selects} }
        }),
        ..FilterOptions::default()
    }
}

fn select(field: &Field) -> SelectOptions {
    SelectOptions {
        id: field.name.into(),
        name: field.name.into(),
        value: field.value.clone(),
        label: LabelOptions {
            classes: "govuk-label--s".into(),
            ..LabelOptions::from(field.label)
        },
        items: field
            .choices
            .iter()
            .map(|(value, words)| SelectItem::new(value, words))
            .collect(),
        ..SelectOptions::default()
    }
}

fn empty(words: String, clear: Option<String>) -> AnyView {
    let options = match clear {
        None => EmptyStateOptions::new("Nothing is waiting here", words),
        Some(href) => EmptyStateOptions::new(
            "Nothing matches these filters",
            "There may be referrals in this queue that the filters hide.",
        )
        .with_action(ButtonOptions::link("Show the whole queue", href).secondary()),
    };
    view! { <EmptyState options=options /> }.into_any()
}

/// Referrals as rows; also what a search found.
pub fn table(caption: &str, lines: Vec<TriageLine>) -> AnyView {
    let head = [
        "Reference",
        "Clock",
        "Child",
        "School or service",
        "Tier",
        "Stands at",
        "Owner",
    ];
    let options = TableOptions {
        caption: caption.into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: head.map(TableCell::from).to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    view! { <div class="app-wide-table"><Table options=options /></div> }.into_any()
}

fn row(line: TriageLine) -> Vec<TableCell> {
    let (href, reference) = (format!("/triage/{}", line.reference), line.reference);
    let link = Content::view(move || {
        view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
    });
    let (suggested, referrer) = (line.suggested, line.referrer);
    let tiers = Content::view(move || {
        let differs = (referrer != suggested && referrer != "–").then(|| {
            view! { <br /> <span class="govuk-hint">{format!("Referrer: {referrer}")}</span> }
        });
        view! { {suggested.clone()} {differs} }
    });
    let clock = line.clock;
    let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
    vec![
        link.into(),
        clock.into(),
        line.child.into(),
        line.organisation.into(),
        tiers.into(),
        line.state.into(),
        line.owner.into(),
    ]
}
