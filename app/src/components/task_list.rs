//! The parts of a long form, each with how far it has come.

use leptos::prelude::*;
use serde::{Deserialize, Deserializer};

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::{classes, given, or_default, when};
use super::tag::{Tag, TagOptions};

/// Options of a [`TaskList`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskListOptions {
    #[serde(deserialize_with = "tasks")]
    pub items: Vec<Task>,
    /// Begins the ids of the hints and states; `task-list` when empty.
    pub id_prefix: String,
    pub classes: String,
    pub attributes: Attributes,
}

/// One task of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Task {
    pub title: TaskTitle,
    pub hint: Option<Content>,
    pub status: TaskStatus,
    /// Where the task is done; without it the title is no link.
    pub href: String,
    pub classes: String,
    /// The number in its ids where that is not its place in the list: a task keeps its ids
    /// when one before it is left out.
    #[serde(skip)]
    pub number: Option<usize>,
}

/// What a task is called.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskTitle {
    #[serde(flatten)]
    pub content: Content,
    pub classes: String,
}

/// How far a task has come: a tag, or plain words where nothing is left to do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskStatus {
    #[serde(flatten)]
    pub content: Content,
    pub tag: Option<TagOptions>,
    pub classes: String,
}

impl TaskStatus {
    /// Plain words: a task that is done, as govuk-frontend shows it.
    pub fn plain(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Grey words: a task that cannot be started yet.
    pub fn cannot_start_yet(content: impl Into<Content>) -> Self {
        Self {
            classes: "govuk-task-list__status--cannot-start-yet".to_owned(),
            ..Self::plain(content)
        }
    }

    /// A tag: a task that is still to be done.
    pub fn tagged(tag: impl Into<TagOptions>) -> Self {
        Self {
            tag: Some(tag.into()),
            ..Self::default()
        }
    }
}

impl Task {
    /// A task that links to the page where it is done.
    pub fn link(href: impl Into<String>, title: impl Into<Content>, status: TaskStatus) -> Self {
        Self {
            title: TaskTitle {
                content: title.into(),
                ..TaskTitle::default()
            },
            status,
            href: href.into(),
            ..Self::default()
        }
    }

    fn render(self, place: usize, id_prefix: &str) -> impl IntoView {
        let number = self.number.unwrap_or(place);
        let hint_id = format!("{id_prefix}-{number}-hint");
        let status_id = format!("{id_prefix}-{number}-status");
        let described_by = classes([when(self.hint.is_some(), &hint_id), &status_id]);
        let class = classes([
            "govuk-task-list__item",
            when(!self.href.is_empty(), "govuk-task-list__item--with-link"),
            &self.classes,
        ]);
        let hint = self.hint.map(|hint| {
            view! { <div id=hint_id class="govuk-task-list__hint">{hint}</div> }
        });
        view! {
            <li class=class>
                <div class="govuk-task-list__name-and-hint">
                    {title(self.title, self.href, described_by)}
                    {hint}
                </div>
                {status(self.status, status_id)}
            </li>
        }
    }
}

fn title(title: TaskTitle, href: String, described_by: String) -> AnyView {
    if href.is_empty() {
        // Leptos writes `class` even when it is empty; given as an extra attribute it does not.
        let class = given(title.classes).map_or_else(Attributes::new, |class| {
            Attributes::new().with("class", class)
        });
        return view! { <div {..class.spread()}>{title.content}</div> }.into_any();
    }
    let class = classes(["govuk-link govuk-task-list__link", &title.classes]);
    view! {
        <a class=class href=href aria-describedby=described_by>{title.content}</a>
    }
    .into_any()
}

fn status(status: TaskStatus, id: String) -> impl IntoView {
    let content = match status.tag {
        Some(tag) => view! { <Tag options=tag /> }.into_any(),
        None => status.content.into_render(),
    };
    view! {
        <div class=classes(["govuk-task-list__status", &status.classes]) id=id>{content}</div>
    }
}

/// Reads the tasks; each keeps the number of the place it was given in.
fn tasks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Task>, D::Error> {
    let numbered: Vec<(usize, Task)> = lenient::numbered(from)?;
    let keep = |(number, task)| Task {
        number: Some(number),
        ..task
    };
    Ok(numbered.into_iter().map(keep).collect())
}

/// A list of tasks.
#[component]
pub fn TaskList(options: TaskListOptions) -> impl IntoView {
    let id_prefix = or_default(options.id_prefix, "task-list");
    let items = (1..)
        .zip(options.items)
        .map(|(place, task)| task.render(place, &id_prefix).into_any())
        .collect_view();
    view! {
        <ul class=classes(["govuk-task-list", &options.classes]) {..options.attributes.spread()}>
            {items}
        </ul>
    }
}
