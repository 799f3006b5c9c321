//! What the store keeps of an episode, and how each piece of it reads.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::London;
use stepwise_app::pages::triage::Card;
use stepwise_domain::audience;
use stepwise_domain::clock::words;
use stepwise_domain::episode::State;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::WaitOutcome;
use stepwise_domain::hub::Hub;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::services::challenges::view::said;
use crate::services::covers::leads_or_covers;
use crate::services::episodes::{drafts, forms, left_behind};
use crate::services::story::{self, Moment};
use crate::services::triage::history::{Names, capitalised, name};
use crate::services::viewer::Viewer;
use crate::services::waiting::named;
use crate::store::covers::{self, Cover};
use crate::store::entries::{self, Entry};
use crate::store::episodes::Episode;
use crate::store::goals::{self, Goal, PlanAction};
use crate::store::meetings::{self, Meeting};
use crate::store::offers::{Offer, Standing};
use crate::store::ownership::{self, Owner, Stretch};
use crate::store::referrals::Referral;
use crate::store::running::{self, Running};
use crate::store::steps::{self, Step};
use crate::store::unmet::Unmet;
use crate::store::waiting::Place;
use crate::store::{accounts, hubs, unmet, waiting};

/// What the store keeps of an episode.
pub(super) struct Parts {
    /// Whoever looks leads, or covers today for whoever does.
    pub given: bool,
    /// Who covered for those who led, at any time.
    covers: Vec<Cover>,
    /// Of them, who does today.
    covered_by: Option<Cover>,
    pub meetings: Vec<Meeting>,
    pub places: Vec<Place>,
    needs: Vec<Unmet>,
    pub hubs: Vec<Hub>,
    pub clocks: Vec<Running>,
    pub goals: Vec<Goal>,
    pub actions: Vec<PlanAction>,
    pub offers: Vec<Offer>,
    pub steps: Vec<Step>,
    pub entries: Vec<Entry>,
    /// Drafts that somebody left behind and whoever looks can go on with.
    pub left_behind: Vec<Entry>,
    pub owners: Vec<Stretch>,
    pub moments: Vec<Moment>,
    pub names: Names,
}

