//! One account, and what can be done about it.

use leptos::prelude::*;
use stepwise_domain::form::FieldError;
use stepwise_domain::role::Role;

use super::{Standing, done};
use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::select::{Select, SelectItem, SelectOptions};
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::pages::parts::{error_for, errors_above, two_thirds};

/// Somebody who can take drafts over.
pub struct Heir {
    pub id: String,
    pub name: String,
}

/// What the page shows.
pub struct Person {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub role: Role,
    /// The roles that whoever looks may give instead.
    pub roles: Vec<Role>,
    pub standing: Standing,
    /// Goes back with each post, so that nobody acts on an account that changed meanwhile.
    pub version: i32,
    /// Drafts that are not sent yet; 0 also for those who may not hand them over.
    pub drafts: usize,
    pub heirs: Vec<Heir>,
    pub back: (&'static str, &'static str),
    pub errors: Vec<FieldError>,
    pub done: Option<&'static str>,
}

pub fn person(page: Person) -> AnyView {
    let facts = SummaryListOptions {
        rows: vec![
            SummaryListRow::new("E-mail address", page.email.as_str()),
            SummaryListRow::new("Organisation", page.organisation.as_str()),
            SummaryListRow::new("Role", page.role.name()),
            SummaryListRow::new("Account", page.standing.tag().0),
        ],
        ..SummaryListOptions::default()
    };
    let (back, words) = page.back;
    two_thirds(view! {
        <BackLink options=BackLinkOptions { content: words.into(), ..BackLinkOptions::to(back) } />
        {done(page.done)}
        {errors_above(&page.errors)}
        <h1 class="govuk-heading-l">{page.name.clone()}</h1>
        <SummaryList options=facts />
        {invitation(&page)}
        {drafts(&page)}
        {roles(&page)}
        {access(&page)}
    })
}

/// A button that posts to the page what is to be done, and to which version of the account.
fn act(version: i32, what: &'static str, inner: AnyView, button: ButtonOptions) -> AnyView {
    view! {
        <form method="post" novalidate>
            <input type="hidden" name="do" value=what />
            <input type="hidden" name="version" value=version.to_string() />
            {inner}
            <Button options=button />
        </form>
    }
    .into_any()
}

fn invitation(page: &Person) -> Option<AnyView> {
    let words = match page.standing {
        Standing::Invited => {
            "They have not chosen a password yet. Sending the invitation again makes a fresh link, and the earlier one stops working."
        }
        Standing::Lapsed => {
            "The invitation ran out before they chose a password. Send another: it works for 72 hours."
        }
        Standing::Active | Standing::Disabled => return None,
    };
    let button = ButtonOptions::submit("Send the invitation again");
    Some(
        view! {
            <h2 class="govuk-heading-m">"Invitation"</h2>
            <p class="govuk-body">{words}</p>
            {act(page.version, "invite", ().into_any(), button)}
        }
        .into_any(),
    )
}

fn drafts(page: &Person) -> Option<AnyView> {
    let count = match page.drafts {
        0 => return None,
        1 => "1 draft that was not sent".to_owned(),
        several => format!("{several} drafts that were not sent"),
    };
    let words = format!(
        "{} has {count}. Whoever takes over stands as the author from then on.",
        page.name
    );
    let mut items = vec![SelectItem::new("", "Choose a colleague")];
    items.extend(
        page.heirs
            .iter()
            .map(|heir| SelectItem::new(heir.id.as_str(), heir.name.as_str())),
    );
    let select = SelectOptions {
        id: "to".into(),
        name: "to".into(),
        label: "Who takes over".into(),
        items,
        error_message: error_for(&page.errors, "to").map(Into::into),
        ..SelectOptions::default()
    };
    let button = ButtonOptions::submit("Hand over").secondary();
    let select = view! { <Select options=select /> }.into_any();
    Some(
        view! {
            <h2 class="govuk-heading-m">"Drafts"</h2>
            <p class="govuk-body">{words}</p>
            {act(page.version, "hand-over", select, button)}
        }
        .into_any(),
    )
}

fn roles(page: &Person) -> Option<AnyView> {
    if page.roles.is_empty() || page.standing == Standing::Disabled {
        return None;
    }
    let mut items = vec![SelectItem::new("", "Choose a role")];
    let roles = page.roles.iter();
    items.extend(roles.map(|role| SelectItem::new(role.code(), role.name())));
    let select = SelectOptions {
        id: "role".into(),
        name: "role".into(),
        label: "New role".into(),
        items,
        error_message: error_for(&page.errors, "role").map(Into::into),
        ..SelectOptions::default()
    };
    let button = ButtonOptions::submit("Change the role").secondary();
    let select = view! { <Select options=select /> }.into_any();
    Some(
        view! {
            <h2 class="govuk-heading-m">"Role"</h2>
            <p class="govuk-body">
                "They are signed out at once. Families they lead for, offers to them and referrals they own go to the duty team, and its coordinators are told."
            </p>
            {act(page.version, "role", select, button)}
        }
        .into_any(),
    )
}

fn access(page: &Person) -> AnyView {
    let (heading, words, what, button) = if page.standing == Standing::Disabled {
        (
            "Let them in again",
            "They sign in with the password they had, or choose a new one by mail.",
            "enable",
            ButtonOptions::submit("Enable the account").secondary(),
        )
    } else {
        (
            "Stop access",
            "They are signed out everywhere at once and get no more mails. Families they lead for, offers to them and referrals they own go to the duty team, and its coordinators are told. What they wrote stays with the organisation. You can enable the account again.",
            "disable",
            ButtonOptions::submit("Disable the account").warning(),
        )
    };
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        <p class="govuk-body">{words}</p>
        {act(page.version, what, ().into_any(), button)}
    }
    .into_any()
}
