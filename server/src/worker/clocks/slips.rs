//! Promises that were not kept: the referrer hears so, with a new date and whom to ring.

use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, QuerySelect};
use stepwise_domain::clock::{Allowance, words};
use stepwise_domain::referral::State;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

use super::pass::{BATCH, Duty, Item, event};
use crate::app::App;
use crate::error::Result;
use crate::mail::identity::Contact;
use crate::mail::message::Message;
use crate::services::{tell, turn};
use crate::store::clocks::{self, Mark};
use crate::store::entity::referral::{Column, Entity};
use crate::store::{StoreError, Tx, accounts, audit, mash};

/// Tells slips of referrals.
pub struct Slips {
    pub now: DateTime<Utc>,
}

/// A referral whose last told date has passed.
#[derive(FromQueryResult)]
pub struct Slipped {
    id: Uuid,
    reference: String,
    state: String,
    suggested_tier: i16,
    submitted_by: Uuid,
    owner_id: Option<Uuid>,
    told_due_at: DateTime<Utc>,
}

impl Item for Slipped {
    fn id(&self) -> Uuid {
        self.id
    }

    fn at(&self) -> DateTime<Utc> {
        self.told_due_at
    }
}

impl Duty for Slips {
    type Item = Slipped;
    const NAME: &'static str = "slipped promises";

    async fn next(&self, app: &App, after: Option<Mark>) -> Result<Vec<Slipped>> {
        let due = clocks::slipped::<Entity>(self.now, after, BATCH)
            .select_only()
            .columns([
                Column::Id,
                Column::Reference,
                Column::State,
                Column::SuggestedTier,
                Column::SubmittedBy,
                Column::OwnerId,
                Column::ToldDueAt,
            ]);
        Ok(due.into_model().all(app.store.read()).await?)
    }

    async fn take(&self, tx: &Tx, app: &App, item: &Slipped) -> Result<bool> {
        let next = self.next_date(tx, app, item).await?;
        let taken = clocks::promise_anew::<Entity>(tx, item.id, item.told_due_at, next).await?;
        Ok(taken)
    }

    async fn tell(&self, tx: &Tx, app: &App, item: &Slipped) -> Result<()> {
        let message = Message::PromiseSlipped {
            reference: item.reference.clone(),
            promise: words::moment(self.next_date(tx, app, item).await?),
            contact: contact(tx, app, item.owner_id).await?,
            link: turn::link_for_referrer(app, &item.reference),
        };
        tell::referrer(tx, app, item.submitted_by, Some(item.id), &message).await
    }

    fn event(&self, item: &Slipped) -> audit::NewEvent {
        event("referral", item.id, "referral.slipped")
    }
}

impl Slips {
    /// What is promised instead: as long as the first time, from now.
    async fn next_date(&self, tx: &Tx, app: &App, item: &Slipped) -> Result<DateTime<Utc>> {
        let state = State::from_code(&item.state).ok_or(StoreError::Unreadable {
            what: "a referral's state",
        })?;
        let low = item.suggested_tier <= i16::from(Tier::Additional.number());
        let returned =
            low && state != State::EscalatedToMash && mash::was_passed(tx, item.id).await?;
        let allowance = turn::allowance_in(app, state, item.suggested_tier, returned);
        let next = app.calendar.due(self.now, allowance);
        // A promise "at once" cannot be made anew, or it would slip in every pass.
        let soonest = app.calendar.due(self.now, Allowance::WorkingDays(1));
        Ok(if next > self.now { next } else { soonest })
    }
}

/// Whoever owns it, by the name they use at work; else the team.
async fn contact(tx: &Tx, app: &App, owner: Option<Uuid>) -> Result<Contact> {
    let keys = app.store.keys();
    let owner = match owner {
        Some(id) => accounts::by_id(tx, keys, id)
            .await?
            .filter(|one| !one.disabled),
        None => None,
    };
    Ok(Contact {
        name: owner.map_or_else(
            || "the early help team".into(),
            |owner| format!("{} of the early help team", owner.name.into_inner()),
        ),
        phone: app.settings.team_phone.clone(),
    })
}
