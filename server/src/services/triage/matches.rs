//! Who may be known already: other referrals that may be about the same child or family.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use stepwise_domain::matching::{Person, Reason, address_key, matches};
use stepwise_domain::referral_form::{self, ReferralFacts};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::facts;
use crate::store::episodes::Episode;
use crate::store::referrals::{self, Referral};
use crate::store::{episodes, triage};

/// Keys that few families share; and how many referrals that share one are looked at.
const STRONG: (&[&str], u64) = (&["born", "address"], 60);
/// Keys that many share, so that two must agree.
const WEAK: (&[&str], u64) = (&["name"], 30);

/// Another referral, and why it may belong with this one.
pub struct Known {
    pub referral: Referral,
    /// The strongest first, each once.
    pub reasons: Vec<Reason>,
    /// The episode it belongs to, open or closed.
    pub episode: Option<Episode>,
}

/// The likely matches of a referral, the likeliest first.
pub async fn of(app: &App, referral: &Referral, facts: &ReferralFacts) -> Result<Vec<Known>> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let new = people(facts);
    let mut known = Vec::new();
    for candidate in referrals::by_ids(db, keys, candidates(app, facts).await?).await? {
        if candidate.row.id == referral.row.id {
            continue;
        }
        let facts = referral_form::facts(&candidate.snapshot(keys)?.answers);
        let reasons = reasons(&new, &people(&facts));
        if !reasons.is_empty() {
            known.push((candidate, reasons));
        }
    }
    let ids: Vec<_> = known.iter().map(|(found, _)| found.row.id).collect();
    let mut helped: BTreeMap<_, _> = episodes::of_referrals(db, &ids)
        .await?
        .into_iter()
        .collect();
    let mut known: Vec<_> = known
        .into_iter()
        .map(|(referral, reasons)| Known {
            episode: helped.remove(&referral.row.id),
            referral,
            reasons,
        })
        .collect();
    known.sort_by(|one, two| {
        let newest = two.referral.row.submitted_at;
        (one.reasons.cmp(&two.reasons)).then(newest.cmp(&one.referral.row.submitted_at))
    });
    Ok(known)
}

/// The episodes among them that had ended so lately by then that they could be opened again, each
/// once, the latest first. Whoever lived at the same address may be another family.
pub fn lately_ended(app: &App, known: &[Known], at: DateTime<Utc>) -> Vec<Episode> {
    let same = known
        .iter()
        .filter(|one| one.reasons != [Reason::SameAddress]);
    let mut found: Vec<_> = same
        .filter_map(|one| one.episode.clone())
        .filter(|episode| facts::reopens(app, episode, at))
        .collect();
    found.sort_by_key(|episode| (Reverse(episode.row.closed_at), episode.row.id));
    found.dedup_by_key(|episode| episode.row.id);
    found
}

/// Referrals that share enough digests to be worth opening.
async fn candidates(app: &App, facts: &ReferralFacts) -> Result<BTreeSet<Uuid>> {
    let all = referrals::keys_of(app.store.keys(), facts);
    let mut found = BTreeSet::new();
    for ((kinds, most), least) in [(STRONG, 1), (WEAK, 2)] {
        let wanted: Vec<_> = all
            .iter()
            .filter(|(kind, _)| kinds.contains(kind))
            .cloned()
            .collect();
        let least = least.min(wanted.len());
        found.extend(triage::by_digests(app.store.read(), &wanted, least, most).await?);
    }
    Ok(found)
}

fn people(facts: &ReferralFacts) -> Vec<Person> {
    let postcode = facts.postcode.as_ref().map(ToString::to_string);
    let address = postcode.and_then(|postcode| address_key(&facts.address_line, &postcode));
    facts
        .children
        .iter()
        .map(|child| Person {
            given: child.given.clone(),
            family: child.family.clone(),
            born: child.born,
            address: address.clone(),
        })
        .collect()
}

fn reasons(new: &[Person], known: &[Person]) -> Vec<Reason> {
    let found: BTreeSet<_> = new
        .iter()
        .flat_map(|person| matches(person, known))
        .flat_map(|found| found.reasons)
        .collect();
    found.into_iter().collect()
}
