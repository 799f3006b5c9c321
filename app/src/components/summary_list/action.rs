//! The links of a row or of a card.

use leptos::prelude::*;
use serde::Deserialize;

use crate::components::attributes::Attributes;
use crate::components::content::Content;
use crate::components::lenient;
use crate::components::markup::classes;

/// The links of a row or of a card.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryListActions {
    pub items: Vec<SummaryListAction>,
    pub classes: String,
}

/// One link.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryListAction {
    #[serde(flatten)]
    pub content: Content,
    pub href: String,
    /// Ends the link's words for a screen reader.
    #[serde(deserialize_with = "lenient::plain")]
    pub visually_hidden_text: Content,
    pub classes: String,
    pub attributes: Attributes,
}

impl SummaryListAction {
    /// A link that reads "`content` `hidden`" to a screen reader.
    pub fn new(
        href: impl Into<String>,
        content: impl Into<Content>,
        hidden: impl Into<Content>,
    ) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            visually_hidden_text: hidden.into(),
            ..Self::default()
        }
    }

    fn render(self, card_title: Option<&Content>) -> impl IntoView {
        let hidden = self.visually_hidden_text;
        let more = (!hidden.is_empty() || card_title.is_some()).then(|| {
            let hidden = (!hidden.is_empty()).then(|| view! { " " {hidden} });
            let card = card_title.cloned().map(|title| view! { " (" {title} ")" });
            view! { <span class="govuk-visually-hidden">{hidden} {card}</span> }
        });
        view! {
            <a
                class=classes(["govuk-link", &self.classes])
                href=self.href
                {..self.attributes.spread()}
            >
                {self.content}
                {more}
            </a>
        }
    }
}

impl SummaryListActions {
    /// In the last column of a row; nothing where there are no links.
    pub(super) fn for_row(self, card_title: Option<&Content>) -> Option<impl IntoView + use<>> {
        if self.items.is_empty() {
            return None;
        }
        let class = classes(["govuk-summary-list__actions", &self.classes]);
        let links = self.links(card_title, "govuk-summary-list__actions-list-item");
        let links = match links {
            Links::One(link) => link,
            Links::Many(items) => {
                view! { <ul class="govuk-summary-list__actions-list">{items}</ul> }.into_any()
            }
        };
        Some(view! { <dd class=class>{links}</dd> })
    }

    /// Beside the title of a card; nothing where there are no links.
    pub(super) fn for_card(self, title: Option<&Content>) -> Option<AnyView> {
        if self.items.is_empty() {
            return None;
        }
        let class = classes(["govuk-summary-card__actions", &self.classes]);
        Some(match self.links(title, "govuk-summary-card__action") {
            Links::One(link) => view! { <div class=class>{link}</div> }.into_any(),
            Links::Many(items) => view! { <ul class=class>{items}</ul> }.into_any(),
        })
    }

    fn links(self, card_title: Option<&Content>, item_class: &'static str) -> Links {
        let mut links: Vec<AnyView> = self
            .items
            .into_iter()
            .map(|action| action.render(card_title).into_any())
            .collect();
        if links.len() == 1 {
            return Links::One(links.remove(0));
        }
        let item = |link| view! { <li class=item_class>{link}</li> };
        Links::Many(links.into_iter().map(item).collect_view().into_any())
    }
}

/// One link stands alone; more are the items of a list.
enum Links {
    One(AnyView),
    Many(AnyView),
}
