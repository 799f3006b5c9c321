//! What narrows a list, beside the list: the Ministry of Justice's filter as a plain form.
//!
//! It is sent with GET, so that a filtered list has an address; what it filters by must
//! therefore never be personal.

use leptos::prelude::*;

use super::button::{Button, ButtonOptions};
use super::content::Content;
use super::markup::{given, or_default};

/// Options of a [`Filter`].
#[derive(Clone, Debug, Default)]
pub struct FilterOptions {
    /// "Filter" when empty.
    pub heading: Content,
    /// Where the form is sent; this page when empty.
    pub action: String,
    /// The fields.
    pub options: Content,
    /// What the list is narrowed by now.
    pub selected: Vec<FilterCategory>,
    /// The list without any filter.
    pub clear_url: String,
    /// "Apply filters" when empty.
    pub submit_text: String,
}

/// A field that narrows the list now.
#[derive(Clone, Debug, Default)]
pub struct FilterCategory {
    pub heading: Content,
    pub items: Vec<FilterTag>,
}

/// One chosen value.
#[derive(Clone, Debug, Default)]
pub struct FilterTag {
    pub content: Content,
    /// The list without this value.
    pub href: String,
}

impl FilterTag {
    /// A chosen value with the address of the list without it.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
        }
    }

    fn render(self) -> impl IntoView {
        view! {
            <li>
                <a class="moj-filter__tag" href=self.href>
                    <span class="govuk-visually-hidden">"Remove this filter"</span>
                    " "
                    {self.content}
                </a>
            </li>
        }
    }
}

fn selected(categories: Vec<FilterCategory>, clear_url: String) -> Option<impl IntoView> {
    if categories.is_empty() {
        return None;
    }
    let clear = given(clear_url).map(|href| {
        view! {
            <p>
                <a class="govuk-link govuk-link--no-visited-state" href=href>
                    "Clear filters"
                </a>
            </p>
        }
    });
    let categories = categories.into_iter().map(|category| {
        let tags = category.items.into_iter().map(FilterTag::render);
        view! {
            <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{category.heading}</h3>
            <ul class="moj-filter-tags">{tags.collect_view()}</ul>
        }
    });
    Some(view! {
        <div class="moj-filter__selected">
            <div class="moj-filter__selected-heading">
                <div class="moj-filter__heading-title">
                    <h2 class="govuk-heading-m">"Selected filters"</h2>
                </div>
                <div class="moj-filter__heading-action">{clear}</div>
            </div>
            {categories.collect_view()}
        </div>
    })
}

/// The form that narrows a list.
#[component]
pub fn Filter(options: FilterOptions) -> impl IntoView {
    let submit = ButtonOptions {
        content: or_default(options.submit_text, "Apply filters").into(),
        ..ButtonOptions::default()
    };
    view! {
        <div class="moj-filter">
            <div class="moj-filter__header">
                <div class="moj-filter__header-title">
                    <h2 class="govuk-heading-m">{options.heading.or("Filter")}</h2>
                </div>
            </div>
            <div class="moj-filter__content">
                {selected(options.selected, options.clear_url)}
                <form class="moj-filter__options" method="get" action=given(options.action)>
                    <Button options=submit />
                    {options.options}
                </form>
            </div>
        </div>
    }
}

/// A list with its filter beside it; above it on a narrow screen.
#[component]
pub fn FilterLayout(filter: FilterOptions, children: Children) -> impl IntoView {
    view! {
        <div class="moj-filter-layout">
            <div class="moj-filter-layout__filter">
                <Filter options=filter />
            </div>
            <div class="moj-filter-layout__content">{children()}</div>
        </div>
    }
}
