//! What was written in an episode for others than the team: for whoever referred the family, and
//! for the family itself. Which entries, and which part of each, stands here once.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use stepwise_app::pages::triage::Card;
use stepwise_domain::audience::{Audience, Viewer as Reads};
use stepwise_domain::clock::words;
use uuid::Uuid;

use super::{forms, referrals};
use crate::app::App;
use crate::error::Result;
use crate::services::challenges::view::said;
use crate::store::entries::{self, Entry};
use crate::store::episodes::{self, Episode};
use crate::store::referrals::Referral;

/// What whoever sent this referral reads, the latest first, also of an episode that it belonged to
/// before it was decided anew. An entry says that "whoever referred the family" reads it, which is
/// who opened the episode: others whose referral joined it later learn that it did.
pub async fn for_referrer(
    app: &App,
    referral: &Referral,
    episode: Option<&Episode>,
) -> Result<Vec<Card>> {
    let mut all = episodes::moved_from(app.store.read(), referral.row.id).await?;
    all.extend(episode.cloned());
    let mut entries = Vec::new();
    for episode in &all {
        let first = referrals(app, episode).await?.into_iter().next();
        if first.is_some_and(|first| first.row.organisation_id == referral.row.organisation_id) {
            entries.extend(of(app, episode.row.id, Audience::Referrer, Reads::Referrer).await?);
        }
    }
    entries.sort_by_key(|entry| Reverse(entry.row.written_at));
    let cards = entries.iter().map(|entry| Card {
        title: format!(
            "{}, {}",
            forms::noun(entry.kind),
            words::moment(entry.row.written_at)
        ),
        rows: said(&entry.form, Some(entry.kind.read_by_referrer())),
    });
    Ok(cards.collect())
}

/// What the family reads, the latest first, also of an episode that its referral belonged to before
/// it was decided anew: when it was written, and the words written to them.
pub async fn for_family(
    app: &App,
    referral: Uuid,
    episode: Uuid,
) -> Result<Vec<(DateTime<Utc>, String)>> {
    let mut entries = of(app, episode, Audience::Family, Reads::Family).await?;
    for before in episodes::moved_from(app.store.read(), referral).await? {
        entries.extend(of(app, before.row.id, Audience::Family, Reads::Family).await?);
    }
    entries.sort_by_key(|entry| Reverse(entry.row.written_at));
    let written = entries.iter().filter_map(|entry| {
        let words = entry.kind.read_by_family().iter();
        let words: Vec<_> = words
            .map(|name| entry.form.answers.text(name))
            .filter(|words| !words.is_empty())
            .collect();
        (!words.is_empty()).then(|| (entry.row.written_at, words.join("\n")))
    });
    Ok(written.collect())
}

/// The entries kept for an audience beyond the team; drafts are their author's alone.
async fn of(app: &App, episode: Uuid, audience: Audience, reader: Reads) -> Result<Vec<Entry>> {
    let marked = entries::marked_for(app.store.read(), app.store.keys(), episode, audience).await?;
    let readable = marked
        .into_iter()
        .filter(|entry| entry.audience.sees(reader));
    Ok(readable.collect())
}
