//! What is there after something was tried, and whether it is what should be.

use super::super::cast::Who;
use super::super::model::Done;
use super::super::record::{Record, events_after, mails_at};
use super::Play;

/// What is there after something was tried.
pub struct Seen {
    pub record: Record,
    pub events: Vec<String>,
    pub seq: i64,
    /// That were caused at this moment.
    mails: Vec<(String, Who)>,
}

impl Play<'_> {
    pub(super) async fn see(&self) -> Seen {
        let db = self.world.app.app.store.read();
        let record = Record::read(self.world, &self.record.referral.reference).await;
        let (events, seq) = events_after(db, self.seq).await;
        let mails = mails_at(self.world, self.world.app.app.now()).await;
        Seen {
            record,
            events,
            seq,
            mails,
        }
    }

    /// What is not as it should be after this.
    pub(super) fn told_apart(&self, seen: &Seen, done: &[Done]) -> Result<(), String> {
        if done.is_empty() && seen.record != self.record {
            return Err("what was refused changed something".to_owned());
        }
        let model = done.last().map_or(&self.model, |last| &last.model);
        if let Some(differs) = seen.record.differs(self.world, model) {
            return Err(differs);
        }
        let mails = done.iter().flat_map(|done| &done.mails);
        let mut mails: Vec<(String, Who)> = mails
            .map(|(kind, who)| ((*kind).to_owned(), *who))
            .collect();
        mails.sort();
        if seen.mails != mails {
            return Err(format!(
                "each due message, once: {:?}, and should be {mails:?}",
                seen.mails
            ));
        }
        let mut events: Vec<_> = done.iter().flat_map(|done| done.events.clone()).collect();
        events.sort();
        if seen.events != events {
            return Err(format!(
                "each change is noted once: {:?}, and should be {events:?}",
                seen.events
            ));
        }
        Ok(())
    }
}
