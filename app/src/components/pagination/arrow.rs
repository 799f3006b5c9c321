//! The links to the page before and the page after.

use leptos::prelude::*;

use super::PaginationArrow;
use crate::components::markup::{classes, given, when};

/// Where an arrow points.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Previous,
    Next,
}

impl Way {
    /// The end of the class names, and the link's relation to the page.
    fn code(self) -> &'static str {
        match self {
            Self::Previous => "prev",
            Self::Next => "next",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Previous => "Previous",
            Self::Next => "Next",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Previous => {
                "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
            }
            Self::Next => {
                "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
            }
        }
    }

    fn icon(self) -> impl IntoView {
        view! {
            <svg
                class=format!("govuk-pagination__icon govuk-pagination__icon--{}", self.code())
                xmlns="http://www.w3.org/2000/svg"
                height="13"
                width="15"
                aria-hidden="true"
                focusable="false"
                viewBox="0 0 15 13"
            >
                <path d=self.path()></path>
            </svg>
        }
    }
}

/// One arrow; `block` is whether the arrows stand alone, one above the other.
pub(super) fn render(link: PaginationArrow, way: Way, block: bool) -> impl IntoView {
    let plain = block && link.label_text.is_empty();
    let title_class = classes([
        "govuk-pagination__link-title",
        when(plain, "govuk-pagination__link-title--decorated"),
    ]);
    let title = if link.content.is_empty() {
        view! { {way.words()} <span class="govuk-visually-hidden">" page"</span> }.into_any()
    } else {
        link.content.into_render()
    };
    let label = given(link.label_text).filter(|_| block).map(|label| {
        view! {
            " "
            <span class="govuk-visually-hidden">":"</span>
            " "
            <span class="govuk-pagination__link-label">{label}</span>
        }
    });
    let icon_first = block || way == Way::Previous;
    view! {
        <div class=format!("govuk-pagination__{}", way.code())>
            <a
                class="govuk-link govuk-pagination__link"
                href=link.href
                rel=way.code()
                {..link.attributes.spread()}
            >
                {icon_first.then(|| way.icon())}
                " "
                <span class=title_class>{title}</span>
                {label}
                {(!icon_first).then(|| way.icon())}
            </a>
        </div>
    }
}
