//! Who hears that a step was taken: those who referred the family, the family, and the lead
//! practitioner who no longer leads. Nobody hears more than that it concerns them.

use chrono::{DateTime, Utc};
use stepwise_domain::clock::words;
use stepwise_domain::episode::{Action, CloseReason};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::mail::identity::Contact;
use crate::mail::message::Message;
use crate::services::episodes::{offers, referrals};
use crate::services::viewer::Viewer;
use crate::services::{covers, family, referrer_news};
use crate::store::Tx;
use crate::store::episodes::Episode;

/// Tells each referrer, and the family where it reads something new. `lead` is who leads from now
/// on, with the time by which they make contact.
pub async fn tell(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    (action, reason): (Action, Option<CloseReason>),
    lead: Option<(Uuid, DateTime<Utc>)>,
) -> Result<()> {
    let named = match lead {
        Some((lead, by)) => Some((offers::who(app, lead).await?, words::moment(by))),
        None => None,
    };
    let message = |reference, link| match (action, &named) {
        (Action::PassToSocialCare, _) => Message::TakenOnBySocialCare { reference, link },
        (Action::Close, _) => Message::EpisodeClosed {
            reference,
            why: reason.map_or("", CloseReason::told).into(),
            link,
        },
        (Action::Reopen, _) => Message::HelpBeginsAgain { reference, link },
        (Action::ReturnFromSocialCare, Some((name, contact_by))) => Message::LeadNamed {
            reference,
            contact: Contact {
                name: name.clone(),
                phone: app.settings.team_phone.clone(),
            },
            contact_by: contact_by.clone(),
            link,
        },
        _ => Message::StepMoved { reference, link },
    };
    let referrals = referrals(app, episode).await?;
    referrer_news::tell(tx, app, viewer, &referrals, message).await?;
    // What has to do with social care, and how much help there is, no family reads here.
    let reads = matches!(
        action,
        Action::Close | Action::Reopen | Action::ReturnFromSocialCare
    );
    for referral in referrals.iter().filter(|_| reads) {
        family::tell_update(tx, app, referral.row.id).await?;
    }
    Ok(())
}

/// Tells the lead practitioner from whom the family went to social care.
pub async fn tell_lead(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    action: Action,
) -> Result<()> {
    let gone = (episode.row.lead_id)
        .filter(|lead| action == Action::PassToSocialCare && *lead != viewer.account)
        .filter(|_| episode.state.is_open());
    let Some(lead) = gone else {
        return Ok(());
    };
    let message = Message::LedBySocialCare {
        reference: episode.row.reference.clone(),
        link: app.link("/episodes"),
    };
    covers::tell_lead(tx, app, Some(viewer.account), lead, &message).await
}
