//! Lists of accounts.

use leptos::prelude::*;
use stepwise_domain::role::Role;

use super::{Standing, done};
use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::components::tag::{Tag, TagOptions};

/// One account in a list.
pub struct PersonLine {
    pub address: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub standing: Standing,
    /// The account of whoever looks: it is shown without a link.
    pub own: bool,
}

/// What a lead sees of their organisation.
pub struct Colleagues {
    pub organisation: String,
    pub people: Vec<PersonLine>,
    pub done: Option<&'static str>,
}

pub fn colleagues(page: Colleagues) -> AnyView {
    view! {
        {done(page.done)}
        <h1 class="govuk-heading-l">"Colleagues at " {page.organisation}</h1>
        <p class="govuk-body">
            "Everybody here can see and go on with each other’s drafts and referrals. Disable the account of somebody who leaves on the day they leave."
        </p>
        <Button options=ButtonOptions::link("Invite a colleague", "/colleagues/invite") />
        {table(page.people, None)}
    }
    .into_any()
}

/// The accounts of one organisation.
pub struct Group {
    pub name: String,
    pub kind: &'static str,
    pub people: Vec<PersonLine>,
}

/// What an administrator sees.
pub struct Accounts {
    pub groups: Vec<Group>,
    pub done: Option<&'static str>,
}

pub fn accounts(page: Accounts) -> AnyView {
    let groups = page.groups.into_iter().map(group).collect_view();
    view! {
        {done(page.done)}
        <h1 class="govuk-heading-l">"Accounts"</h1>
        <div class="govuk-button-group">
            <Button options=ButtonOptions::link("Make an account", "/admin/accounts/new") />
            <a class="govuk-link" href="/admin/organisations/new">"Add an organisation"</a>
        </div>
        {groups}
    }
    .into_any()
}

fn group(group: Group) -> AnyView {
    if group.people.is_empty() {
        return view! {
            <h2 class="govuk-heading-m govuk-!-margin-bottom-1">{group.name}</h2>
            <p class="govuk-hint">{group.kind}</p>
            <p class="govuk-body">"Nobody has an account here yet."</p>
        }
        .into_any();
    }
    let caption = Content::view(move || {
        let (name, kind) = (group.name.clone(), group.kind);
        view! { {name} <div class="govuk-hint govuk-!-margin-bottom-0">{kind}</div> }
    });
    table(group.people, Some(caption))
}

fn table(people: Vec<PersonLine>, caption: Option<Content>) -> AnyView {
    let options = TableOptions {
        caption: caption.unwrap_or_default(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["Name", "Role", "Account"].map(TableCell::from).to_vec(),
        rows: people.into_iter().map(row).collect(),
        first_cell_is_header: true,
        ..TableOptions::default()
    };
    view! { <Table options=options /> }.into_any()
}

fn row(line: PersonLine) -> Vec<TableCell> {
    let (words, colour) = line.standing.tag();
    let role = line.role.name();
    let name = Content::view(move || {
        let (name, email) = (line.name.clone(), line.email.clone());
        let name = if line.own {
            view! { {name} " (you)" }.into_any()
        } else {
            view! { <a class="govuk-link" href=line.address.clone()>{name}</a> }.into_any()
        };
        view! { {name} <div class="govuk-hint govuk-!-margin-bottom-0">{breakable(&email)}</div> }
    });
    let tag = Content::view(move || view! { <Tag options=TagOptions::coloured(colour, words) /> });
    vec![name.into(), role.into(), tag.into()]
}

/// An address that may go on in the next line after a dot or an @, so that it fits a phone.
fn breakable(email: &str) -> AnyView {
    let pieces = email.split_inclusive(['@', '.']).map(str::to_owned);
    pieces
        .map(|piece| view! { {piece} <wbr /> })
        .collect_view()
        .into_any()
}
