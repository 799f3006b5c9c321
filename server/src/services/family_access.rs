//! Who of a family may see where things stand: opened by staff who asked what is safe, and cut
//! off at once by anybody who sees a danger.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use stepwise_domain::form::Answers;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::reference::Reference;
use stepwise_domain::referral::State;
use stepwise_domain::referral_form::{AdultFacts, facts};
use stepwise_domain::role::Role;
use stepwise_domain::safe_contact::form::confirmed;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::services::{covers, family as view, note_refusal};
use crate::store::family::{self, Access, Entry, NewAccess};
use crate::store::referrals::{self, Referral};
use crate::store::{Tx, accounts, audit};

/// What staff see of the family's accesses.
pub struct Seen {
    pub referral: Referral,
    pub adults: Vec<AdultFacts>,
    pub accesses: Vec<Access>,
    pub entries: Vec<Entry>,
    /// The family sees nothing at the moment.
    pub hidden: bool,
    pub may_open: bool,
}

/// Everything the page needs; that somebody looked is kept.
pub async fn look(app: &App, viewer: &Viewer, reference: &str) -> Result<Seen> {
    let (referral, relation) = find(app, viewer, reference).await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let accesses = family::of_referral(db, keys, referral.row.id).await?;
    let ids: Vec<_> = accesses.iter().map(|access| access.id).collect();
    let hidden = view::is_hidden(app, db, &referral).await?;
    let seen = Seen {
        entries: family::entries_of(db, keys, ids).await?,
        adults: facts(&referral.snapshot(keys)?.answers).adults,
        accesses,
        hidden,
        may_open: !hidden && may(viewer.role, Act::OpenFamilyAccess, relation),
        referral,
    };
    let tx = app.store.begin().await?;
    let subject = ("referral", Some(seen.referral.row.id.to_string()));
    note(&tx, app, viewer, "family_access.viewed", subject).await?;
    tx.commit().await?;
    Ok(seen)
}

/// Who agreed, when, and the address that is safe.
pub struct Agreed {
    pub adult: String,
    pub email: String,
    pub on: NaiveDate,
}

/// How opening went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    Done,
    /// Somebody with this address can look already.
    Twice,
}

/// Opens an access.
///
/// # Errors
/// [`Error::Refused`] while the family's view shows nothing.
pub async fn open(app: &App, viewer: &Viewer, reference: &str, agreed: Agreed) -> Result<Opened> {
    let referral = find_to_open(app, viewer, reference).await?;
    let (keys, now, id) = (app.store.keys(), app.now(), referral.row.id);
    let tx = app.store.begin().await?;
    if view::is_hidden(app, &tx, &referral).await? {
        return Err(Error::Refused(
            "The family’s view shows nothing of this referral now, so it cannot be opened.".into(),
        ));
    }
    let email = accounts::normal_email(&agreed.email);
    let others = family::of_referral(&tx, keys, id).await?;
    let same = |access: &Access| access.cut_off_at.is_none() && *access.email.expose() == email;
    if others.iter().any(same) {
        return Ok(Opened::Twice);
    }
    let adults = facts(&referral.snapshot(keys)?.answers).adults;
    let new = NewAccess {
        referral_id: id,
        contact: confirmed(named(&adults, &agreed.adult, &email)),
        adult: agreed.adult.into(),
        email: email.into(),
        agreed_on: agreed.on,
        opened_by: viewer.account,
    };
    let access = family::insert(&tx, keys, new, now).await?;
    let subject = ("family_access", Some(access.to_string()));
    note(&tx, app, viewer, "family_access.opened", subject).await?;
    tx.commit().await?;
    Ok(Opened::Done)
}

/// The adult of the referral who now agrees: by the e-mail address, or by the name.
fn named<'a>(adults: &'a [AdultFacts], name: &str, email: &str) -> Option<&'a AdultFacts> {
    let has_email = |adult: &&AdultFacts| {
        let own = adult.email.as_ref();
        own.is_some_and(|own| accounts::normal_email(own.as_str()) == email)
    };
    let has_name = |adult: &&AdultFacts| {
        let own = format!("{} {}", adult.given, adult.family);
        own.to_lowercase() == name.trim().to_lowercase()
    };
    let found = adults.iter().find(has_email);
    found.or_else(|| adults.iter().find(has_name))
}

