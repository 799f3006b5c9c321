//! What somebody told us, as keys and values, with links to change it.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::{classes, when};

mod action;
mod card;

pub use action::{SummaryListAction, SummaryListActions};
pub use card::{SummaryCard, SummaryCardTitle};

/// Options of a [`SummaryList`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryListOptions {
    #[serde(deserialize_with = "lenient::present")]
    pub rows: Vec<SummaryListRow>,
    /// Puts the list into a box with a title.
    pub card: Option<SummaryCard>,
    /// `govuk-summary-list--no-border` takes the lines between rows away.
    pub classes: String,
    pub attributes: Attributes,
}

/// One key and its value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryListRow {
    pub key: SummaryListText,
    pub value: SummaryListText,
    pub actions: SummaryListActions,
    pub classes: String,
}

/// The key or the value of a row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryListText {
    #[serde(flatten)]
    pub content: Content,
    pub classes: String,
}

impl<C: Into<Content>> From<C> for SummaryListText {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            classes: String::new(),
        }
    }
}

impl SummaryListRow {
    /// A row without links.
    pub fn new(key: impl Into<SummaryListText>, value: impl Into<SummaryListText>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            ..Self::default()
        }
    }

    /// The row with one more link. `hidden` ends the link's words for a screen reader, so that
    /// each "Change" of a page says what it changes.
    #[must_use]
    pub fn with_action(
        mut self,
        href: impl Into<String>,
        content: impl Into<Content>,
        hidden: impl Into<Content>,
    ) -> Self {
        let action = SummaryListAction::new(href, content, hidden);
        self.actions.items.push(action);
        self
    }

    fn render(self, any_actions: bool, card_title: Option<&Content>) -> impl IntoView {
        let class = classes([
            "govuk-summary-list__row",
            when(
                any_actions && self.actions.items.is_empty(),
                "govuk-summary-list__row--no-actions",
            ),
            &self.classes,
        ]);
        view! {
            <div class=class>
                <dt class=classes(["govuk-summary-list__key", &self.key.classes])>
                    {self.key.content}
                </dt>
                <dd class=classes(["govuk-summary-list__value", &self.value.classes])>
                    {self.value.content}
                </dd>
                {self.actions.for_row(card_title)}
            </div>
        }
    }
}

/// A list of keys and values.
#[component]
pub fn SummaryList(options: SummaryListOptions) -> impl IntoView {
    let any_actions = options.rows.iter().any(|row| !row.actions.items.is_empty());
    let card_title = options.card.as_ref().and_then(SummaryCard::title_content);
    let rows = options
        .rows
        .into_iter()
        .map(|row| row.render(any_actions, card_title.as_ref()))
        .collect_view();
    let list = view! {
        <dl class=classes(["govuk-summary-list", &options.classes]) {..options.attributes.spread()}>
            {rows}
        </dl>
    };
    match options.card {
        Some(card) => card.around(list.into_any()),
        None => list.into_any(),
    }
}
