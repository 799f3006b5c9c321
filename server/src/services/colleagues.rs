//! A lead looking after the accounts of their own organisation.

use serde_json::json;
use stepwise_app::pages::accounts::{Colleagues, Heir, Person};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::invitations::{self, Invitation};
use crate::services::people;
use crate::services::viewer::Viewer;
use crate::store::accounts::{self, Account};
use crate::store::{PersonalText, audit, handover, tokens};

/// Lets a lead pass and nobody else.
pub fn must_lead(viewer: &Viewer) -> Result<()> {
    viewer.must(Act::ManageColleagues, Relation::SameOrganisation)
}

/// Everybody of the lead's organisation.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Colleagues> {
    must_lead(viewer)?;
    let people = people::lines(app, viewer, Some(viewer.organisation_id), "/colleagues").await?;
    Ok(Colleagues {
        organisation: viewer.organisation.clone(),
        people: people.into_iter().map(|(_, line)| line).collect(),
        done: None,
    })
}

/// A colleague's account.
///
/// # Errors
/// [`Error::NotFound`] for an account of another organisation, which is noted in the audit log,
/// and for the lead's own.
pub async fn find(app: &App, viewer: &Viewer, id: Uuid) -> Result<Account> {
    must_lead(viewer)?;
    let found = accounts::by_id(app.store.read(), app.store.keys(), id).await?;
    let account = found.ok_or(Error::NotFound)?;
    let relation = viewer.relation(account.organisation_id, account.id);
    if let Err(refused) = viewer.must(Act::ManageColleagues, relation) {
        super::note_refusal(app, viewer, "account", id.to_string()).await?;
        return Err(refused);
    }
    Ok(account)
}

/// The account's page.
pub async fn page(app: &App, viewer: &Viewer, account: Account) -> Result<Person> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let invited = tokens::invited(db, app.now()).await?.contains(&account.id);
    let drafts = handover::open_drafts(db, viewer.organisation_id).await?;
    let heirs = accounts::list(db, keys, Some(viewer.organisation_id)).await?;
    let standing = people::standing(&account, invited);
    Ok(Person {
        roles: people::roles_for(viewer, &account),
        role: account.role,
        version: account.version,
        standing,
        organisation: viewer.organisation.clone(),
        drafts: drafts.get(&account.id).copied().unwrap_or_default(),
        heirs: heirs
            .into_iter()
            .filter(|heir| heir.id != account.id && can_inherit(heir))
            .map(|heir| Heir {
                id: heir.id.to_string(),
                name: heir.name.into_inner(),
            })
            .collect(),
        name: account.name.into_inner(),
        email: account.email.into_inner(),
        back: ("/colleagues", "Back to colleagues"),
        errors: Vec::new(),
        done: None,
    })
}

/// Invites somebody as a referrer. False where the address has an account already.
pub async fn invite(
    app: &App,
    viewer: &Viewer,
    name: PersonalText,
    email: PersonalText,
) -> Result<bool> {
    must_lead(viewer)?;
    let invitation = Invitation {
        organisation_id: viewer.organisation_id,
        role: Role::Referrer,
        email,
        name,
    };
    let tx = app.store.begin().await?;
    let made = invitations::invite(&tx, app, Some(viewer.account), invitation).await?;
    tx.commit().await?;
    Ok(made.is_some())
}

/// Gives somebody's drafts to a colleague who can work on them. False where `to` cannot.
pub async fn hand_over(app: &App, viewer: &Viewer, from: &Account, to: Uuid) -> Result<bool> {
    viewer.must(Act::Reassign, Relation::SameOrganisation)?;
    let heir = accounts::by_id(app.store.read(), app.store.keys(), to).await?;
    let fits = |heir: &Account| {
        heir.organisation_id == viewer.organisation_id && heir.id != from.id && can_inherit(heir)
    };
    if !heir.as_ref().is_some_and(fits) {
        return Ok(false);
    }
    let tx = app.store.begin().await?;
    let drafts = handover::hand_over(&tx, viewer.organisation_id, from.id, to).await?;
    if !drafts.is_empty() {
        let subject = ("account", Some(from.id.to_string()));
        let detail = json!({ "to": to, "drafts": drafts });
        let actor = Some(viewer.account);
        audit::append(&tx, app.now(), actor, "drafts.handed_over", subject, detail).await?;
        tx.commit().await?;
    }
    Ok(true)
}

fn can_inherit(heir: &Account) -> bool {
    let works = heir.role.refers();
    works && !heir.disabled && heir.password_hash.is_some()
}
