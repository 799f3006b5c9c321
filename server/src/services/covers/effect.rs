//! What covering lets somebody do, and hear.

use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::tell;
use crate::services::viewer::Viewer;
use crate::store::{Tx, covers as store};
use stepwise_domain::role::Role;

/// Whether this person covers for the lead today.
pub async fn covers(app: &App, viewer: &Viewer, lead: Uuid) -> Result<bool> {
    if viewer.role != Role::LeadPractitioner {
        return Ok(false);
    }
    let now = store::for_lead(app.store.read(), lead, app.today()).await?;
    Ok(now.is_some_and(|one| one.cover_id == viewer.account))
}

/// Whether this person leads, or covers today for whoever does. A closed family keeps the name of who
/// led it: with another role it is not theirs any more.
pub async fn leads_or_covers(app: &App, viewer: &Viewer, lead: Option<Uuid>) -> Result<bool> {
    match lead {
        _ if viewer.role != Role::LeadPractitioner => Ok(false),
        Some(lead) if lead == viewer.account => Ok(true),
        Some(lead) => covers(app, viewer, lead).await,
        None => Ok(false),
    }
}

/// Tells a lead practitioner, and whoever covers for them today, unless that is who acted.
pub async fn tell_lead(
    tx: &Tx,
    app: &App,
    actor: Option<Uuid>,
    lead: Uuid,
    message: &Message,
) -> Result<()> {
    let cover = store::for_lead(tx, lead, app.today()).await?;
    let people = [Some(lead), cover.map(|one| one.cover_id)];
    for person in people.into_iter().flatten() {
        if Some(person) != actor {
            tell::account(tx, app, person, None, message).await?;
        }
    }
    Ok(())
}
