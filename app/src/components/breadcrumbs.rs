//! The trail of pages above the one that is shown.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, or_default, when};

/// Options of [`Breadcrumbs`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BreadcrumbsOptions {
    pub items: Vec<Breadcrumb>,
    /// Shows only the first and the last but one on a narrow screen.
    pub collapse_on_mobile: bool,
    /// What the landmark is called; "Breadcrumb" when empty.
    pub label_text: String,
    pub classes: String,
    pub attributes: Attributes,
}

/// One step of the trail. Without an address it is the page that is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Breadcrumb {
    #[serde(flatten)]
    pub content: Content,
    pub href: String,
    /// On the link.
    pub attributes: Attributes,
}

impl Breadcrumb {
    /// A step with a link.
    pub fn link(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// The page that is shown.
    pub fn current(content: impl Into<Content>) -> Self {
        Self::link("", content)
    }

    fn render(self) -> AnyView {
        if self.href.is_empty() {
            return view! {
                <li class="govuk-breadcrumbs__list-item" aria-current="page">{self.content}</li>
            }
            .into_any();
        }
        view! {
            <li class="govuk-breadcrumbs__list-item">
                <a class="govuk-breadcrumbs__link" href=self.href {..self.attributes.spread()}>
                    {self.content}
                </a>
            </li>
        }
        .into_any()
    }
}

/// The trail of pages above this one.
#[component]
pub fn Breadcrumbs(options: BreadcrumbsOptions) -> impl IntoView {
    let class = classes([
        "govuk-breadcrumbs",
        &options.classes,
        when(
            options.collapse_on_mobile,
            "govuk-breadcrumbs--collapse-on-mobile",
        ),
    ]);
    view! {
        <nav
            class=class
            aria-label=or_default(options.label_text, "Breadcrumb")
            {..options.attributes.spread()}
        >
            <ol class="govuk-breadcrumbs__list">
                {options.items.into_iter().map(Breadcrumb::render).collect_view()}
            </ol>
        </nav>
    }
}