/// One access whose rules of safe contact this person may change.
pub async fn find_access(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    access: Uuid,
) -> Result<(Referral, Access)> {
    let referral = find_to_open(app, viewer, reference).await?;
    let found = family::by_id(app.store.read(), app.store.keys(), access).await?;
    let found = found.filter(|found| found.referral_id == referral.row.id);
    Ok((referral, found.ok_or(Error::NotFound)?))
}

/// Changes how and when it is safe to reach the adult. Messages that wait already are sent, or
/// held, by the new rules.
///
/// # Errors
/// [`Error::Stale`] if somebody changed it after `seen`.
pub async fn change_contact(
    app: &App,
    viewer: &Viewer,
    (reference, access): (&str, Uuid),
    answers: &Answers,
    seen: Option<DateTime<Utc>>,
) -> Result<()> {
    let (_, access) = find_access(app, viewer, reference, access).await?;
    let (keys, now) = (app.store.keys(), app.now());
    let tx = app.store.begin().await?;
    if !family::set_contact(&tx, keys, access.id, answers, seen, now).await? {
        return Err(Error::Stale);
    }
    let subject = ("family_access", Some(access.id.to_string()));
    note(&tx, app, viewer, "family_access.contact_changed", subject).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets pass who may open the family's view of this referral: asked before a form is looked at.
///
/// # Errors
/// [`Error::Forbidden`] for a role that never may; [`Error::NotFound`] for a referral out of reach.
pub async fn must_open(app: &App, viewer: &Viewer, reference: &str) -> Result<()> {
    find_to_open(app, viewer, reference).await.map(drop)
}

async fn find_to_open(app: &App, viewer: &Viewer, reference: &str) -> Result<Referral> {
    let (referral, relation) = find(app, viewer, reference).await?;
    viewer.must(Act::OpenFamilyAccess, relation)?;
    Ok(referral)
}

/// Cuts an access off. From the next request on, its sessions and codes are worth nothing.
pub async fn cut(app: &App, viewer: &Viewer, reference: &str, access: Uuid) -> Result<()> {
    let (referral, relation) = find(app, viewer, reference).await?;
    viewer.must(Act::CutFamilyAccess, relation)?;
    let tx = app.store.begin().await?;
    let found = family::by_id(&tx, app.store.keys(), access).await?;
    if found.is_none_or(|found| found.referral_id != referral.row.id) {
        return Err(Error::NotFound);
    }
    if family::cut_off(&tx, access, app.now()).await? {
        let subject = ("family_access", Some(access.to_string()));
        note(&tx, app, viewer, "family_access.cut_off", subject).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The referral, for those who may at least close its family's view.
async fn find(app: &App, viewer: &Viewer, reference: &str) -> Result<(Referral, Relation)> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let found = referrals::by_reference(db, keys, reference.as_str()).await?;
    let Some(referral) = found else {
        viewer.must_ever(Act::CutFamilyAccess)?;
        return Err(Error::NotFound);
    };
    let relation = relation(app, viewer, &referral).await?;
    if let Err(refused) = viewer.must(Act::CutFamilyAccess, relation) {
        note_refusal(app, viewer, "referral", referral.row.id.to_string()).await?;
        return Err(refused);
    }
    Ok((referral, relation))
}

async fn relation(app: &App, viewer: &Viewer, referral: &Referral) -> Result<Relation> {
    let passed = matches!(referral.state, State::EscalatedToMash | State::MashAccepted);
    if passed && viewer.role == Role::MashWorker {
        return Ok(Relation::PassedToMash);
    }
    let episode = family::episode_of(app.store.read(), referral.row.id).await?;
    let lead = episode.and_then(|episode| episode.lead_id);
    if covers::leads_or_covers(app, viewer, lead).await? {
        return Ok(Relation::AllocatedTo);
    }
    Ok(viewer.relation(referral.row.organisation_id, referral.row.submitted_by))
}

async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    action: &str,
    subject: (&str, Option<String>),
) -> Result<()> {
    let by = Some(viewer.account);
    audit::append(tx, app.now(), by, action, subject, json!({})).await?;
    Ok(())
}
