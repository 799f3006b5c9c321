//! What the record of an episode shows to this person.

use serde_json::json;
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::{ActionLine, GoalLine, Record};
use stepwise_app::pages::triage::Card;
use stepwise_domain::audience;
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::{Action, State, step};
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::read_back::SnapshotSection;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::referral_form::OUTCOMES;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::{forms, load, note, offers, path};
use crate::app::App;
use crate::error::Result;
use crate::services::short::harm_in_short;
use crate::services::triage::history::{Names, capitalised, happenings, name};
use crate::services::viewer::Viewer;
use crate::store::entries::{self, Entry};
use crate::store::episodes::Episode;
use crate::store::forms::Kept;
use crate::store::goals::{self, Goal, PlanAction};
use crate::store::offers::{Offer, Standing};
use crate::store::ownership::{self, Owner, Stretch};
use crate::store::referrals::Referral;
use crate::store::running::{self, Running};
use crate::store::steps::{self, Step};
use crate::store::{accounts, audit, hubs};

/// The most events that the history shows.
const EVENTS: u64 = 60;

/// The record. Looking is noted in the audit log.
pub async fn view(app: &App, viewer: &Viewer, reference: &str) -> Result<Record> {
    let episode = load(app, viewer, reference, Act::ViewEpisode).await?;
    let tx = app.store.begin().await?;
    note(&tx, app, viewer, &episode, "episode.viewed", json!({})).await?;
    tx.commit().await?;
    let parts = Parts::of(app, &episode).await?;
    let referrals = super::referrals(app, &episode).await?;
    let mut children: Vec<_> = referrals
        .iter()
        .map(|one| one.child.expose().clone())
        .collect();
    children.dedup();
    let hub = hubs::all(app.store.read()).await?;
    let hub = hub
        .into_iter()
        .find(|hub| Some(&hub.id) == episode.row.hub_id.as_ref());
    let triages = may(viewer.role, Act::ViewTriage, Relation::None);
    Ok(Record {
        child: children.join(", "),
        state: episode.state.name().into(),
        facts: vec![
            ("Tier".into(), episode.level.to_string()),
            ("Hub".into(), hub.map_or_else(|| "–".into(), |hub| hub.name)),
            ("Accountable now".into(), parts.owner(&episode)),
            ("Opened".into(), words::day(episode.row.opened_at)),
        ],
        clocks: parts.clocks.iter().map(|clock| shown(app, clock)).collect(),
        done: None,
        notice: notice(viewer, &parts),
        version: episode.row.version,
        links: links(viewer, &episode, &parts),
        buttons: buttons(viewer, &episode, &parts),
        goals: parts.goals.iter().map(goal).collect(),
        actions: parts
            .actions
            .iter()
            .map(|one| action(app, viewer, &episode, one))
            .collect(),
        cards: vec![
            (
                "Steps".into(),
                parts.steps.iter().map(|one| parts.step(one)).collect(),
            ),
            (
                "Offers".into(),
                parts.offers.iter().map(|one| parts.offer(one)).collect(),
            ),
            ("What was written down".into(), parts.entries(viewer)),
            ("Who was accountable".into(), parts.owners()),
        ],
        referrals: (referrals.iter().filter(|_| triages))
            .map(|one| {
                let reference = &one.row.reference;
                (
                    format!("Referral {reference}"),
                    format!("/triage/{reference}"),
                )
            })
            .collect(),
        history: happenings(parts.history, &parts.names),
        sections: referred(app, viewer, &episode, &referrals)?,
        reference: episode.row.reference,
    })
}

/// What the store keeps of an episode.
struct Parts {
    clocks: Vec<Running>,
    goals: Vec<Goal>,
    actions: Vec<PlanAction>,
    offers: Vec<Offer>,
    steps: Vec<Step>,
    entries: Vec<Entry>,
    owners: Vec<Stretch>,
    history: Vec<audit::Event>,
    names: Names,
}

