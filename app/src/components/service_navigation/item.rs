//! One link of the service navigation.

use leptos::prelude::*;
use serde::Deserialize;

use crate::components::attributes::Attributes;
use crate::components::content::Content;
use crate::components::markup::{classes, when};

/// One link of the service navigation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceNavigationItem {
    #[serde(flatten)]
    pub content: Content,
    /// Without it the item is plain words.
    pub href: String,
    /// Whether the link leads to the page that is shown.
    pub current: bool,
    /// Whether the page that is shown belongs to this part of the service.
    pub active: bool,
    /// On the link.
    pub attributes: Attributes,
}

impl ServiceNavigationItem {
    /// A link to a part of the service; `active` where the page that is shown belongs to it.
    pub fn link(href: impl Into<String>, content: impl Into<Content>, active: bool) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            active,
            ..Self::default()
        }
    }

    pub(super) fn render(self) -> impl IntoView {
        let active = self.active || self.current;
        let class = classes([
            "govuk-service-navigation__item",
            when(active, "govuk-service-navigation__item--active"),
        ]);
        view! { <li class=class>{self.inside(active)}</li> }
    }

    fn inside(self, active: bool) -> Option<AnyView> {
        let nothing = self.content.is_empty();
        let state = active.then_some(if self.current { "page" } else { "true" });
        // A strong element still marks the place where somebody's own colours hide the line.
        let words = if active {
            view! {
                <strong class="govuk-service-navigation__active-fallback">{self.content}</strong>
            }
            .into_any()
        } else {
            self.content.into_render()
        };
        if !self.href.is_empty() {
            return Some(
                view! {
                    <a
                        class="govuk-service-navigation__link"
                        aria-current=state
                        href=self.href
                        {..self.attributes.spread()}
                    >
                        {words}
                    </a>
                }
                .into_any(),
            );
        }
        (!nothing).then(|| {
            view! {
                <span class="govuk-service-navigation__text" aria-current=state>{words}</span>
            }
            .into_any()
        })
    }
}
