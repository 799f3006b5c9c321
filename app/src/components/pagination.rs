//! The links between the pages of a long list.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::{classes, or_default, when};

mod arrow;

/// Options of [`Pagination`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaginationOptions {
    /// The numbered pages; without them only the two arrows show, one above the other.
    #[serde(deserialize_with = "lenient::present")]
    pub items: Vec<PaginationItem>,
    pub previous: Option<PaginationArrow>,
    pub next: Option<PaginationArrow>,
    /// What the landmark is called; "Pagination" when empty.
    pub landmark_label: String,
    pub classes: String,
    pub attributes: Attributes,
}

/// A link to the page before or after.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaginationArrow {
    /// "Previous page" or "Next page" when empty.
    #[serde(flatten)]
    pub content: Content,
    /// What that page is about; shown only where there are no numbered pages.
    pub label_text: String,
    pub href: String,
    pub attributes: Attributes,
}

impl PaginationArrow {
    /// A link with the standard words.
    pub fn to(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            ..Self::default()
        }
    }
}

/// One numbered page, or the dots for those between.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaginationItem {
    #[serde(deserialize_with = "lenient::words")]
    pub number: String,
    pub href: String,
    /// Whether it is the page that is shown.
    pub current: bool,
    /// Whether it stands for pages that are left out; everything else is then ignored.
    pub ellipsis: bool,
    /// What a screen reader says; "Page" and the number when empty.
    pub visually_hidden_text: String,
    pub attributes: Attributes,
}

impl PaginationItem {
    /// A numbered page.
    pub fn page(number: u64, href: impl Into<String>, current: bool) -> Self {
        Self {
            number: number.to_string(),
            href: href.into(),
            current,
            ..Self::default()
        }
    }

    /// The dots for pages that are left out.
    pub fn gap() -> Self {
        Self {
            ellipsis: true,
            ..Self::default()
        }
    }

    fn render(self) -> impl IntoView {
        let class = classes([
            "govuk-pagination__item",
            when(self.current, "govuk-pagination__item--current"),
            when(self.ellipsis, "govuk-pagination__item--ellipsis"),
        ]);
        view! { <li class=class>{self.link()}</li> }
    }

    fn link(self) -> AnyView {
        if self.ellipsis {
            return "\u{22ef}".into_any();
        }
        let label = or_default(self.visually_hidden_text, &format!("Page {}", self.number));
        view! {
            <a
                class="govuk-link govuk-pagination__link"
                href=self.href
                aria-label=label
                aria-current=self.current.then_some("page")
                {..self.attributes.spread()}
            >
                {self.number}
            </a>
        }
        .into_any()
    }
}

/// The links between the pages of a long list.
#[component]
pub fn Pagination(options: PaginationOptions) -> impl IntoView {
    let numbered = !options.items.is_empty();
    let arrow = |link: Option<PaginationArrow>, way| {
        link.filter(|link| !link.href.is_empty())
            .map(|link| arrow::render(link, way, !numbered))
    };
    let block = !numbered && (options.previous.is_some() || options.next.is_some());
    let class = classes([
        "govuk-pagination",
        when(block, "govuk-pagination--block"),
        &options.classes,
    ]);
    let previous = arrow(options.previous, arrow::Way::Previous);
    let next = arrow(options.next, arrow::Way::Next);
    let items = numbered.then(|| {
        let items = options.items.into_iter().map(PaginationItem::render);
        view! { <ul class="govuk-pagination__list">{items.collect_view()}</ul> }
    });
    view! {
        <nav
            class=class
            aria-label=or_default(options.landmark_label, "Pagination")
            {..options.attributes.spread()}
        >
            {previous}
            {items}
            {next}
        </nav>
    }
}
