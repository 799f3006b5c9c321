//! What can be done about one account, once somebody else has asked whether it may be done.

use serde_json::json;
use stepwise_app::pages::accounts::{PersonLine, Standing};
use stepwise_domain::permission::grantable;
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::services::{invitations, leavers};
use crate::store::accounts::{self, Account};
use crate::store::{Tx, audit, sessions, tokens};

/// The accounts of an organisation, or all, each with what a list shows; by name.
pub async fn lines(
    app: &App,
    viewer: &Viewer,
    organisation: Option<Uuid>,
    addresses: &str,
) -> Result<Vec<(Uuid, PersonLine)>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let invited = tokens::invited(db, app.now()).await?;
    let found = accounts::list(db, keys, organisation).await?;
    let mut lines: Vec<_> = found
        .into_iter()
        .map(|account| {
            let line = PersonLine {
                address: format!("{addresses}/{}", account.id),
                standing: standing(&account, invited.contains(&account.id)),
                role: account.role,
                own: account.id == viewer.account,
                name: account.name.into_inner(),
                email: account.email.into_inner(),
            };
            (account.organisation_id, line)
        })
        .collect();
    lines.sort_by_cached_key(|(_, line)| line.name.to_lowercase());
    Ok(lines)
}

/// Whether somebody can sign in; `invited` is whether a link is out.
pub fn standing(account: &Account, invited: bool) -> Standing {
    match (account.disabled, &account.password_hash, invited) {
        (true, _, _) => Standing::Disabled,
        (false, Some(_), _) => Standing::Active,
        (false, None, true) => Standing::Invited,
        (false, None, false) => Standing::Lapsed,
    }
}

/// Sends the invitation again; links sent earlier stop working.
pub async fn invite_again(
    app: &App,
    viewer: &Viewer,
    account: &Account,
    version: i32,
) -> Result<()> {
    if account.disabled || account.password_hash.is_some() || account.version != version {
        return Err(Error::Stale);
    }
    let tx = app.store.begin().await?;
    tokens::use_up(&tx, account.id, app.now()).await?;
    invitations::send(&tx, app, account.id, &account.email).await?;
    note(tx, app, viewer, account.id, "account.invited_again").await
}

/// Disables or enables. A disabled account is signed out everywhere at once, its links stop
/// working, and its work goes to the duty team.
///
/// # Errors
/// [`Error::Refused`] for one's own account, [`Error::Stale`] where the account changed meanwhile or
/// is so already.
pub async fn set_disabled(
    app: &App,
    viewer: &Viewer,
    account: &Account,
    version: i32,
    disabled: bool,
) -> Result<()> {
    if account.id == viewer.account {
        return Err(Error::Refused(
            "You cannot stop your own access. Ask another person who looks after accounts.".into(),
        ));
    }
    if account.disabled == disabled {
        return Err(Error::Stale);
    }
    let tx = app.store.begin().await?;
    if !accounts::set_disabled(&tx, account.id, version, disabled).await? {
        return Err(Error::Stale);
    }
    if disabled {
        let left = leavers::take_from(&tx, app, account.id).await?;
        left.note(&tx, app, viewer, account.id).await?;
    }
    tokens::use_up(&tx, account.id, app.now()).await?;
    sessions::delete_for_account(&tx, account.id).await?;
    let action = if disabled {
        "account.disabled"
    } else {
        "account.enabled"
    };
    note(tx, app, viewer, account.id, action).await
}

/// The roles that whoever looks may give to this account: others than the one it has.
pub fn roles_for(viewer: &Viewer, account: &Account) -> Vec<Role> {
    let roles = grantable(viewer.role).iter().copied();
    roles
        .filter(|role| *role != account.role && account.id != viewer.account)
        .collect()
}

/// Gives the account another role. It is signed out everywhere at once, and nothing of its work
/// stays with it: what it had, it had in the role it leaves.
///
/// # Errors
/// [`Error::Refused`] for one's own account, [`Error::Forbidden`] for a role that is not this
/// person's to give, [`Error::Stale`] where the account changed meanwhile.
pub async fn set_role(
    app: &App,
    viewer: &Viewer,
    account: &Account,
    version: i32,
    role: Role,
) -> Result<()> {
    if account.id == viewer.account {
        return Err(Error::Refused(
            "You cannot change your own role. Ask another person who looks after accounts.".into(),
        ));
    }
    if !grantable(viewer.role).contains(&role) {
        return Err(Error::Forbidden);
    }
    if account.role == role {
        return Err(Error::Stale);
    }
    let tx = app.store.begin().await?;
    if !accounts::set_role(&tx, account.id, version, role).await? {
        return Err(Error::Stale);
    }
    let left = leavers::take_from(&tx, app, account.id).await?;
    left.note(&tx, app, viewer, account.id).await?;
    sessions::delete_for_account(&tx, account.id).await?;
    let subject = ("account", Some(account.id.to_string()));
    let detail = json!({ "from": account.role.code(), "to": role.code() });
    let (now, actor) = (app.now(), Some(viewer.account));
    audit::append(&tx, now, actor, "account.role_changed", subject, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the audit event and commits.
async fn note(tx: Tx, app: &App, viewer: &Viewer, account: Uuid, action: &str) -> Result<()> {
    let subject = ("account", Some(account.to_string()));
    let actor = Some(viewer.account);
    audit::append(&tx, app.now(), actor, action, subject, json!({})).await?;
    tx.commit().await?;
    Ok(())
}
