//! What did not go out: held as not safe, or not delivered.

use std::collections::BTreeMap;

use stepwise_app::pages::messages::MailLine;
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::safe_contact;
use crate::services::triage::view::mail_words;
use crate::services::viewer::Viewer;
use crate::store::outbox::{self, State, Undelivered};
use crate::store::referrals;

/// All of it, each with the record it is about, and the way to decide for those who may.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<MailLine>> {
    viewer.must(Act::ViewMailState, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = outbox::undelivered(db).await?;
    let about = found.iter().filter_map(|mail| mail.referral_id);
    let about: BTreeMap<Uuid, String> = referrals::by_ids(db, keys, about)
        .await?
        .into_iter()
        .map(|referral| (referral.row.id, referral.row.reference))
        .collect();
    let decides = viewer.must(Act::ReleaseHeldMessage, Relation::None).is_ok();
    let reads = viewer.must(Act::ViewTriage, Relation::None).is_ok();
    let line = |mail: Undelivered| {
        let reference = mail.referral_id.and_then(|id| about.get(&id).cloned());
        let held = mail.state == State::Held;
        MailLine {
            what: mail_words(&mail.kind).into(),
            state: if held {
                "Held: not safe to send"
            } else {
                "Not delivered"
            },
            why: mail.held_for.as_deref().map(safe_contact::words),
            decide: (held && decides).then(|| format!("/messages/{}", mail.id)),
            written: words::moment(mail.created_at),
            record: (reference.as_ref().filter(|_| reads)).map(|one| format!("/triage/{one}")),
            reference,
        }
    };
    Ok(found.into_iter().map(line).collect())
}
