//! One page of a queue with its filters.

use chrono::{DateTime, Days, NaiveTime, Utc};
use chrono_tz::Europe::London;
use stepwise_app::pages::triage::{Field, Queues, Tab, TriageLine};
use stepwise_domain::hub::Hub;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral::State;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

use super::clock::{Times, clock};
use super::tier_words;
use crate::app::App;
use crate::error::Result;
use crate::services::allocation;
use crate::services::viewer::Viewer;
use crate::store::accounts::{self, Organisation};
use crate::store::paging;
use crate::store::triage::{self, Line, Narrowed, PAGE, Queue};
use crate::store::{PersonalText, hubs, outbox};

/// The queues in the order of the navigation: code, name, and what it means that one is empty.
const QUEUES: [(&str, &str, &str); 8] = [
    ("new", "New", "Everything that was sent has been claimed."),
    (
        "mine",
        "Mine",
        "Claim a referral from the new ones to start.",
    ),
    (
        "late",
        "Late",
        "Nobody is late with a decision or an answer.",
    ),
    (
        "in-hand",
        "Being looked at",
        "Nobody has a referral under review.",
    ),
    (
        "waiting",
        "Waiting for information",
        "No referrer owes an answer.",
    ),
    ("mash", "With the MASH", "The MASH owes no answer."),
    ("decided", "Decided", "Nothing has been decided yet."),
    (
        "withdrawn",
        "Withdrawn",
        "No referrer has taken a referral back.",
    ),
];

/// What the address asks for, as it was typed; what makes no sense counts as not asked.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    pub queue: String,
    pub tier: String,
    pub hub: String,
    pub school: String,
    pub age: String,
    /// Where the last page ended.
    pub after: String,
}

