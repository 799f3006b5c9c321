//! The links between the parts of one record: the Ministry of Justice's sub navigation.

use leptos::prelude::*;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, or_default};

/// Options of [`SubNavigation`].
#[derive(Clone, Debug, Default)]
pub struct SubNavigationOptions {
    pub items: Vec<SubNavigationItem>,
    /// What the landmark is called; "Parts of this record" when empty.
    pub label: String,
    pub classes: String,
    pub attributes: Attributes,
}

/// One part.
#[derive(Clone, Debug, Default)]
pub struct SubNavigationItem {
    pub content: Content,
    pub href: String,
    /// Whether it is the part that is shown.
    pub active: bool,
}

impl SubNavigationItem {
    /// A link; `active` where it leads to the page that is shown.
    pub fn new(href: impl Into<String>, content: impl Into<Content>, active: bool) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            active,
        }
    }

    fn render(self) -> impl IntoView {
        view! {
            <li class="moj-sub-navigation__item">
                <a
                    class="moj-sub-navigation__link"
                    aria-current=self.active.then_some("page")
                    href=self.href
                >
                    {self.content}
                </a>
            </li>
        }
    }
}

/// The links between the parts of one record.
#[component]
pub fn SubNavigation(options: SubNavigationOptions) -> impl IntoView {
    let items = options.items.into_iter().map(SubNavigationItem::render);
    view! {
        <nav
            class=classes(["moj-sub-navigation", &options.classes])
            aria-label=or_default(options.label, "Parts of this record")
            {..options.attributes.spread()}
        >
            <ul class="moj-sub-navigation__list">{items.collect_view()}</ul>
        </nav>
    }
}
