//! What happened, in order: the Ministry of Justice's timeline.

use leptos::prelude::*;

use super::attributes::Attributes;
use super::content::Content;
use super::markup::{classes, heading};
use super::moment::Moment;

/// Options of a [`Timeline`].
#[derive(Clone, Debug, Default)]
pub struct TimelineOptions {
    /// In the order they are shown; usually the newest first.
    pub items: Vec<TimelineItem>,
    /// Of each title, from 1 to 6; 2 when none is given.
    pub heading_level: Option<u8>,
    pub classes: String,
    pub attributes: Attributes,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct TimelineItem {
    pub label: Content,
    /// Who did it; the word "by" is added.
    pub byline: Option<Content>,
    pub when: Moment,
    /// What there is to say about it; left out when empty.
    pub content: Content,
    pub classes: String,
    pub attributes: Attributes,
}

impl TimelineItem {
    /// Something that happened, with nothing more to say about it.
    pub fn new(label: impl Into<Content>, when: Moment) -> Self {
        Self {
            label: label.into(),
            byline: None,
            when,
            content: Content::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }

    /// The same, with who did it.
    #[must_use]
    pub fn by(mut self, who: impl Into<Content>) -> Self {
        self.byline = Some(who.into());
        self
    }

    /// The same, with more about it.
    #[must_use]
    pub fn with(mut self, content: impl Into<Content>) -> Self {
        self.content = content.into();
        self
    }

    fn render(self, heading_level: u8) -> impl IntoView {
        let title = heading(
            heading_level,
            "moj-timeline__title".to_owned(),
            None,
            self.label,
        );
        let byline = self
            .byline
            .map(|who| view! { <p class="moj-timeline__byline">"by " {who}</p> });
        let description = (!self.content.is_empty())
            .then(|| view! { <div class="moj-timeline__description">{self.content}</div> });
        view! {
            <div
                class=classes(["moj-timeline__item", &self.classes])
                {..self.attributes.spread()}
            >
                <div class="moj-timeline__header">{title} " " {byline}</div>
                <p class="moj-timeline__date">{self.when}</p>
                {description}
            </div>
        }
    }
}

/// What happened, in order.
#[component]
pub fn Timeline(options: TimelineOptions) -> impl IntoView {
    let level = options.heading_level.unwrap_or(2);
    let items = options.items.into_iter().map(|item| item.render(level));
    view! {
        <div class=classes(["moj-timeline", &options.classes]) {..options.attributes.spread()}>
            {items.collect_view()}
        </div>
    }
}
