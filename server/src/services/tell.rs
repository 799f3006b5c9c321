//! Putting a message into the outbox, within the transaction of what caused it.

use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::store::accounts::{self, Account};
use crate::store::outbox::{self, NewMessage};
use crate::store::{PersonalText, Tx};

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

/// To somebody who refers; where that account is disabled, to the leads of its organisation, so
/// that news of a child reaches somebody there.
pub async fn referrer(
    tx: &Tx,
    app: &App,
    account: Uuid,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    let keys = app.store.keys();
    let Some(found) = accounts::by_id(tx, keys, account).await? else {
        return Ok(());
    };
    if !found.disabled {
        return as_chosen(tx, app, &found, referral, message).await;
    }
    let leads = accounts::leads(tx, keys, found.organisation_id).await?;
    if leads.is_empty() {
        let (organisation, kind) = (found.organisation_id, message.kind());
        tracing::warn!(%organisation, kind, "nobody is told: the organisation has no lead");
    }
    for lead in leads {
        as_chosen(tx, app, &lead, referral, message).await?;
    }
    Ok(())
}

/// At once, or in the day's summary, as this person chose; what cannot wait goes at once.
async fn as_chosen(
    tx: &Tx,
    app: &App,
    to: &Account,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    if !to.daily_summary || message.line().is_none() {
        return address(tx, app, Some(to.id), referral, &to.email, message).await;
    }
    let now = app.now();
    let new = NewMessage {
        kind: message.kind(),
        account_id: Some(to.id),
        referral_id: referral,
        to: &to.email,
        payload: message,
    };
    let due = app.calendar.next_summary(now);
    outbox::enqueue_for_summary(tx, app.store.keys(), new, due, now).await?;
    Ok(())
}

/// To one of the staff; to everybody with `role` where there is nobody yet, or not any more.
pub async fn staff(
    tx: &Tx,
    app: &App,
    account: Option<Uuid>,
    role: Role,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    let keys = app.store.keys();
    if let Some(account) = account
        && let Some(found) = accounts::by_id(tx, keys, account).await?
        && !found.disabled
    {
        return address(tx, app, Some(found.id), referral, &found.email, message).await;
    }
    everybody(tx, app, role, None, referral, message).await
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
    everybody(tx, app, role, Some(actor.account), referral, message).await
}

async fn everybody(
    tx: &Tx,
    app: &App,
    role: Role,
    except: Option<Uuid>,
    referral: Option<Uuid>,
    message: &Message,
) -> Result<()> {
    for found in accounts::with_role(tx, app.store.keys(), role).await? {
        if Some(found.id) != except {
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
