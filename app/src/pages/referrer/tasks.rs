//! The task list of one draft.

use leptos::prelude::*;
use stepwise_domain::form::status::Status;
use stepwise_domain::referral_form::Task as Section;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::tag::TagOptions;
use crate::components::task_list::{Task, TaskList, TaskListOptions, TaskStatus};
use crate::components::warning_text::WarningText;
use crate::pages::parts::two_thirds;

pub struct Tasks {
    pub address: String,
    pub sections: Vec<Section>,
    pub ready: bool,
    /// A red flag stops the form until somebody has rung.
    pub stopped: bool,
    /// Something was saved before.
    pub started: bool,
    /// Who wrote in it last, where that was not the reader.
    pub colleague: Option<String>,
}

pub fn task_list(page: Tasks) -> AnyView {
    let done = page
        .sections
        .iter()
        .filter(|section| section.status == Status::Done)
        .count();
    let of = page.sections.len();
    let items = page
        .sections
        .into_iter()
        .map(|section| task(&page.address, &section))
        .collect();
    let options = TaskListOptions {
        items,
        id_prefix: "task".into(),
        ..TaskListOptions::default()
    };
    let last = if page.ready {
        Task::link(
            format!("{}/check", page.address),
            "Check your answers and send",
            TaskStatus::tagged(TagOptions::coloured("blue", "Not started")),
        )
    } else {
        Task {
            title: crate::components::task_list::TaskTitle {
                content: "Check your answers and send".into(),
                ..Default::default()
            },
            status: TaskStatus::cannot_start_yet("Cannot start yet"),
            ..Task::default()
        }
    };
    let send = TaskListOptions {
        items: vec![last],
        id_prefix: "send".into(),
        ..TaskListOptions::default()
    };
    let stopped = page.stopped.then(|| {
        let href = format!("{}/stop", page.address);
        view! {
            <WarningText options="Your answers say that a child may be in danger. This form goes no further until you have rung." />
            <Button options=ButtonOptions::link("See whom to ring", href).warning() />
        }
    });
    let go_on = (page.started && !page.ready && !page.stopped).then(|| {
        let options = ButtonOptions::link(
            "Go on where you left off",
            format!("{}/go-on", page.address),
        );
        view! { <Button options=options /> }
    });
    let colleague = page.colleague.map(|name| {
        view! { <p class="govuk-body">{name} " started this draft. You can both work on it."</p> }
    });
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: "Referrals".into(), ..BackLinkOptions::to("/referrals") } />
        <h1 class="govuk-heading-l">"Refer a family for early help"</h1>
        <p class="govuk-body">{format!("You have completed {done} of {of} sections.")}</p>
        <p class="govuk-body">
            "Each page is saved as you go. You can stop at any time and come back, in any order."
        </p>
        {colleague} {stopped} {go_on}
        <h2 class="govuk-heading-m">"Prepare the referral"</h2>
        <TaskList options=options />
        <h2 class="govuk-heading-m">"Send it"</h2>
        <TaskList options=send />
        <p class="govuk-body">
            <a class="govuk-link" href=format!("{}/discard", page.address)>"Discard this draft"</a>
        </p>
    })
}

fn task(address: &str, section: &Section) -> Task {
    let Section {
        slug,
        title,
        status,
    } = *section;
    let href = format!("{address}/{slug}");
    match status {
        Status::Done => Task::link(href, title, TaskStatus::plain(status.name())),
        Status::InProgress => Task::link(
            href,
            title,
            TaskStatus::tagged(TagOptions::coloured("teal", status.name())),
        ),
        Status::NotStarted => Task::link(
            href,
            title,
            TaskStatus::tagged(TagOptions::coloured("blue", status.name())),
        ),
        Status::CannotStartYet => Task {
            title: crate::components::task_list::TaskTitle {
                content: title.into(),
                ..Default::default()
            },
            status: TaskStatus::cannot_start_yet(status.name()),
            ..Task::default()
        },
    }
}

/// Asks before a draft is thrown away.
pub fn discard_draft(child: Option<String>, address: String) -> AnyView {
    let whose = child.map_or_else(
        || "Discard this draft?".to_owned(),
        |name| format!("Discard the draft about {name}?"),
    );
    two_thirds(view! {
        <h1 class="govuk-heading-l">{whose}</h1>
        <p class="govuk-body">
            "Everything written in it is lost, for your colleagues too. Nobody at the council has read it."
        </p>
        <form method="post" action=format!("{address}/discard")>
            <div class="govuk-button-group">
                <Button options=ButtonOptions::submit("Discard the draft").warning() />
                <a class="govuk-link" href=address.clone()>"Keep it"</a>
            </div>
        </form>
    })
}