impl Parts {
    async fn of(app: &App, episode: &Episode) -> Result<Self> {
        let (db, keys, id) = (app.store.read(), app.store.keys(), episode.row.id);
        let offers = crate::store::offers::of(db, keys, id).await?;
        let steps = steps::of(db, keys, id).await?;
        let entries = entries::of(db, keys, id).await?;
        let owners = ownership::of(db, id).await?;
        let history = audit::changes_of(db, ("episode", &id.to_string()), EVENTS).await?;
        let mut people: Vec<Uuid> = history.iter().filter_map(|event| event.actor).collect();
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
            history,
        })
    }

    fn owner(&self, episode: &Episode) -> String {
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

    fn open_offer(&self) -> Option<&Offer> {
        self.offers
            .iter()
            .find(|one| one.standing == Standing::Open)
    }

    fn offer(&self, offer: &Offer) -> Card {
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
        rows.extend(said(&offer.form, &["note"]));
        if let Some(answer) = &offer.answer {
            rows.extend(said(answer, &["reason", "words"]));
        }
        Card { title, rows }
    }

    fn step(&self, step: &Step) -> Card {
        step_card(&self.names, step)
    }

    /// The entries that this person may read, the latest first; drafts are their author's.
    fn entries(&self, viewer: &Viewer) -> Vec<Card> {
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
                rows: all(&entry.form),
            })
            .collect()
    }

    fn owners(&self) -> Vec<Card> {
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

/// The steps page's cards: the proposal, and the answer.
pub async fn step_cards(app: &App, step: &Step) -> Result<Vec<Card>> {
    let people = [Some(step.row.proposed_by), step.row.answered_by];
    let people = people.into_iter().flatten();
    let names = accounts::names(app.store.read(), app.store.keys(), people).await?;
    Ok(vec![step_card(&names, step)])
}

fn step_card(names: &Names, step: &Step) -> Card {
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
    rows.extend(all(&step.form));
    if let (Some(by), Some(at)) = (step.row.answered_by, step.row.answered_at) {
        let who = name(names, by);
        rows.push(("Answered".into(), format!("{} by {who}", words::moment(at))));
    }
    if let Some(answer) = &step.answer {
        rows.extend(all(answer));
    }
    Card {
        title: capitalised(step.kind.name()),
        rows,
    }
}

/// Questions and answers of a form.
fn all(kept: &Kept) -> Vec<(String, String)> {
    let rows = kept.asked.items.iter().flat_map(|item| &item.rows);
    rows.map(|row| (row.label.clone(), row.lines.join("\n")))
        .collect()
}

fn said(kept: &Kept, questions: &[&str]) -> Vec<(String, String)> {
    let rows = kept.asked.items.iter().flat_map(|item| &item.rows);
    rows.filter(|row| questions.contains(&row.question.as_str()))
        .map(|row| (row.label.clone(), row.lines.join("\n")))
        .collect()
}

fn shown(app: &App, clock: &Running) -> (String, ClockWordsOptions) {
    let words = ClockWordsOptions::running(&app.calendar, clock.row.due_at, app.now());
    (super::clocks::name(clock.kind), words)
}

fn notice(viewer: &Viewer, parts: &Parts) -> Option<String> {
    let offer = parts.open_offer()?;
    (offer.row.lead_id == viewer.account).then(|| {
        "This family is offered to you: accept or decline. Until you accept, somebody else stays accountable.".into()
    })
}

/// Posts without a form.
fn buttons(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Vec<(String, String)> {
    let mut buttons = Vec::new();
    let mut add = |words: &str, last: &str| {
        buttons.push((words.to_owned(), format!("{}/{last}", path(episode))));
    };
    let allocates = may(viewer.role, Act::Allocate, Relation::None);
    match parts.open_offer() {
        Some(offer) if offer.row.lead_id == viewer.account => add("Accept this family", "accept"),
        Some(_) if allocates => add("Take the offer back", "withdraw-offer"),
        _ => {}
    }
    if allocates
        && stepwise_domain::episode::apply(episode.state, Action::TakeBack, viewer.role).is_ok()
    {
        add("Take it back to the duty team", "take-back");
    }
    let waits = |kind| parts.clocks.iter().any(|clock| clock.kind == kind);
    if works(viewer, episode) && waits(ClockKind::PlanToFamily) {
        add("The family has the plan", "plan-given");
    }
    buttons
}

/// What was referred, for the lead practitioner who has accepted. Others who may read it have the
/// referral's own page.
fn referred(
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    referrals: &[Referral],
) -> Result<Vec<SnapshotSection>> {
    let leads = episode.row.lead_id == Some(viewer.account);
    if !leads || !may(viewer.role, Act::ViewReferral, Relation::AllocatedTo) {
        return Ok(Vec::new());
    }
    let mut sections = Vec::new();
    for referral in referrals {
        let snapshot = referral.snapshot(app.store.keys())?;
        sections.extend(snapshot.sections.into_iter().map(harm_in_short));
    }
    Ok(sections)
}

/// Whether this person writes in the record.
fn works(viewer: &Viewer, episode: &Episode) -> bool {
    let relation = match episode.row.lead_id {
        Some(lead) if lead == viewer.account => Relation::AllocatedTo,
        _ => Relation::None,
    };
    may(viewer.role, Act::WorkEpisode, relation)
}

/// The forms that can be filled in now.
fn links(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Vec<(String, String)> {
    let mut kinds = Vec::new();
    let offered_to_me = |offer: &Offer| offer.row.lead_id == viewer.account;
    if parts.open_offer().is_some_and(offered_to_me) {
        kinds.push(FormKind::Decline);
    }
    let offer = offers::action(episode.state);
    let can = stepwise_domain::episode::apply(episode.state, offer, viewer.role).is_ok();
    if can && parts.open_offer().is_none() && may(viewer.role, Act::Allocate, Relation::None) {
        kinds.push(FormKind::Offer);
    }
    if works(viewer, episode) {
        if episode.state == State::Active {
            kinds.extend([FormKind::Contact, FormKind::Assessment, FormKind::Goal]);
            if !parts.goals.is_empty() {
                kinds.push(FormKind::PlanAction);
            }
            kinds.extend([FormKind::Taf, FormKind::Review]);
        }
        kinds.push(FormKind::Note);
    }
    let forms = kinds.into_iter().map(|kind| {
        let draft = parts
            .entries
            .iter()
            .any(|entry| entry.is_draft_of(kind, viewer.account));
        let words = if draft && forms::is_entry(kind) {
            format!("Go on with your draft: {}", forms::noun(kind))
        } else {
            forms::invitation(kind).to_owned()
        };
        (words, format!("{}/{}", path(episode), kind.code()))
    });
    forms.chain(step_links(viewer, episode, parts)).collect()
}

/// The steps that can be proposed and those that wait for this person.
fn step_links(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Vec<(String, String)> {
    let waiting = |one: &&Step| one.state == step::StepState::Proposed;
    let answers = parts.steps.iter().filter(waiting).filter(|one| {
        let reason = one.reason();
        let decides = step::rule(one.kind, reason).deciders.contains(&viewer.role);
        decides && one.row.proposed_by != viewer.account
    });
    let answers = answers.map(|one| {
        let words = format!("Answer {}", one.kind.name());
        (words, format!("{}/steps/{}", path(episode), one.row.id))
    });
    let own =
        parts.steps.iter().filter(waiting).filter(|one| {
            one.row.proposed_by == viewer.account && one.kind != step::StepKind::ToMash
        });
    let own = own.map(|one| {
        let words = format!("See or take back {}", one.kind.name());
        (words, format!("{}/steps/{}", path(episode), one.row.id))
    });
    let proposes = viewer.role != Role::LeadPractitioner || works(viewer, episode);
    let possible = step::possible(episode.state, episode.level, viewer.role).filter(|_| proposes);
    let possible = possible.map(|kind| {
        let words = match kind {
            step::StepKind::ToMash => "A child may be in danger: pass to the MASH".to_owned(),
            _ => format!("Propose {}", kind.name()),
        };
        (words, format!("{}/step/{}", path(episode), kind.code()))
    });
    answers.chain(own).chain(possible).collect()
}

fn goal(goal: &Goal) -> GoalLine {
    let outcome = OUTCOMES.iter().find(|(code, _)| *code == goal.row.outcome);
    GoalLine {
        words: goal.words.expose().clone(),
        outcome: outcome.map_or_else(String::new, |(_, words)| (*words).to_owned()),
        start: goal.row.start_score,
        scores: goal.scores.iter().map(|(_, score)| *score).collect(),
    }
}

fn action(app: &App, viewer: &Viewer, episode: &Episode, one: &PlanAction) -> ActionLine {
    let open = one.row.done_at.is_none();
    let may_finish = open && episode.state.is_open() && works(viewer, episode);
    ActionLine {
        what: one.what.expose().clone(),
        who: one.who.expose().clone(),
        by: words::date(one.row.due_on),
        late: open && one.row.due_on < app.today(),
        finish: may_finish.then(|| format!("{}/actions/{}/done", path(episode), one.row.id)),
        done: one.row.done_at.map(|at| format!("Done {}", words::day(at))),
    }
}
