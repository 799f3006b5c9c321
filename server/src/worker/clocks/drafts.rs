//! Drafts that nobody goes on with: a reminder, and a week later (by default) they are deleted.
//! What is left is the memory of red flags that were met, and that there was a draft.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_domain::clock::Allowance;
use uuid::Uuid;

use super::pass::{BATCH, Duty, Item, event};
use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::tell;
use crate::store::clocks::Mark;
use crate::store::drafts::{self, Ageing, Resting};
use crate::store::{Tx, audit, consultations};

/// Reminds those who share a draft.
pub struct Reminders {
    pub now: DateTime<Utc>,
}

/// Deletes drafts whose time is up.
pub struct Deletions {
    now: DateTime<Utc>,
    resting: Resting,
}

/// A draft that was not changed for long, and whether that was long enough.
pub struct Old {
    draft: Ageing,
    due: bool,
}

impl Item for Old {
    fn id(&self) -> Uuid {
        self.draft.id
    }

    fn at(&self) -> DateTime<Utc> {
        self.draft.updated_at
    }

    fn is_due(&self) -> bool {
        self.due
    }
}

/// The next drafts that have rested for about this long.
async fn next(
    app: &App,
    (resting, allowance): (Resting, Allowance),
    now: DateTime<Utc>,
    after: Option<Mark>,
    due: impl Fn(&Ageing) -> bool,
) -> Result<Vec<Old>> {
    let before = now - allowance.at_least();
    let found = drafts::resting(app.store.read(), resting, before, after, BATCH).await?;
    let old = |draft: Ageing| Old {
        due: app.calendar.due(draft.updated_at, allowance) <= now && due(&draft),
        draft,
    };
    Ok(found.into_iter().map(old).collect())
}

/// How long before its deletion a draft's author is reminded. Nothing is deleted sooner after the
/// reminder than this, however late that was.
fn notice(app: &App, draft: &Ageing) -> TimeDelta {
    let due = |allowance| app.calendar.due(draft.updated_at, allowance);
    due(app.promises.draft_expires) - due(app.promises.draft_reminder)
}

impl Duty for Reminders {
    type Item = Old;
    const NAME: &'static str = "reminders of drafts";

    async fn next(&self, app: &App, after: Option<Mark>) -> Result<Vec<Old>> {
        let which = (Resting::ToRemind, app.promises.draft_reminder);
        next(app, which, self.now, after, |_| true).await
    }

    async fn take(&self, tx: &Tx, _app: &App, item: &Old) -> Result<bool> {
        Ok(drafts::note_reminder(tx, &item.draft, self.now).await?)
    }

    async fn tell(&self, tx: &Tx, app: &App, item: &Old) -> Result<()> {
        // Rounded, since a week is an hour shorter or longer where the clocks change.
        let days = (notice(app, &item.draft) + TimeDelta::hours(12)).num_days();
        let message = Message::DraftExpiring {
            days: u16::try_from(days).unwrap_or_default().max(1),
            link: app.link("/referrals"),
        };
        tell::referrer(tx, app, item.draft.account_id, None, &message).await
    }

    fn event(&self, item: &Old) -> audit::NewEvent {
        event("draft", item.draft.id, "draft.reminded")
    }
}

impl Deletions {
    /// Of drafts that were never sent.
    pub const fn unsent(now: DateTime<Utc>) -> Self {
        let resting = Resting::Reminded;
        Self { now, resting }
    }

    /// Of drafts that were thrown away.
    pub const fn discarded(now: DateTime<Utc>) -> Self {
        let resting = Resting::Discarded;
        Self { now, resting }
    }
}

impl Duty for Deletions {
    type Item = Old;
    const NAME: &'static str = "deletion of drafts";

    async fn next(&self, app: &App, after: Option<Mark>) -> Result<Vec<Old>> {
        let which = (self.resting, app.promises.draft_expires);
        next(app, which, self.now, after, |draft| {
            // One that was thrown away needs no reminder.
            let reminded = draft.reminded_at.map(|at| at + notice(app, draft));
            self.resting == Resting::Discarded || reminded.is_some_and(|until| until <= self.now)
        })
        .await
    }

    async fn take(&self, tx: &Tx, _app: &App, item: &Old) -> Result<bool> {
        let deleted = drafts::delete(tx, &item.draft).await?;
        if deleted {
            consultations::forget_draft(tx, item.draft.id).await?;
        }
        Ok(deleted)
    }

    /// Nobody: they were reminded.
    async fn tell(&self, _tx: &Tx, _app: &App, _item: &Old) -> Result<()> {
        Ok(())
    }

    fn event(&self, item: &Old) -> audit::NewEvent {
        event("draft", item.draft.id, "draft.deleted")
    }
}
