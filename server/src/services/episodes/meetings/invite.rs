//! Who is told of a meeting, and what.

use chrono::{DateTime, Utc};
use lettre::message::Mailbox;
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::{MeetingMode, field, other_addresses};
use stepwise_domain::form::Answers;
use uuid::Uuid;

use super::normal;
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::calendar;
use crate::mail::message::Message;
use crate::services::episodes::{link, referrals};
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::episodes::Episode;
use crate::store::meetings::{Meeting, Plan};
use crate::store::{PersonalText, Tx, accounts, hubs};

/// What is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum News {
    Invited,
    Changed,
    Cancelled,
}

/// Those who are told of one plan of a meeting, and what the plan is.
pub struct Told {
    people: Vec<Recipient>,
    starts_at: DateTime<Utc>,
    minutes: u32,
    place: String,
    location: Option<String>,
    /// The referral that a mail to an address without an account is about, so that the sender can
    /// ask whose address it is by then.
    about: Option<Uuid>,
}

struct Recipient {
    account: Option<Uuid>,
    to: PersonalText,
    /// What they know the case by, and where they read of it.
    reference: String,
    link: String,
}

impl Told {
    /// Of a plan that is about to be kept.
    pub async fn of(
        tx: &Tx,
        app: &App,
        episode: &Episode,
        answers: &Answers,
        plan: &Plan<'_>,
    ) -> Result<Self> {
        let minutes = u32::from(plan.minutes);
        Self::new(tx, app, episode, answers, (plan.starts_at, minutes)).await
    }

    /// Of a plan as it was kept.
    pub async fn before(tx: &Tx, app: &App, episode: &Episode, meeting: &Meeting) -> Result<Self> {
        let minutes = u32::try_from(meeting.row.minutes).map_err(Error::internal)?;
        let time = (meeting.row.starts_at, minutes);
        Self::new(tx, app, episode, &meeting.form.answers, time).await
    }

    async fn new(
        tx: &Tx,
        app: &App,
        episode: &Episode,
        answers: &Answers,
        (starts_at, minutes): (DateTime<Utc>, u32),
    ) -> Result<Self> {
        let (place, location) = place(tx, answers).await?;
        let first = referrals(app, episode).await?.into_iter().next();
        Ok(Self {
            about: first.map(|first| first.row.id),
            people: recipients(tx, app, episode, answers).await?,
            starts_at,
            minutes,
            place,
            location,
        })
    }

    /// Whether this address is told.
    pub fn has(&self, address: &str) -> bool {
        let address = normal(address);
        let mut all = self.people.iter();
        all.any(|one| normal(one.to.expose()) == address)
    }

    /// Tells those of them who are `wanted` by their address, but not whoever acted.
    pub async fn tell(
        &self,
        tx: &Tx,
        app: &App,
        viewer: &Viewer,
        (id, sequence): (Uuid, i32),
        news: News,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<()> {
        let organiser = app.settings.mail_from.parse::<Mailbox>();
        let organiser = organiser.map_err(Error::internal)?.email.to_string();
        let meeting = calendar::Meeting {
            id,
            sequence: u32::try_from(sequence).map_err(Error::internal)?,
            starts_at: self.starts_at,
            minutes: self.minutes,
            location: self.location.clone(),
            organiser,
            cancelled: news == News::Cancelled,
        };
        for one in &self.people {
            if one.account == Some(viewer.account) || !wanted(one.to.expose()) {
                continue;
            }
            let message = self.message(one, news, meeting.clone());
            let about = self.about.filter(|_| one.account.is_none());
            tell::address(tx, app, one.account, about, &one.to, &message).await?;
        }
        Ok(())
    }

    fn message(&self, to: &Recipient, news: News, meeting: calendar::Meeting) -> Message {
        let (reference, link) = (to.reference.clone(), to.link.clone());
        let (when, place) = (words::moment(self.starts_at), self.place.clone());
        match news {
            News::Invited => Message::MeetingInvited {
                reference,
                when,
                place,
                link,
                meeting,
            },
            News::Changed => Message::MeetingChanged {
                reference,
                when,
                place,
                link,
                meeting,
            },
            News::Cancelled => Message::MeetingCancelled {
                reference,
                when,
                link,
                meeting,
            },
        }
    }
}

/// Where it is in words of ours, and for a calendar. A place that somebody typed may say who the
/// family is, so it stands on the record only.
async fn place(tx: &Tx, answers: &Answers) -> Result<(String, Option<String>)> {
    Ok(match MeetingMode::from_code(answers.text(field::MODE)) {
        Some(MeetingMode::Hub) => {
            let hub = hubs::by_id(tx, answers.text(field::HUB)).await?;
            let hub = hub.ok_or_else(|| Error::internal("a meeting at no hub"))?;
            let mut lines = vec![hub.name.clone()];
            lines.extend(hub.address);
            lines.push(hub.postcode);
            (hub.name, Some(lines.join(", ")))
        }
        Some(MeetingMode::Remote) => (
            "By phone or video. Whoever leads tells you how to join.".into(),
            None,
        ),
        Some(MeetingMode::Place) | None => ("Whoever leads tells you the place.".into(), None),
    })
}

async fn recipients(
    tx: &Tx,
    app: &App,
    episode: &Episode,
    answers: &Answers,
) -> Result<Vec<Recipient>> {
    let (keys, known) = (app.store.keys(), referrals(app, episode).await?);
    let mut found = Vec::new();
    for id in answers.all(field::INVITED) {
        let Ok(id) = id.parse() else { continue };
        let Some(account) = accounts::by_id(tx, keys, id).await? else {
            continue;
        };
        if account.disabled {
            continue;
        }
        let refers = account.role.refers();
        let theirs = known
            .iter()
            .find(|one| refers && one.row.organisation_id == account.organisation_id);
        found.push(Recipient {
            reference: theirs.map_or_else(
                || episode.row.reference.clone(),
                |one| one.row.reference.clone(),
            ),
            link: theirs.map_or_else(|| link(app, episode), |one| turn::referrer_link(app, one)),
            account: Some(account.id),
            to: account.email,
        });
    }
    // What was kept was checked, so nothing is lost here.
    for email in other_addresses(answers).unwrap_or_default() {
        found.push(Recipient {
            account: None,
            to: email.as_str().into(),
            reference: episode.row.reference.clone(),
            link: app.link("/hubs"),
        });
    }
    Ok(found)
}
