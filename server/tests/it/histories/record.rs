//! All that the database holds of one referral and its episode, read past the services.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use stepwise::store::entity::*;
use uuid::Uuid;

use super::cast::{CAST, Who, World};
use super::tries::Try;

#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Of the cast, in its order.
    pub accounts: Vec<account::Model>,
    /// That were arranged since the referral was sent.
    pub covers: Vec<cover::Model>,
    pub referral: referral::Model,
    pub decisions: Vec<decision::Model>,
    pub challenges: Vec<challenge::Model>,
    pub questions: Vec<question::Model>,
    pub inbox: Vec<mash_entry::Model>,
    pub episode: Option<episode::Model>,
    pub offers: Vec<offer::Model>,
    /// The oldest first.
    pub steps: Vec<step::Model>,
    pub owners: Vec<ownership::Model>,
    pub clocks: Vec<clock::Model>,
    pub entries: Vec<entry::Model>,
    pub actions: Vec<plan_action::Model>,
}

/// The rows of a table that belong to a record, in the order in which they were made.
macro_rules! rows {
    ($db:expr, $table:ident, $column:ident, $id:expr, $order:ident) => {
        $table::Entity::find()
            .filter($table::Column::$column.eq($id))
            .order_by_asc($table::Column::$order)
            .order_by_asc($table::Column::Id)
            .all($db)
            .await
            .unwrap()
    };
}

impl Record {
    pub async fn read(world: &World, reference: &str) -> Self {
        let db = world.app.app.store.read();
        let referral = referral::Entity::find()
            .filter(referral::Column::Reference.eq(reference))
            .one(db)
            .await
            .unwrap()
            .expect("the referral is there");
        let link = episode_referral::Entity::find()
            .filter(episode_referral::Column::ReferralId.eq(referral.id))
            .one(db)
            .await
            .unwrap();
        let of = link.map_or(Uuid::nil(), |link| link.episode_id);
        let mut clocks = rows!(db, clock, EpisodeId, of, StartedAt);
        clocks.extend(rows!(db, clock, ReferralId, referral.id, StartedAt));
        Self {
            accounts: accounts(world).await,
            covers: covers(db, referral.submitted_at).await,
            decisions: rows!(db, decision, ReferralId, referral.id, DecidedAt),
            challenges: rows!(db, challenge, ReferralId, referral.id, RaisedAt),
            questions: rows!(db, question, ReferralId, referral.id, AskedAt),
            inbox: rows!(db, mash_entry, ReferralId, referral.id, PassedAt),
            episode: episode::Entity::find_by_id(of).one(db).await.unwrap(),
            offers: rows!(db, offer, EpisodeId, of, OfferedAt),
            steps: rows!(db, step, EpisodeId, of, ProposedAt),
            owners: rows!(db, ownership, EpisodeId, of, Since),
            clocks,
            entries: rows!(db, entry, EpisodeId, of, WrittenAt),
            actions: rows!(db, plan_action, EpisodeId, of, PlannedAt),
            referral,
        }
    }

    /// The version of what this rests on, if on anything.
    pub fn version_of(&self, tried: Try) -> Option<i32> {
        match tried {
            Try::Account(whom, _) => Some(self.accounts[whom].version),
            Try::Claim | Try::Release | Try::Triage(..) => Some(self.referral.version),
            _ => self.episode.as_ref().map(|episode| episode.version),
        }
    }

    /// The clocks that run.
    pub fn running(&self) -> impl Iterator<Item = &clock::Model> {
        self.clocks
            .iter()
            .filter(|clock| clock.told_due_at.is_some())
    }
}

async fn covers(db: &impl ConnectionTrait, since: DateTime<Utc>) -> Vec<cover::Model> {
    let rows = cover::Entity::find()
        .filter(cover::Column::ArrangedAt.gt(since))
        .order_by_asc(cover::Column::ArrangedAt)
        .order_by_asc(cover::Column::Id);
    rows.all(db).await.unwrap()
}

async fn accounts(world: &World) -> Vec<account::Model> {
    let db = world.app.app.store.read();
    let mut all = Vec::new();
    for who in 0..CAST.len() {
        let found = account::Entity::find_by_id(world.account(who));
        all.extend(found.one(db).await.unwrap());
    }
    all
}

/// The events since this one, with what was refused left out, in alphabetical order; and the
/// number of the last.
pub async fn events_after(db: &impl ConnectionTrait, seq: i64) -> (Vec<String>, i64) {
    use audit_event::{Column, Entity};
    let rows = Entity::find()
        .filter(Column::Seq.gt(seq))
        .order_by_asc(Column::Seq);
    let rows = rows.all(db).await.unwrap();
    let last = rows.last().map_or(seq, |row| row.seq);
    let actions = rows.into_iter().map(|row| row.action);
    let mut actions: Vec<_> = actions.filter(|action| action != "refused").collect();
    actions.sort();
    (actions, last)
}

/// The kinds of mail that were queued at this moment, and to whom, in order.
pub async fn mails_at(world: &World, now: DateTime<Utc>) -> Vec<(String, Who)> {
    use outbox::{Column, Entity};
    let rows = Entity::find().filter(Column::CreatedAt.eq(now));
    let rows = rows.all(world.app.app.store.read()).await.unwrap();
    let to = |row: &outbox::Model| row.account_id.map(|account| world.who(account));
    let mut mails: Vec<_> = (rows.iter())
        .map(|row| {
            (
                row.kind.clone(),
                to(row).expect("mails go to accounts here"),
            )
        })
        .collect();
    mails.sort();
    mails
}
