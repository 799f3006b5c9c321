//! Episodes: what everything that is done with one begins with. Finding it and who asks, one turn
//! of its life, its clocks, and the names of what happened.

pub mod checks;
pub mod choices;
pub mod clocks;
pub mod drafts;
pub mod facts;
pub mod forms;
pub mod left_behind;
pub mod lines;
pub mod meetings;
pub mod offer;
pub mod offers;
pub mod record;
pub mod shared;
pub mod steps;
pub mod turn;
pub mod waiting;
pub mod week;
pub mod work;

use serde_json::Value;
use stepwise_domain::episode::{Action, State};
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::reference::Reference;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::covers;
use crate::services::viewer::Viewer;
use crate::store;
use crate::store::episodes::{self, Episode};
use crate::store::referrals::{self, Referral};
use crate::store::steps::Step;
use crate::store::{Tx, audit, mash};

/// The episode, for somebody who may do this to it.
///
/// # Errors
/// [`Error::NotFound`] where there is none or it is out of reach, which is noted in the audit log;
/// [`Error::Forbidden`] where the role never may.
pub async fn load(app: &App, viewer: &Viewer, reference: &str, act: Act) -> Result<Episode> {
    viewer.must_ever(act)?;
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let found = episodes::by_reference(app.store.read(), reference.as_str()).await?;
    let episode = found.ok_or(Error::NotFound)?;
    let relation = relation_for(app, viewer, &episode, act).await?;
    if let Err(refused) = viewer.must(act, relation) {
        super::note_refusal(app, viewer, "episode", episode.row.id.to_string()).await?;
        return Err(refused);
    }
    Ok(episode)
}

/// That this person may still do this to the episode, which stands where they found it: asked
/// within the transaction of what does not rest on the episode's version. Steps before the episode,
/// wherever both are written.
///
/// # Errors
/// [`Error::Stale`] where it stands elsewhere by now; [`Error::NotFound`] where it is out of reach.
pub async fn still(tx: &Tx, app: &App, viewer: &Viewer, episode: &Episode, act: Act) -> Result<()> {
    let now = episodes::hold(tx, episode.row.id).await?;
    let now = now.ok_or(Error::NotFound)?;
    // Cover ends, and the episode does not change by it.
    viewer.must(act, relation(app, viewer, &now).await?)?;
    if now.state == episode.state {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// How this person stands to the episode as far as this act goes. Whoever was asked to lead and has
/// not accepted answers the offer, and nothing else is theirs yet; fear of harm waits for nobody.
async fn relation_for(app: &App, viewer: &Viewer, episode: &Episode, act: Act) -> Result<Relation> {
    let relation = relation(app, viewer, episode).await?;
    let asked = matches!(act, Act::AnswerOffer | Act::PassToMash);
    if relation == Relation::None && asked && is_asked(app, viewer, episode).await? {
        return Ok(Relation::AllocatedTo);
    }
    Ok(relation)
}

/// Whether an offer of this episode waits for this person's answer.
pub async fn is_asked(app: &App, viewer: &Viewer, episode: &Episode) -> Result<bool> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let waiting = store::offers::waiting_for(db, keys, [viewer.account]).await?;
    let mut of = waiting.iter().map(|offer| offer.row.episode_id);
    Ok(viewer.role == Role::LeadPractitioner && of.any(|id| id == episode.row.id))
}

/// How this person stands to the episode, whose offer they may have accepted.
async fn relation(app: &App, viewer: &Viewer, episode: &Episode) -> Result<Relation> {
    if covers::leads_or_covers(app, viewer, episode.row.lead_id).await? {
        return Ok(Relation::AllocatedTo);
    }
    match viewer.role {
        Role::LeadPractitioner => {
            let next = facts::next_lead(app.store.read(), app, episode).await?;
            Ok(if next == Some(viewer.account) {
                Relation::AllocatedTo
            } else {
                Relation::None
            })
        }
        Role::MashWorker if was_passed(app, episode).await? => Ok(Relation::PassedToMash),
        _ => Ok(Relation::None),
    }
}

/// Whether the MASH has been given this family: it leads, it was asked to, help ended because it
/// leads, or a referral of the episode came to it.
async fn was_passed(app: &App, episode: &Episode) -> Result<bool> {
    let (db, keys, id) = (app.store.read(), app.store.keys(), episode.row.id);
    if episode.state == State::WithSocialCare {
        return Ok(true);
    }
    let steps = store::steps::of(db, keys, id).await?;
    let asked = |step: &Step| step.kind.action() == Action::PassToSocialCare;
    if steps.iter().any(asked) || facts::closed_for_social_care(episode, &steps) {
        return Ok(true);
    }
    for (_, referral) in episodes::referrals_of(db, [id]).await? {
        if !mash::of(db, keys, referral).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The referrals that opened and joined it, the first one first.
pub async fn referrals(app: &App, episode: &Episode) -> Result<Vec<Referral>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let links = episodes::referrals_of(db, [episode.row.id]).await?;
    let ids = links.into_iter().map(|(_, referral)| referral);
    let mut found = referrals::by_ids(db, keys, ids).await?;
    found.sort_by_key(|referral| referral.row.submitted_at);
    Ok(found)
}

/// What kind of organisation sent the referral that opened it.
pub async fn referred_by(app: &App, episode: &Episode) -> Result<SettingKind> {
    let first = referrals(app, episode).await?.into_iter().next();
    let kind = first.and_then(|first| SettingKind::from_code(&first.row.setting_kind));
    kind.ok_or_else(|| Error::internal("an episode without a referral that can be read"))
}

/// Adds the turn's audit event. Last of all in its transaction.
pub async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    action: &str,
    detail: Value,
) -> Result<()> {
    let subject = ("episode", Some(episode.row.id.to_string()));
    audit::append(tx, app.now(), Some(viewer.account), action, subject, detail).await?;
    Ok(())
}

/// The address of an episode for those who work on it.
pub fn link(app: &App, episode: &Episode) -> String {
    app.link(&path(episode))
}

pub fn path(episode: &Episode) -> String {
    format!("/episodes/{}", episode.row.reference)
}
