//! An administrator looking after all accounts: who there is, and never what they work on.

use std::collections::BTreeMap;

use serde_json::json;
use stepwise_app::pages::accounts::{Accounts, Group, Person};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::setting::SettingKind;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::invitations::{self, Invitation};
use crate::services::people;
use crate::services::viewer::Viewer;
use crate::store::accounts::{self, Account, Organisation};
use crate::store::{audit, tokens};

/// Lets an administrator pass and nobody else.
pub fn must_manage(viewer: &Viewer) -> Result<()> {
    viewer.must(Act::ManageAccounts, Relation::None)
}

/// Every account, by organisation.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Accounts> {
    must_manage(viewer)?;
    let mut people = BTreeMap::<Uuid, Vec<_>>::new();
    for (organisation, line) in people::lines(app, viewer, None, "/admin/accounts").await? {
        people.entry(organisation).or_default().push(line);
    }
    let groups = accounts::organisations(app.store.read()).await?;
    let groups = groups.into_iter().map(|organisation| Group {
        people: people.remove(&organisation.id).unwrap_or_default(),
        name: organisation.name,
        kind: organisation.kind.name(),
    });
    Ok(Accounts {
        groups: groups.collect(),
        done: None,
    })
}

/// One account.
pub async fn find(app: &App, viewer: &Viewer, id: Uuid) -> Result<Account> {
    must_manage(viewer)?;
    let found = accounts::by_id(app.store.read(), app.store.keys(), id).await?;
    found.ok_or(Error::NotFound)
}

/// The account's page. Drafts are not on it: they are their organisation's.
pub async fn page(app: &App, viewer: &Viewer, account: Account) -> Result<Person> {
    must_manage(viewer)?;
    let db = app.store.read();
    let invited = tokens::invited(db, app.now()).await?.contains(&account.id);
    let organisation = accounts::organisation(db, account.organisation_id).await?;
    Ok(Person {
        roles: people::roles_for(viewer, &account),
        role: account.role,
        standing: people::standing(&account, invited),
        version: account.version,
        organisation: organisation.map(|found| found.name).unwrap_or_default(),
        name: account.name.into_inner(),
        email: account.email.into_inner(),
        drafts: 0,
        heirs: Vec::new(),
        back: ("/admin/accounts", "Back to accounts"),
        errors: Vec::new(),
        done: None,
    })
}

/// The organisations an account can be made in.
pub async fn organisations(app: &App, viewer: &Viewer) -> Result<Vec<Organisation>> {
    must_manage(viewer)?;
    Ok(accounts::organisations(app.store.read()).await?)
}

/// Makes an account and sends its invitation. False where the address has one already.
pub async fn invite(app: &App, viewer: &Viewer, invitation: Invitation) -> Result<bool> {
    must_manage(viewer)?;
    let tx = app.store.begin().await?;
    let made = invitations::invite(&tx, app, Some(viewer.account), invitation).await?;
    tx.commit().await?;
    Ok(made.is_some())
}

/// Adds an organisation. False where there is one of that name.
pub async fn add_organisation(
    app: &App,
    viewer: &Viewer,
    name: &str,
    kind: SettingKind,
) -> Result<bool> {
    must_manage(viewer)?;
    let tx = app.store.begin().await?;
    let known = accounts::organisations(&tx).await?;
    let wanted = name.trim().to_lowercase();
    if known
        .iter()
        .any(|known| known.name.to_lowercase() == wanted)
    {
        return Ok(false);
    }
    let id = accounts::insert_organisation(&tx, name, kind, app.now()).await?;
    let subject = ("organisation", Some(id.to_string()));
    let detail = json!({ "kind": kind.code() });
    let actor = Some(viewer.account);
    audit::append(&tx, app.now(), actor, "organisation.added", subject, detail).await?;
    tx.commit().await?;
    Ok(true)
}
