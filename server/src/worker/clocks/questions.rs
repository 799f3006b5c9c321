//! Questions that wait for a referrer's answer: one reminder while a working day is left, and word
//! to whoever asked once the time is up. What then happens a person decides.

use chrono::{DateTime, Utc};
use stepwise_domain::clock::words;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::pass::{BATCH, Duty, Item, event};
use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::{tell, turn};
use crate::store::clocks::Mark;
use crate::store::questions::{self, Waiting};
use crate::store::{Tx, audit};

/// Reminds of questions, and reports those that stay unanswered.
pub struct Questions {
    pub now: DateTime<Utc>,
}

impl Item for Waiting {
    fn id(&self) -> Uuid {
        self.id
    }

    fn at(&self) -> DateTime<Utc> {
        self.wake_at
    }
}

impl Duty for Questions {
    type Item = Waiting;
    const NAME: &'static str = "unanswered questions";

    async fn next(&self, app: &App, after: Option<Mark>) -> Result<Vec<Waiting>> {
        let db = app.store.read();
        Ok(questions::waking(db, self.now, after, BATCH).await?)
    }

    async fn take(&self, tx: &Tx, _app: &App, item: &Waiting) -> Result<bool> {
        let next = (!self.is_over(item)).then_some(item.due_at);
        Ok(questions::sleep(tx, item, next).await?)
    }

    async fn tell(&self, tx: &Tx, app: &App, item: &Waiting) -> Result<()> {
        let about = Some(item.referral_id);
        let reference = item.reference.clone();
        let due = words::moment(item.due_at);
        if self.is_over(item) {
            let link = turn::link_for_staff(app, &item.reference);
            let message = Message::InformationExpired {
                reference,
                due,
                link,
            };
            return tell::staff(
                tx,
                app,
                Some(item.asked_by),
                Role::Coordinator,
                about,
                &message,
            )
            .await;
        }
        let link = turn::link_for_referrer(app, &item.reference);
        let message = Message::InformationReminder {
            reference,
            due,
            link,
        };
        tell::referrer(tx, app, item.submitted_by, about, &message).await
    }

    fn event(&self, item: &Waiting) -> audit::NewEvent {
        let action = if self.is_over(item) {
            "referral.unanswered"
        } else {
            "referral.reminded"
        };
        event("referral", item.referral_id, action)
    }
}

impl Questions {
    /// After downtime the reminder may have missed its day; then only this is left to say.
    fn is_over(&self, item: &Waiting) -> bool {
        item.due_at <= self.now
    }
}
