//! The queues of triage: one query a page, whatever its length, and never a table read whole.

mod count;
mod find;
mod narrow;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use stepwise_domain::referral::State;
use uuid::Uuid;

use super::entity::{account, organisation, referral};
use super::paging::{self, Mark};
use super::{Keys, Personal, PersonalText, StoreError};

pub use count::{count_late, counting_statement, counts};
pub use find::{Digest, by_digests, digest, lines_of};
pub use narrow::Narrowed;

/// Lines on one page of a queue.
pub const PAGE: u64 = 50;

/// Which referrals are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// In this state, whoever owns them, the earliest promise first.
    In(State),
    /// Open and owned by this person, the earliest promise first.
    Of(Uuid),
    /// Late by now, with a decision or with an answer, whoever owns it; the longest first.
    Late(DateTime<Utc>),
    /// Decided, the latest first.
    Decided,
}

impl Queue {
    /// What it is sorted by, and in which order.
    const fn sorting(self) -> (referral::Column, Order) {
        match self {
            Self::In(_) | Self::Of(_) => (referral::Column::DueAt, Order::Asc),
            Self::Late(_) => (referral::Column::LateFrom, Order::Asc),
            Self::Decided => (referral::Column::DecidedAt, Order::Desc),
        }
    }
}

/// One line of a list, opened.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: Uuid,
    pub reference: String,
    pub state: State,
    pub child: PersonalText,
    pub organisation: String,
    pub owner: Option<PersonalText>,
    pub suggested_tier: i16,
    pub referrer_tier: Option<i16>,
    pub decided_tier: Option<i16>,
    pub submitted_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub paused_at: Option<DateTime<Utc>>,
    pub late_from: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// The columns of a line: not the snapshot, which is a hundred times the rest.
#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    reference: String,
    state: String,
    child_sealed: Vec<u8>,
    organisation: Option<String>,
    owner_id: Option<Uuid>,
    owner_sealed: Option<Vec<u8>>,
    suggested_tier: i16,
    referrer_tier: Option<i16>,
    decided_tier: Option<i16>,
    submitted_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    paused_at: Option<DateTime<Utc>>,
    late_from: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
}

impl Line {
    fn open(keys: &Keys, row: Row) -> Result<Self, StoreError> {
        let state = State::from_code(&row.state).ok_or(StoreError::Unreadable {
            what: "a referral's state",
        })?;
        let child = keys.open_text("referral", "child", row.id, &row.child_sealed)?;
        let owner = match (row.owner_id, row.owner_sealed) {
            (Some(id), Some(blob)) => Some(keys.open_text("account", "name", id, &blob)?),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            reference: row.reference,
            state,
            child: Personal::new(child),
            organisation: row.organisation.unwrap_or_default(),
            owner: owner.map(Personal::new),
            suggested_tier: row.suggested_tier,
            referrer_tier: row.referrer_tier,
            decided_tier: row.decided_tier,
            submitted_at: row.submitted_at,
            due_at: row.due_at,
            paused_at: row.paused_at,
            late_from: row.late_from,
            decided_at: row.decided_at,
            closed_at: row.closed_at,
        })
    }

    /// Where a page that ends with this line goes on.
    pub fn mark(&self, queue: Queue) -> Mark {
        let time = match queue {
            Queue::Decided => self.decided_at.unwrap_or(self.due_at),
            Queue::Late(_) => self.late_from.unwrap_or(self.due_at),
            Queue::In(_) | Queue::Of(_) => self.due_at,
        };
        (time, self.id)
    }
}

/// One page of a queue, from behind `after`, and one line more where there is a further page.
pub async fn page(
    db: &impl ConnectionTrait,
    keys: &Keys,
    queue: Queue,
    narrowed: &Narrowed,
    after: Option<Mark>,
) -> Result<Vec<Line>, StoreError> {
    let query = select(queue, narrowed, after);
    let rows = query.into_model::<Row>().all(db).await?;
    rows.into_iter().map(|row| Line::open(keys, row)).collect()
}

/// The query of [`page`], for the test that an index answers it.
pub fn statement(queue: Queue, narrowed: &Narrowed, after: Option<Mark>) -> SelectStatement {
    select(queue, narrowed, after).into_query()
}

fn select(queue: Queue, narrowed: &Narrowed, after: Option<Mark>) -> Select<referral::Entity> {
    use referral::Column;
    let query = match queue {
        Queue::In(state) => lines().filter(Column::State.eq(state.code())),
        Queue::Of(owner) => lines()
            .filter(Column::OwnerId.eq(owner))
            .filter(Column::State.is_in(open_states())),
        Queue::Late(now) => lines().filter(Column::LateFrom.lt(now)),
        // A range, where "is not null" would have SQLite read the index from its start.
        Queue::Decided => lines().filter(Column::DecidedAt.gt(DateTime::UNIX_EPOCH)),
    };
    let query = narrowed.apply(query, queue);
    let (time, order) = queue.sorting();
    paging::sorted(query, (time, Column::Id), order, after).limit(PAGE + 1)
}

/// A line's columns with the names that stand beside them. Left joins, so that a database starts
/// from the referrals, in the order of their index.
fn lines() -> Select<referral::Entity> {
    use referral::Column;
    referral::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Reference,
            Column::State,
            Column::ChildSealed,
            Column::OwnerId,
            Column::SuggestedTier,
            Column::ReferrerTier,
            Column::DecidedTier,
            Column::SubmittedAt,
            Column::DueAt,
            Column::PausedAt,
            Column::LateFrom,
            Column::DecidedAt,
            Column::ClosedAt,
        ])
        .column_as(organisation::Column::Name, "organisation")
        .column_as(account::Column::NameSealed, "owner_sealed")
        .join(JoinType::LeftJoin, to_organisation())
        .join(JoinType::LeftJoin, to_owner())
}

fn to_organisation() -> RelationDef {
    referral::Entity::belongs_to(organisation::Entity)
        .from(referral::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into()
}

fn to_owner() -> RelationDef {
    referral::Entity::belongs_to(account::Entity)
        .from(referral::Column::OwnerId)
        .to(account::Column::Id)
        .into()
}

fn open_states() -> impl Iterator<Item = &'static str> {
    State::ALL
        .iter()
        .filter(|state| state.is_open())
        .map(|state| state.code())
}
