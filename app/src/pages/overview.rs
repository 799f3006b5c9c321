//! The manager's first page: what is open, what is late, and how long things take. Each figure is
//! a table whose numbers lead to the lists behind them.

mod chart;
mod figure;
mod lists;

pub use figure::{Cell, Figure, Row};
pub use lists::{cases_behind, referrals_behind};

use leptos::prelude::*;

use crate::components::button::{Button, ButtonOptions};
use crate::components::label::LabelOptions;
use crate::components::select::{Select, SelectItem, SelectOptions};
use crate::pages::episodes::{Unallocated, unallocated};

pub struct Overview {
    pub unallocated: Unallocated,
    /// What needs somebody now, in a few numbers.
    pub now: Vec<Cell>,
    pub figures: Figures,
}

/// Every figure, and when it was read.
pub struct Figures {
    /// What is open now.
    pub open: Vec<Figure>,
    /// How long things took and what came of them, over the chosen period.
    pub measured: Vec<Figure>,
    /// The days of the period, and which periods there are.
    pub days: u32,
    pub periods: Vec<u32>,
    /// When the figures were read, in words.
    pub at: String,
}

pub fn overview(page: Overview) -> AnyView {
    let now = page.now.into_iter().map(|cell| {
        let words = cell.words.clone();
        view! {
            <li>
                {match cell.href {
                    Some(href) => view! { <a class="govuk-link" href=href>{words}</a> }.into_any(),
                    None => view! { {words} }.into_any(),
                }}
            </li>
        }
    });
    let now = now.collect_view();
    view! {
        <h1 class="govuk-heading-l">"Overview"</h1>
        {read_at(&page.figures)}
        {unallocated(page.unallocated)}
        <section>
            <h2 class="govuk-heading-m">"What waits for somebody"</h2>
            <ul class="govuk-list govuk-list--spaced">{now}</ul>
        </section>
        {all(page.figures, "/overview#stages")}
    }
    .into_any()
}

/// The figures for whoever sees no record.
pub fn insight(page: Figures) -> AnyView {
    view! {
        <h1 class="govuk-heading-l">"Figures"</h1>
        {read_at(&page)}
        {all(page, "/figures#stages")}
    }
    .into_any()
}

fn read_at(page: &Figures) -> AnyView {
    view! { <p class="govuk-hint">{format!("As it was at {}", page.at)}</p> }.into_any()
}

/// `here` is the page's own address, at the figures that depend on the period.
fn all(page: Figures, here: &'static str) -> AnyView {
    let open = (page.open.into_iter())
        .map(|one| figure::figure(one, ""))
        .collect_view();
    let query = format!("?days={}", page.days);
    let measured = (page.measured.into_iter())
        .map(|one| figure::figure(one, &query))
        .collect_view();
    view! { {open} {period(page.days, &page.periods, here)} {measured} }.into_any()
}

fn period(days: u32, periods: &[u32], here: &'static str) -> AnyView {
    let options = SelectOptions {
        name: "days".into(),
        value: days.to_string(),
        label: LabelOptions::from("Period for the figures below"),
        items: periods
            .iter()
            .map(|days| SelectItem::new(days.to_string(), format!("The last {days} days")))
            .collect(),
        ..SelectOptions::default()
    };
    view! {
        <form method="get" action=here class="sw-no-print">
            <Select options=options />
            <Button options=ButtonOptions::submit("Show this period").secondary() />
        </form>
    }
    .into_any()
}
