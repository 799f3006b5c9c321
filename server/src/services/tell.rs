//! Putting a message into the outbox, within the transaction of what caused it.

use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::store::outbox::{self, NewMessage};
use crate::store::{PersonalText, Tx, accounts};

/// To one account; nothing goes to a disabled one.
pub async fn account(
    tx: &Tx,
    app: &App,
    account: Uuid,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    match accounts::by_id(tx, app.store.keys(), account).await? {
        Some(found) if !found.disabled => {
            address(tx, app, Some(account), referral, &found.email, message).await
        }
        _ => Ok(()),
    }
}

/// To everybody with a role, except the person who acted.
pub async fn role(
    tx: &Tx,
    app: &App,
    role: Role,
    actor: &Viewer,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    for found in accounts::with_role(tx, app.store.keys(), role).await? {
        if found.id != actor.account {
            address(tx, app, Some(found.id), referral, &found.email, message).await?;
        }
    }
    Ok(())
}

/// To an address that need not belong to an account.
pub async fn address(
    tx: &Tx,
    app: &App,
    account_id: Option<Uuid>,
    referral_id: Option<Uuid>,
    to: &PersonalText,
    message: &Message,
) -> Result<()> {
    let new = NewMessage {
        kind: message.kind(),
        account_id,
        referral_id,
        to,
        payload: message,
    };
    outbox::enqueue(tx, app.store.keys(), new, app.now()).await?;
    Ok(())
}
