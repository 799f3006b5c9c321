//! What happened to a referral and its episode, in one order, as each reader may know it. What may
//! be told to whom is [`stepwise_domain::story::told`]'s; here it is gathered and put into words.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use serde_json::Value;
use stepwise_app::pages::triage::Happening;
use stepwise_domain::audience::{Audiences, Viewer as Reads};
use stepwise_domain::challenge::Outcome;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::referral::State;
use stepwise_domain::story::{Event, Happened, News, Told, told};
use uuid::Uuid;

use super::triage::history::{Names, more, name};
use super::triage::view::mail_words;
use crate::app::App;
use crate::error::Result;
use crate::mail::recipient::recipient;
use crate::services::viewer::Viewer;
use crate::store::audit;
use crate::store::episodes::Episode;
use crate::store::outbox::{self, Delivery, State as Sent};
use crate::store::referrals::Referral;

/// The most that one story tells, from the end backwards: several years of a busy episode.
const MOST: usize = 1000;

/// One thing that happened, as the store has it.
pub struct Moment {
    pub at: DateTime<Utc>,
    /// None is the service itself.
    pub actor: Option<Uuid>,
    of_episode: bool,
    action: String,
    /// None where the action has no words here.
    event: Option<Event>,
    detail: Value,
    more: String,
}

/// One thing that happened, as those who referred read it.
pub struct Heard {
    pub at: DateTime<Utc>,
    pub what: String,
    /// A colleague of theirs; the council's people are not named.
    pub by: Option<String>,
}

/// The latest first, in three queries.
pub async fn read(app: &App, referrals: &[Uuid], episode: Option<&Episode>) -> Result<Vec<Moment>> {
    let db = app.store.read();
    let episode: Vec<Uuid> = episode.iter().map(|one| one.row.id).collect();
    let mut moments = Vec::new();
    let enough = MOST as u64 + 1;
    for (kind, ids) in [("episode", episode.as_slice()), ("referral", referrals)] {
        let events = audit::changes_of_all(db, kind, ids, enough).await?;
        moments.extend(events.into_iter().map(|event| Moment {
            at: event.at,
            actor: event.actor,
            of_episode: kind == "episode",
            event: known(&event),
            more: more(&event.detail),
            action: event.action,
            detail: event.detail,
        }));
    }
    let mails = outbox::for_referrals(db, referrals, enough).await?;
    moments.extend(mails.into_iter().map(mail));
    // Stable: what is told of the same moment stays in the order it came in.
    moments.sort_by_key(|moment| Reverse(moment.at));
    if moments.len() > MOST {
        moments.truncate(MOST);
        moments.extend(moments.last().map(earlier));
    }
    Ok(moments)
}

/// Says that the story does not begin here.
fn earlier(first: &Moment) -> Moment {
    Moment {
        at: first.at,
        actor: None,
        of_episode: false,
        action: Happened::Earlier.code().into(),
        event: Some(Event::plain(Happened::Earlier)),
        detail: Value::Null,
        more: String::new(),
    }
}

fn known(event: &audit::Event) -> Option<Event> {
    let code = |name: &str| event.detail.get(name).and_then(Value::as_str);
    Some(Event {
        what: Happened::from_code(&event.action)?,
        audience: code("audience").map_or_else(Audiences::team, Audiences::from_code),
        step: code("kind").and_then(StepKind::from_code),
        clock: code("clock").and_then(ClockKind::from_code),
    })
}

/// A message: what it was about and to what sort of person, never its words or its address.
fn mail(mail: Delivery) -> Moment {
    let what = match mail.state {
        Sent::Pending | Sent::Waiting => Happened::MailWaiting,
        Sent::Sent | Sent::Summed => Happened::MailSent,
        Sent::Failed => Happened::MailFailed,
        Sent::Held => Happened::MailHeld,
        Sent::Dropped => Happened::MailDropped,
    };
    Moment {
        at: mail.sent_at.unwrap_or(mail.created_at),
        actor: None,
        of_episode: false,
        action: what.code().into(),
        event: Some(Event::plain(what)),
        detail: Value::Null,
        more: format!("{}, to {}.", mail_words(&mail.kind), recipient(&mail.kind)),
    }
}

/// For one of the staff, with everybody's name.
pub fn for_staff(moments: &[Moment], viewer: &Viewer, names: &Names) -> Vec<Happening> {
    let told = moments.iter().filter_map(|moment| {
        let reader = Reads::of(viewer.role, moment.actor == Some(viewer.account))?;
        let words = match &moment.event {
            Some(event) => told(event, reader)?.words()?,
            // Better an odd word than a hole in the record.
            None if matches!(reader, Reads::Referrer | Reads::Family) => return None,
            None => &moment.action,
        };
        Some(Happening {
            what: words.into(),
            who: moment
                .actor
                .map_or_else(|| "Stepwise".into(), |id| name(names, id)),
            at: moment.at,
            more: moment.more.clone(),
        })
    });
    told.collect()
}

/// For those who sent this referral. Colleagues are named by `name`.
pub fn for_referrer(
    moments: &[Moment],
    referral: &Referral,
    name: impl Fn(Uuid) -> String,
) -> Vec<Heard> {
    let told = theirs(moments, referral).filter_map(|(moment, event)| {
        // Entries are for whoever opened the episode.
        if event.what.is_entry() && referral.state == State::Joined {
            return None;
        }
        let words = told(event, Reads::Referrer)?.words()?;
        let outcome = moment.detail.get("outcome").and_then(Value::as_str);
        let outcome = outcome.and_then(Outcome::from_code);
        let what = match outcome {
            Some(outcome) => format!("{words}: {}", outcome.short().to_lowercase()),
            None => words.to_owned(),
        };
        let own = matches!(
            event.what,
            Happened::Sent | Happened::Answered | Happened::Withdrawn | Happened::Challenged
        );
        Some(Heard {
            at: moment.at,
            what,
            by: moment.actor.filter(|_| own).map(&name),
        })
    });
    told.collect()
}

/// For the family, the first one first. What is said twice in a row is said once.
pub fn for_family(moments: &[Moment], referral: &Referral) -> Vec<(DateTime<Utc>, News)> {
    let told =
        theirs(moments, referral).filter_map(|(moment, event)| match told(event, Reads::Family)? {
            Told::Family(news) => Some((moment.at, news)),
            Told::Words(_) => None,
        });
    let mut told: Vec<_> = told.collect();
    told.reverse();
    told.dedup_by_key(|(_, news)| *news);
    told
}

/// What came of this referral: of the episode nothing from before it belonged to it.
fn theirs<'a>(
    moments: &'a [Moment],
    referral: &Referral,
) -> impl Iterator<Item = (&'a Moment, &'a Event)> {
    let row = &referral.row;
    let since = row.decided_at.unwrap_or(row.submitted_at);
    moments
        .iter()
        .filter(move |moment| !moment.of_episode || moment.at >= since)
        .filter_map(|moment| Some((moment, moment.event.as_ref()?)))
}