/// The page of a queue.
pub async fn page(app: &App, viewer: &Viewer, mut asked: Asked) -> Result<Queues> {
    viewer.must(Act::ViewTriage, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = QUEUES.iter().find(|(code, ..)| *code == asked.queue);
    let &(code, title, empty) = found.unwrap_or(&QUEUES[0]);
    code.clone_into(&mut asked.queue);
    let hubs = hubs::all(db).await?;
    let schools = accounts::organisations(db).await?;
    let queue = queue(code, viewer.account, app.now());
    let narrowed = narrowed(app, &asked, &hubs);
    let mut lines = triage::page(db, keys, queue, &narrowed, paging::parse(&asked.after)).await?;
    let full = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > full;
    lines.truncate(full);
    let next = lines.last().filter(|_| more).map(|last| {
        address(&Asked {
            after: paging::word(last.mark(queue)),
            ..asked.clone()
        })
    });
    Ok(Queues {
        unallocated: allocation::summary(app, viewer).await?,
        undelivered: outbox::count_undelivered(db).await?,
        title: title.into(),
        tabs: tabs(app, viewer, code).await?,
        fields: fields(&asked, &hubs, &schools),
        queue: asked.queue,
        lines: lines.into_iter().map(|line| shown(app, line)).collect(),
        next,
        empty: empty.into(),
    })
}

fn queue(code: &str, me: Uuid, now: DateTime<Utc>) -> Queue {
    match code {
        "late" => Queue::Late(now),
        "mine" => Queue::Of(me),
        "in-hand" => Queue::In(State::UnderReview),
        "waiting" => Queue::In(State::InformationRequested),
        "mash" => Queue::In(State::EscalatedToMash),
        "decided" => Queue::Decided,
        "withdrawn" => Queue::In(State::Withdrawn),
        _ => Queue::In(State::Submitted),
    }
}

fn narrowed(app: &App, asked: &Asked, hubs: &[Hub]) -> Narrowed {
    let hub = hubs.iter().find(|hub| hub.id == asked.hub);
    let (now, tomorrow) = (app.now(), tomorrow(app));
    let (due_from, due_before) = match asked.age.as_str() {
        "overdue" => (None, Some(now)),
        "today" => (Some(now), Some(tomorrow)),
        "later" => (Some(tomorrow), None),
        _ => (None, None),
    };
    Narrowed {
        tier: asked.tier.parse().ok(),
        hub: hub.map(|hub| (hub.id.clone(), hub.sectors.clone())),
        organisation: asked.school.parse().ok(),
        due_from,
        due_before,
    }
}

/// Midnight in London at the end of today.
fn tomorrow(app: &App) -> DateTime<Utc> {
    let day = app.today() + Days::new(1);
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(London);
    // Clocks never change at midnight here; if they did, a day from now would do.
    let midnight = midnight.earliest().map(|there| there.to_utc());
    midnight.unwrap_or_else(|| app.now() + Days::new(1))
}

async fn tabs(app: &App, viewer: &Viewer, current: &str) -> Result<Vec<Tab>> {
    let counts = triage::counts(app.store.read(), viewer.account).await?;
    let now = app.now();
    let late = triage::count_late(app.store.read(), now).await?;
    let tabs = QUEUES.iter().map(|&(code, name, _)| {
        let queue = queue(code, viewer.account, now);
        let of = |wanted: &dyn Fn(State, bool) -> bool| {
            let counted = counts
                .iter()
                .filter(|(state, _, mine)| wanted(*state, *mine));
            Some(counted.map(|(_, count, _)| count).sum())
        };
        let count = match queue {
            Queue::In(state) if state.is_open() => of(&|one, _| one == state),
            Queue::Of(_) => of(&|_, mine| mine),
            Queue::Late(_) => Some(late),
            Queue::In(_) | Queue::Decided => None,
        };
        Tab {
            href: format!("/triage?queue={code}"),
            name: name.into(),
            count,
            current: code == current,
        }
    });
    Ok(tabs.collect())
}

fn fields(asked: &Asked, hubs: &[Hub], schools: &[Organisation]) -> Vec<Field> {
    let all = |word: &str| (String::new(), word.to_owned());
    let first = Asked {
        after: String::new(),
        ..asked.clone()
    };
    let tiers = Tier::ALL.map(|tier| (tier.number().to_string(), tier.to_string()));
    let hubs = hubs.iter().map(|hub| (hub.id.clone(), hub.name.clone()));
    let schools = schools
        .iter()
        .map(|one| (one.id.to_string(), one.name.clone()));
    let ages = [
        ("overdue", "Overdue"),
        ("today", "Due today"),
        ("later", "Due later"),
    ];
    vec![
        Field {
            name: "tier",
            label: "Tier",
            value: asked.tier.clone(),
            choices: std::iter::once(all("Any tier")).chain(tiers).collect(),
            without: address(&Asked {
                tier: String::new(),
                ..first.clone()
            }),
        },
        Field {
            name: "hub",
            label: "Hub, or near it",
            value: asked.hub.clone(),
            choices: std::iter::once(all("Any hub")).chain(hubs).collect(),
            without: address(&Asked {
                hub: String::new(),
                ..first.clone()
            }),
        },
        Field {
            name: "school",
            label: "School or service",
            value: asked.school.clone(),
            choices: std::iter::once(all("Any")).chain(schools).collect(),
            without: address(&Asked {
                school: String::new(),
                ..first.clone()
            }),
        },
        Field {
            name: "age",
            label: "Clock",
            value: asked.age.clone(),
            choices: std::iter::once(all("Any"))
                .chain(ages.map(|(value, words)| (value.into(), words.into())))
                .collect(),
            without: address(&Asked {
                age: String::new(),
                ..first
            }),
        },
    ]
}

/// The address of a list: codes and ids only.
fn address(asked: &Asked) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in [
        ("queue", &asked.queue),
        ("tier", &asked.tier),
        ("hub", &asked.hub),
        ("school", &asked.school),
        ("age", &asked.age),
        ("after", &asked.after),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("/triage?{}", query.finish())
}

/// A line as the page shows it.
pub fn shown(app: &App, line: Line) -> TriageLine {
    let suggested = tier_words(Some(line.suggested_tier));
    TriageLine {
        clock: clock(app, &Times::from(&line)),
        reference: line.reference,
        child: line.child.into_inner(),
        organisation: line.organisation,
        suggested: match line.decided_tier {
            Some(decided) => tier_words(Some(decided)),
            None => suggested,
        },
        referrer: tier_words(line.referrer_tier),
        state: line.state.name().into(),
        owner: line
            .owner
            .map_or_else(|| "Duty team".into(), PersonalText::into_inner),
    }
}
