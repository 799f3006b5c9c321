//! Inviting people to an account.

use chrono::TimeDelta;
use serde_json::json;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;
use uuid::Uuid;

use crate::app::App;
use crate::auth::token::Token;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::tell;
use crate::store::accounts::{self, NewAccount};
use crate::store::tokens::{self, Purpose};
use crate::store::{PersonalText, Tx, audit};

/// How long an invitation can be taken up.
pub const INVITATION_HOURS: u16 = 72;

/// Who is invited to what.
pub struct Invitation {
    pub organisation_id: Uuid,
    pub role: Role,
    pub email: PersonalText,
    pub name: PersonalText,
}

/// Makes the account and puts its invitation into the outbox. None where the address has an
/// account already.
pub async fn invite(
    tx: &Tx,
    app: &App,
    actor: Option<Uuid>,
    invitation: Invitation,
) -> Result<Option<Uuid>> {
    let keys = app.store.keys();
    if accounts::by_email(tx, keys, invitation.email.expose())
        .await?
        .is_some()
    {
        return Ok(None);
    }
    let Invitation {
        organisation_id,
        role,
        email,
        name,
    } = invitation;
    let to = email.clone();
    let new = NewAccount {
        organisation_id,
        role,
        email,
        name,
        password_hash: None,
    };
    let id = accounts::insert(tx, keys, new, app.now()).await?;
    send(tx, app, id, &to).await?;
    let subject = ("account", Some(id.to_string()));
    let detail = json!({ "role": role.code() });
    audit::append(tx, app.now(), actor, "account.invited", subject, detail).await?;
    Ok(Some(id))
}

/// Sends a fresh link for the account.
pub async fn send(tx: &Tx, app: &App, account: Uuid, to: &PersonalText) -> Result<()> {
    let token = Token::random();
    let expires = app.now() + TimeDelta::hours(INVITATION_HOURS.into());
    tokens::insert(tx, &token, account, Purpose::Invitation, expires).await?;
    let link = app.link(&format!("/invitation/{}", token.reveal()));
    let message = Message::AccountInvitation {
        link,
        hours: INVITATION_HOURS,
    };
    tell::address(tx, app, Some(account), None, to, &message).await
}

/// As an operator asks for it: the organisation is made if there is none of that name. False
/// where the address has an account already.
pub async fn from_command_line(
    app: &App,
    organisation: &str,
    kind: SettingKind,
    role: Role,
    email: &str,
    name: &str,
) -> Result<bool> {
    let tx = app.store.begin().await?;
    let known = accounts::organisations(&tx).await?;
    let organisation_id = match known.iter().find(|known| known.name == organisation.trim()) {
        Some(known) => known.id,
        None => accounts::insert_organisation(&tx, organisation, kind, app.now()).await?,
    };
    let (email, name) = (email.into(), name.into());
    let invited = invite(
        &tx,
        app,
        None,
        Invitation {
            organisation_id,
            role,
            email,
            name,
        },
    )
    .await?;
    tx.commit().await?;
    Ok(invited.is_some())
}