impl Parts {
    pub async fn of(
        app: &App,
        viewer: &Viewer,
        episode: &Episode,
        referrals: &[Referral],
    ) -> Result<Self> {
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
        let leads = owners.iter().filter_map(|one| one.owner.account());
        let covers = covers::history(db, leads.clone()).await?;
        people.extend(leads);
        people.extend(covers.iter().map(|one| one.cover_id));
        let lead = episode.row.lead_id;
        let given = leads_or_covers(app, viewer, lead).await?;
        let left_behind = if works(viewer, given) || viewer.role == Role::MashWorker {
            left_behind::of(app, viewer, episode, &entries).await?
        } else {
            Vec::new()
        };
        let covered_by = match lead.filter(|_| episode.state.is_open()) {
            Some(lead) => covers::for_lead(db, lead, app.today()).await?,
            None => None,
        };
        Ok(Self {
            given,
            left_behind: left_behind.into_iter().cloned().collect(),
            covers,
            covered_by,
            meetings: meetings::of(db, keys, id).await?,
            places: waiting::of(db, keys, id).await?,
            needs: unmet::of(db, keys, id).await?,
            hubs: hubs::all(db).await?,
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
        match (episode.state, &self.covered_by) {
            (State::Closed, _) => format!("{who}, until it was closed"),
            (_, Some(cover)) => format!(
                "{who}. {} covers until {}",
                name(&self.names, cover.cover_id),
                words::date(cover.to_day)
            ),
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

    pub fn step(&self, viewer: &Viewer, step: &Step) -> Card {
        step_card(&self.names, viewer, step)
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

    /// What was begun by those who do not work with the family any more.
    pub fn left_behind(&self) -> Vec<Card> {
        let card = |entry: &Entry| Card {
            title: format!(
                "{}: begun by {}, {}, and confirmed by nobody",
                drafts::name(entry),
                name(&self.names, entry.row.author_id),
                words::moment(entry.row.written_at)
            ),
            rows: said(&entry.form, None),
        };
        self.left_behind.iter().map(card).collect()
    }

    pub fn meetings(&self) -> Vec<Card> {
        let card = |meeting: &Meeting| {
            let when = words::moment(meeting.row.starts_at);
            let shown = ["minutes-long", "mode", "hub", "place", "invited", "others"];
            Card {
                title: if meeting.is_cancelled() {
                    format!("Cancelled: {when}")
                } else {
                    when
                },
                rows: said(&meeting.form, Some(&shown)),
            }
        };
        self.meetings.iter().map(card).collect()
    }

    pub fn place_name(&self, place: &Place) -> String {
        named(&self.hubs, &place.row.hub_id, &place.row.service)
    }

    pub fn waits(&self) -> Vec<Card> {
        let card = |place: &Place| {
            let mut rows = vec![("Waits since".into(), words::day(place.row.since))];
            match (place.row.ended_at, place.outcome) {
                (Some(ended), outcome) => {
                    let outcome = outcome.map_or("Ended", WaitOutcome::name);
                    rows.push((outcome.into(), words::day(ended)));
                }
                (None, _) => {
                    rows.push(("Last looked at".into(), words::day(place.row.reviewed_at)));
                }
            }
            rows.extend(said(&place.form, Some(&["reason"])));
            Card {
                title: self.place_name(place),
                rows,
            }
        };
        self.places.iter().map(card).collect()
    }

    pub fn unmet(&self) -> Vec<Card> {
        let card = |need: &Unmet| Card {
            title: format!("Noted {}", words::day(need.row.noted_at)),
            rows: said(&need.form, None),
        };
        self.needs.iter().map(card).collect()
    }

    pub fn owners(&self) -> Vec<Card> {
        let mut rows = Vec::new();
        for one in &self.owners {
            let from = words::day(one.since);
            let when = match one.until {
                Some(until) if words::day(until) == from => from,
                Some(until) => format!("{from} to {}", words::day(until)),
                None => format!("Since {from}"),
            };
            rows.push((self.owner_name(one.owner), when));
            rows.extend(self.covering(one));
        }
        vec![Card {
            title: "One owner after the other".into(),
            rows,
        }]
    }

    /// Who covered for the lead of this stretch, and when.
    fn covering(&self, stretch: &Stretch) -> Vec<(String, String)> {
        let lead = stretch.owner.account();
        let day = |at: DateTime<Utc>| at.with_timezone(&London).date_naive();
        let until = stretch.until.map(day);
        let covers = self.covers.iter().filter(|one| {
            let ended = one
                .ended_at
                .map_or(one.to_day, |at| day(at).min(one.to_day));
            Some(one.lead_id) == lead
                && ended >= one.from_day
                && ended >= day(stretch.since)
                && until.is_none_or(|until| one.from_day <= until)
        });
        let line = |one: &Cover| {
            let ended = one
                .ended_at
                .map_or(one.to_day, |at| day(at).min(one.to_day));
            let who = name(&self.names, one.cover_id);
            let of = name(&self.names, one.lead_id);
            let (from, to) = (words::date(one.from_day), words::date(ended));
            (
                format!("{who}, covering for {of}"),
                format!("{from} to {to}"),
            )
        };
        covers.map(line).collect()
    }
}

/// Whether this person writes in the record: to whoever leads, or covers, it is `given`.
pub(super) fn works(viewer: &Viewer, given: bool) -> bool {
    let relation = if given {
        Relation::AllocatedTo
    } else {
        Relation::None
    };
    may(viewer.role, Act::WorkEpisode, relation)
}

/// A step as it was proposed and answered. What social care writes of its own steps stays with it.
pub(super) fn step_card(names: &Names, viewer: &Viewer, step: &Step) -> Card {
    let within = matches!(step.kind, StepKind::Up4aTo4b | StepKind::Down4bTo4a);
    let reads = !within || viewer.role == Role::MashWorker;
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
    if reads {
        rows.extend(said(&step.form, None));
    }
    if let (Some(by), Some(at)) = (step.row.answered_by, step.row.answered_at) {
        let who = name(names, by);
        rows.push(("Answered".into(), format!("{} by {who}", words::moment(at))));
    }
    if let Some(answer) = step.answer.as_ref().filter(|_| reads) {
        rows.extend(said(answer, None));
    }
    Card {
        title: capitalised(step.kind.name()),
        rows,
    }
}
