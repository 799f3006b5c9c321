//! What the store keeps of an episode, and how each piece of it reads.

use stepwise_app::pages::triage::Card;
use stepwise_domain::audience;
use stepwise_domain::clock::words;
use stepwise_domain::episode::State;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::challenges::view::said;
use crate::services::episodes::forms;
use crate::services::story::{self, Moment};
use crate::services::triage::history::{Names, capitalised, name};
use crate::services::viewer::Viewer;
use crate::store::accounts;
use crate::store::entries::{self, Entry};
use crate::store::episodes::Episode;
use crate::store::goals::{self, Goal, PlanAction};
use crate::store::offers::{Offer, Standing};
use crate::store::ownership::{self, Owner, Stretch};
use crate::store::referrals::Referral;
use crate::store::running::{self, Running};
use crate::store::steps::{self, Step};

/// What the store keeps of an episode.
pub(super) struct Parts {
    pub clocks: Vec<Running>,
    pub goals: Vec<Goal>,
    pub actions: Vec<PlanAction>,
    pub offers: Vec<Offer>,
    pub steps: Vec<Step>,
    pub entries: Vec<Entry>,
    pub owners: Vec<Stretch>,
    pub moments: Vec<Moment>,
    pub names: Names,
}

impl Parts {
    pub async fn of(app: &App, episode: &Episode, referrals: &[Referral]) -> Result<Self> {
        let (db, keys, id) = (app.store.read(), app.store.keys(), episode.row.id);
        let offers = crate::store::offers::of(db, keys, id).await?;
        let steps = steps::of(db, keys, id).await?;
        let entries = entries::of(db, keys, id).await?;
        let owners = ownership::of(db, id).await?;
        let referrals: Vec<Uuid> = referrals.iter().map(|one| one.row.id).collect();
        let moments = story::read(app, &referrals, Some(episode)).await?;
        let mut people: Vec<Uuid> = moments.iter().filter_map(|one| one.actor).collect();
        people.extend(
            offers
                .iter()
                .flat_map(|one| [one.row.lead_id, one.row.offered_by]),
        );
        people.extend(steps.iter().map(|one| one.row.proposed_by));
        people.extend(steps.iter().filter_map(|one| one.row.answered_by));
        people.extend(entries.iter().map(|one| one.row.author_id));
        people.extend(owners.iter().filter_map(|one| one.owner.account()));
        Ok(Self {
            clocks: running::running(db, [id]).await?,
            goals: goals::of(db, keys, id).await?,
            actions: goals::actions(db, keys, [id]).await?,
            names: accounts::names(db, keys, people).await?,
            offers,
            steps,
            entries,
            owners,
            moments,
        })
    }

    pub fn owner(&self, episode: &Episode) -> String {
        let last = self.owners.iter().rev().find(|one| one.until.is_none());
        let who = last.map_or_else(|| "Duty team".to_owned(), |one| self.owner_name(one.owner));
        match episode.state {
            State::Closed => format!("{who}, until it was closed"),
            _ => who,
        }
    }

    fn owner_name(&self, owner: Owner) -> String {
        match owner {
            Owner::DutyTeam => "Duty team".into(),
            Owner::Lead(account) => name(&self.names, account),
            Owner::SocialCare => "Social care".into(),
        }
    }

    pub fn open_offer(&self) -> Option<&Offer> {
        self.offers
            .iter()
            .find(|one| one.standing == Standing::Open)
    }

    pub fn offer(&self, offer: &Offer) -> Card {
        let lead = name(&self.names, offer.row.lead_id);
        let title = match offer.standing {
            Standing::Open => format!("Offered to {lead}, who has not answered"),
            Standing::Accepted => format!("Accepted by {lead}"),
            Standing::Declined => format!("Declined by {lead}"),
            Standing::Withdrawn => format!("Offered to {lead} and taken back"),
        };
        let mut rows = vec![(
            "Offered".into(),
            format!(
                "{} by {}",
                words::moment(offer.row.offered_at),
                name(&self.names, offer.row.offered_by)
            ),
        )];
        rows.extend(said(&offer.form, Some(&["note"])));
        if let Some(answer) = &offer.answer {
            rows.extend(said(answer, Some(&["reason", "words"])));
        }
        Card { title, rows }
    }

    pub fn step(&self, step: &Step) -> Card {
        step_card(&self.names, step)
    }

    /// The entries that this person may read, the latest first; drafts are their author's.
    pub fn entries(&self, viewer: &Viewer) -> Vec<Card> {
        let readable = self.entries.iter().filter(|entry| {
            let own = entry.row.author_id == viewer.account;
            let reads = audience::Viewer::of(viewer.role, own);
            !entry.row.is_draft && reads.is_some_and(|reads| entry.audience.sees(reads))
        });
        readable
            .map(|entry| Card {
                title: format!(
                    "{}: {}, {}",
                    forms::noun(entry.kind),
                    name(&self.names, entry.row.author_id),
                    words::moment(entry.row.written_at)
                ),
                rows: said(&entry.form, None),
            })
            .collect()
    }

    pub fn owners(&self) -> Vec<Card> {
        let rows = self.owners.iter().map(|one| {
            let from = words::day(one.since);
            let when = match one.until {
                Some(until) => format!("{from} to {}", words::day(until)),
                None => format!("Since {from}"),
            };
            (self.owner_name(one.owner), when)
        });
        vec![Card {
            title: "One owner after the other".into(),
            rows: rows.collect(),
        }]
    }
}

/// A step as it was proposed and answered.
pub(super) fn step_card(names: &Names, step: &Step) -> Card {
    let mut rows = vec![
        ("Stands".into(), step.state.name().to_owned()),
        (
            "Proposed".into(),
            format!(
                "{} by {}",
                words::moment(step.row.proposed_at),
                name(names, step.row.proposed_by)
            ),
        ),
    ];
    rows.extend(said(&step.form, None));
    if let (Some(by), Some(at)) = (step.row.answered_by, step.row.answered_at) {
        let who = name(names, by);
        rows.push(("Answered".into(), format!("{} by {who}", words::moment(at))));
    }
    if let Some(answer) = &step.answer {
        rows.extend(said(answer, None));
    }
    Card {
        title: capitalised(step.kind.name()),
        rows,
    }
}
