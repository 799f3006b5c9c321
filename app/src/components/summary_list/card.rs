//! The box with a title that a summary list can stand in.

use leptos::prelude::*;
use serde::Deserialize;

use super::action::SummaryListActions;
use crate::components::attributes::Attributes;
use crate::components::content::Content;
use crate::components::markup::{classes, heading};

/// A box around a summary list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryCard {
    pub title: Option<SummaryCardTitle>,
    pub actions: SummaryListActions,
    pub classes: String,
    pub attributes: Attributes,
}

/// The title of a card; a screen reader also hears it at the end of each link in the card.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryCardTitle {
    #[serde(flatten)]
    pub content: Content,
    /// From 1 to 6; 2 when none is given.
    pub heading_level: Option<u8>,
    pub classes: String,
}

impl SummaryCard {
    /// A card with a title of level 2.
    pub fn titled(content: impl Into<Content>) -> Self {
        Self {
            title: Some(SummaryCardTitle {
                content: content.into(),
                ..SummaryCardTitle::default()
            }),
            ..Self::default()
        }
    }

    pub(super) fn title_content(&self) -> Option<Content> {
        self.title.as_ref().map(|title| title.content.clone())
    }

    pub(super) fn around(self, list: AnyView) -> AnyView {
        let content = self.title_content();
        let title = self.title.map(|title| {
            heading(
                title.heading_level.unwrap_or(2),
                classes(["govuk-summary-card__title", &title.classes]),
                None,
                title.content,
            )
        });
        view! {
            <div
                class=classes(["govuk-summary-card", &self.classes])
                {..self.attributes.spread()}
            >
                <div class="govuk-summary-card__title-wrapper">
                    {title}
                    {self.actions.for_card(content.as_ref())}
                </div>
                <div class="govuk-summary-card__content">{list}</div>
            </div>
        }
        .into_any()
    }
}
