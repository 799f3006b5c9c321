//! What a referrer's organisation may see of what it sent.

use std::collections::BTreeMap;

use stepwise_app::pages::referrer::{DraftLine, ReferralLine, Referrals};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::reference::Reference;
use stepwise_domain::referral::State;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::referrals::{self, Referral};
use crate::store::{PersonalText, accounts, drafts, paging};

/// A referral of the person's own organisation.
///
/// # Errors
/// [`Error::NotFound`] for anybody else's, which is noted in the audit log.
pub async fn find(app: &App, viewer: &Viewer, reference: &str) -> Result<Referral> {
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let db = app.store.read();
    let found = referrals::by_reference(db, app.store.keys(), reference.as_str()).await?;
    let Some(referral) = found else {
        viewer.must_ever(Act::ViewReferral)?;
        return Err(Error::NotFound);
    };
    let relation = viewer.relation(referral.row.organisation_id, referral.row.submitted_by);
    if let Err(refused) = viewer.must(Act::ViewReferral, relation) {
        super::note_refusal(app, viewer, "referral", referral.row.id.to_string()).await?;
        return Err(refused);
    }
    Ok(referral)
}

/// The people of one organisation, disabled or not, by the name that its own people read.
pub struct Colleagues(BTreeMap<Uuid, String>);

impl Colleagues {
    pub async fn of(app: &App, organisation: Uuid) -> Result<Self> {
        let all = accounts::list(app.store.read(), app.store.keys(), Some(organisation)).await?;
        let named = all.into_iter();
        let named = named.map(|account| (account.id, account.name.into_inner()));
        Ok(Self(named.collect()))
    }

    fn found(&self, id: Uuid) -> Option<String> {
        self.0.get(&id).cloned()
    }

    /// The name, or words for somebody whose account is gone.
    pub fn name(&self, id: Uuid) -> String {
        let gone = || "A former colleague".into();
        self.found(id).unwrap_or_else(gone)
    }
}

/// The organisation's drafts and a page of what it sent: the latest, or what follows `after`.
pub async fn list(app: &App, viewer: &Viewer, after: &str) -> Result<Referrals> {
    // The page is of those who refer; others see single referrals, and never this list.
    viewer.must(Act::DraftReferral, Relation::Own)?;
    viewer.must(Act::ViewReferral, Relation::Own)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let names = Colleagues::of(app, viewer.organisation_id).await?;
    let drafts = drafts::open_of(db, keys, viewer.organisation_id).await?;
    let after = paging::parse(after);
    let mut sent = referrals::sent_by(db, keys, viewer.organisation_id, after).await?;
    let full = usize::try_from(referrals::PAGE).unwrap_or(usize::MAX);
    let more = sent.len() > full;
    sent.truncate(full);
    let last = sent.last().filter(|_| more);
    let older = last.map(|last| paging::word((last.row.submitted_at, last.row.id)));
    Ok(Referrals {
        organisation: viewer.organisation.clone(),
        drafts: drafts
            .into_iter()
            .map(|draft| DraftLine {
                address: format!("/drafts/{}", draft.id),
                child: draft
                    .child
                    .map_or_else(|| "No name yet".into(), PersonalText::into_inner),
                changed: words::moment(draft.updated_at),
                author: names.found(draft.account_id).unwrap_or_default(),
            })
            .collect(),
        sent: sent.into_iter().map(line).collect(),
        older: older.map(|mark| format!("/referrals?after={mark}")),
    })
}

fn line(referral: Referral) -> ReferralLine {
    let row = &referral.row;
    let when = match (row.decided_at, row.closed_at) {
        (Some(decided), _) => format!("Decided {}", words::day(decided)),
        (None, Some(closed)) => format!("Ended {}", words::day(closed)),
        (None, None) => format!("Decision promised by {}", words::moment(row.due_at)),
    };
    ReferralLine {
        reference: row.reference.clone(),
        label: referral.state.public_label().into(),
        waits_for_you: referral.state == State::InformationRequested,
        child: referral.child.into_inner(),
        when,
    }
}
