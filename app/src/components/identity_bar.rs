//! The head of a record: what it is, how it stands and what can be done with it.

use leptos::prelude::*;

use super::button::{Button, ButtonOptions};
use super::content::Content;
use super::tag::{Tag, TagOptions};

/// Options of an [`IdentityBar`].
#[derive(Clone, Debug, Default)]
pub struct IdentityBarOptions {
    /// What the record is known by, such as a reference.
    pub title: Content,
    pub status: Option<TagOptions>,
    /// A few facts, each with its name.
    pub facts: Vec<(String, Content)>,
    /// What can be done; usually links.
    pub actions: Vec<ButtonOptions>,
}

impl IdentityBarOptions {
    /// The head of a record of which only the name is known.
    pub fn new(title: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// The same, with its state.
    #[must_use]
    pub fn with_status(mut self, status: impl Into<TagOptions>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// The same, with one more fact.
    #[must_use]
    pub fn with_fact(mut self, name: impl Into<String>, fact: impl Into<Content>) -> Self {
        self.facts.push((name.into(), fact.into()));
        self
    }

    /// The same, with one more thing that can be done.
    #[must_use]
    pub fn with_action(mut self, action: ButtonOptions) -> Self {
        self.actions.push(action);
        self
    }
}

fn facts(facts: Vec<(String, Content)>) -> Option<impl IntoView> {
    if facts.is_empty() {
        return None;
    }
    let facts = facts.into_iter().map(|(name, fact)| {
        view! {
            <div class="app-facts__fact">
                <dt class="app-facts__name">{name}</dt>
                <dd class="app-facts__value">{fact}</dd>
            </div>
        }
    });
    Some(view! { <dl class="app-facts">{facts.collect_view()}</dl> })
}

fn actions(actions: Vec<ButtonOptions>) -> Option<impl IntoView> {
    if actions.is_empty() {
        return None;
    }
    let actions = actions.into_iter().map(|action| {
        view! {
            <div class="moj-identity-bar__menu">
                <Button options=action />
            </div>
        }
    });
    Some(view! { <div class="moj-identity-bar__actions">{actions.collect_view()}</div> })
}

/// The head of a record, in the Ministry of Justice's identity bar.
#[component]
pub fn IdentityBar(options: IdentityBarOptions) -> impl IntoView {
    let status = options
        .status
        .map(|status| view! { " " <Tag options=status /> });
    view! {
        <div class="moj-identity-bar">
            <div class="moj-identity-bar__container">
                <div class="moj-identity-bar__details">
                    <span class="moj-identity-bar__title">{options.title}</span>
                    {status}
                    {facts(options.facts)}
                </div>
                {actions(options.actions)}
            </div>
        </div>
    }
}
