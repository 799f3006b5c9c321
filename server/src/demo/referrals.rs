//! About 150 referrals over twelve weeks, and before them the families of half a year whose help
//! has ended or changed. Everything is written, sent, decided and worked on by the service's own
//! code, with a clock that is moved: nothing in the database is made up beside it.

use std::sync::Arc;

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};
use stepwise_domain::clock::FixedClock;
use stepwise_domain::referral_form::Draft;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;
use stepwise_domain::triage_form::Step as Form;
use uuid::Uuid;

use super::beside::{self, Beside};
use super::draft::{self, From};
use super::episodes::{self, Act, Case};
use super::history::{Plan, Step};
use super::stories::{Family, Story};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::services::{drafts, sending};
use crate::store;

/// Referrals of the last weeks. Higher numbers are of earlier families.
pub const LATELY: usize = 150;
const DAYS: i64 = 84;
const EARLIER: usize = 66;
const EARLIER_DAYS: i64 = 182;

/// The service with a clock that can be moved.
struct Past {
    app: App,
    clock: Arc<FixedClock>,
}

impl Past {
    fn of(app: &App) -> Self {
        let clock = Arc::new(FixedClock::at(app.now()));
        let app = App {
            settings: app.settings.clone(),
            store: app.store.clone(),
            clock: Arc::<FixedClock>::clone(&clock),
            framework: app.framework.clone(),
            calendar: app.calendar.clone(),
            promises: app.promises.clone(),
            hasher: crate::auth::password::Hasher::per_core(),
            mailer: app.mailer.clone(),
            background: app.background.clone(),
        };
        Self { app, clock }
    }
}

/// One thing that happens to one referral.
struct Event {
    at: DateTime<Utc>,
    referral: usize,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Sent,
    Then(Step),
    Work(Act),
    Beside(Beside),
}

/// How many of the last referrals are newer than this one.
const fn newer(referral: usize) -> usize {
    match (LATELY - 1).checked_sub(referral) {
        Some(newer) => newer,
        None => usize::MAX,
    }
}

/// Makes them, in the order in which things happened.
pub async fn seed(app: &App, people: &[Viewer]) -> Result<()> {
    let past = Past::of(app);
    let now = app.now();
    let stories = Story::all()?;
    let senders: Vec<_> = people
        .iter()
        .filter(|who| who.role == Role::Referrer)
        .collect();
    let mut events = events(now);
    events.sort_by_key(|event| (event.at, event.referral));
    let mut references = vec![String::new(); LATELY + EARLIER];
    for Event { at, referral, what } in events {
        past.clock.set(at);
        let sender = senders[referral % senders.len()];
        let reference = &mut references[referral];
        let done = match what {
            What::Sent => match send(&past.app, sender, referral, &stories).await {
                Ok(sent) => {
                    *reference = sent;
                    Ok(())
                }
                Err(error) => Err(error),
            },
            What::Then(step) => {
                step.take(&past.app, people, sender, reference, referral)
                    .await
            }
            What::Work(act) => {
                let case = Case {
                    reference,
                    referral,
                    newer: newer(referral),
                    story: told_by(sender, referral, &stories),
                    family: &family(referral),
                };
                act.take(&past.app, people, &case).await
            }
            What::Beside(beside) => beside.take(&past.app, people, sender).await,
        };
        done.map_err(|error| Error::internal(format!("{what:?} of family {referral}: {error}")))?;
    }
    Ok(())
}

/// Everything that happened, referral by referral.
fn events(now: DateTime<Utc>) -> Vec<Event> {
    let mut events: Vec<_> = beside::events(now)
        .map(|(at, referral, beside)| Event {
            at,
            referral,
            what: What::Beside(beside),
        })
        .collect();
    for referral in 0..LATELY + EARLIER {
        let sent = sent_at(referral, now);
        let mut then = |at, what| events.push(Event { at, referral, what });
        then(sent, What::Sent);
        let newer = newer(referral);
        for (at, step) in Plan::of(referral, newer, sent, now) {
            then(at, What::Then(step));
            if step == Step::Take(Form::Accept) {
                for (at, act) in episodes::times((referral, newer), at, now) {
                    then(at, What::Work(act));
                }
            }
        }
    }
    events
}

/// When a referral is sent: evenly over the weeks, on a working day, in the hours of work.
fn sent_at(referral: usize, now: DateTime<Utc>) -> DateTime<Utc> {
    let whole = |number: usize| i64::try_from(number).unwrap_or_default();
    let (index, count) = (whole(referral), whole(LATELY));
    let back = match referral.checked_sub(LATELY) {
        None => DAYS - index * DAYS / count,
        Some(before) => DAYS + EARLIER_DAYS - whole(before) * EARLIER_DAYS / whole(EARLIER),
    };
    let minutes = 8 * 60 + index * 97 % (8 * 60);
    let midnight = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let mut at = midnight - TimeDelta::days(back) + TimeDelta::minutes(minutes);
    while matches!(at.weekday(), Weekday::Sat | Weekday::Sun) {
        at -= TimeDelta::days(1);
    }
    at.min(now - TimeDelta::minutes((count - index).max(1)))
}

/// Writes a draft and sends it; gives the reference.
async fn send(app: &App, sender: &Viewer, index: usize, stories: &[Story]) -> Result<String> {
    let story = told_by(sender, index, stories);
    let place = From {
        setting: sender.setting,
        organisation: &sender.organisation,
        role: job(sender.setting),
    };
    let family = family(index);
    let context = drafts::form_context(app, sender, &Draft::default()).await?;
    let answers = draft::draft(&context, &place, story, &family);
    let id = drafts::start(app, sender).await?;
    write(app, id, answers).await?;
    sending::send(app, sender, id).await
}

/// The story that this sender tells in the referral.
fn told_by<'a>(sender: &Viewer, index: usize, stories: &'a [Story]) -> &'a Story {
    let fitting: Vec<_> = stories
        .iter()
        .filter(|story| story.fits(sender.setting))
        .collect();
    let all: Vec<_> = stories.iter().collect();
    let from = if fitting.is_empty() { &all } else { &fitting };
    // Shifted a little each time round, so that nobody has the same few stories again and again.
    from[(index * 7 + index / from.len()) % from.len()]
}

fn family(index: usize) -> Family {
    match Plan::elder(index) {
        Some(elder) => Family::number(elder).sibling(index),
        None => Family::number(index),
    }
}

/// What somebody who refers from there does for a living.
const fn job(setting: SettingKind) -> &'static str {
    match setting {
        SettingKind::School => "Designated safeguarding lead",
        SettingKind::Health => "Nurse",
        SettingKind::Police => "Neighbourhood officer",
        SettingKind::Voluntary => "Family support worker",
        SettingKind::EarlyYears | SettingKind::Council | SettingKind::Hub => "Manager",
    }
}

/// Puts the whole form into the draft at once, where a person saves page by page.
pub async fn write(app: &App, id: Uuid, answers: Draft) -> Result<()> {
    let keys = app.store.keys();
    let draft = store::drafts::by_id(app.store.read(), keys, id).await?;
    let mut draft = draft.ok_or(Error::NotFound)?;
    draft.answers = answers;
    let child = stepwise_domain::referral_form::facts(&draft.answers).short_name();
    let tx = app.store.begin().await?;
    store::drafts::update(&tx, keys, &draft, child.as_deref(), app.now()).await?;
    tx.commit().await?;
    Ok(())
}
