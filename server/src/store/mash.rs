//! The MASH inbox: referrals passed to it, each to be accepted or returned.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::mash_entry;
use super::{Keys, Personal, PersonalText, StoreError};

const TABLE: &str = "mash_entry";

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Pending,
    Accepted,
    Returned,
    /// The referrer took the referral back before the MASH answered.
    Withdrawn,
}

impl Standing {
    const ALL: [Self; 4] = [
        Self::Pending,
        Self::Accepted,
        Self::Returned,
        Self::Withdrawn,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An entry, opened.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: Uuid,
    pub referral_id: Uuid,
    pub standing: Standing,
    pub passed_by: Uuid,
    pub passed_at: DateTime<Utc>,
    pub rationale: PersonalText,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTime<Utc>>,
    /// What the MASH wrote when it accepted or returned.
    pub reason: Option<PersonalText>,
    pub due_at: DateTime<Utc>,
    pub version: i32,
}

impl Entry {
    fn open(keys: &Keys, row: mash_entry::Model) -> Result<Self, StoreError> {
        let text = |column, blob: &[u8]| {
            keys.open_text(TABLE, column, row.id, blob)
                .map(Personal::new)
        };
        let standing = Standing::ALL.into_iter().find(|s| s.code() == row.state);
        let reason = row.reason_sealed.as_ref();
        Ok(Self {
            id: row.id,
            referral_id: row.referral_id,
            standing: standing.ok_or(StoreError::Unreadable {
                what: "a MASH entry's state",
            })?,
            passed_by: row.passed_by,
            passed_at: row.passed_at,
            rationale: text("rationale", &row.rationale_sealed)?,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            reason: reason.map(|blob| text("reason", blob)).transpose()?,
            due_at: row.due_at,
            version: row.version,
        })
    }
}

/// What waits for the MASH, the most urgent first; at most 200.
pub async fn pending(db: &impl ConnectionTrait, keys: &Keys) -> Result<Vec<Entry>, StoreError> {
    let rows = mash_entry::Entity::find()
        .filter(mash_entry::Column::State.eq(Standing::Pending.code()))
        .order_by_asc(mash_entry::Column::DueAt)
        .order_by_asc(mash_entry::Column::Id)
        .limit(200)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Entry::open(keys, row)).collect()
}

/// What was passed to the MASH of one referral, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
) -> Result<Vec<Entry>, StoreError> {
    let rows = mash_entry::Entity::find()
        .filter(mash_entry::Column::ReferralId.eq(referral))
        .order_by_desc(mash_entry::Column::PassedAt)
        .order_by_desc(mash_entry::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Entry::open(keys, row)).collect()
}

/// Whether it was ever passed to the MASH.
pub async fn was_passed(db: &impl ConnectionTrait, referral: Uuid) -> Result<bool, StoreError> {
    let entry = mash_entry::Entity::find()
        .select_only()
        .column(mash_entry::Column::Id)
        .filter(mash_entry::Column::ReferralId.eq(referral))
        .into_tuple::<Uuid>();
    Ok(entry.one(db).await?.is_some())
}

pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
    rationale: &PersonalText,
    (by, now, due_at): (Uuid, DateTime<Utc>, DateTime<Utc>),
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    mash_entry::ActiveModel {
        id: Set(id),
        referral_id: Set(referral),
        state: Set(Standing::Pending.code().into()),
        passed_by: Set(by),
        passed_at: Set(now),
        rationale_sealed: Set(keys.seal(TABLE, "rationale", id, rationale.expose().as_bytes())),
        decided_by: Set(None),
        decided_at: Set(None),
        reason_sealed: Set(None),
        due_at: Set(due_at),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(id)
}

/// Accepts or returns a pending entry. False if it does not wait any more.
pub async fn decide(
    db: &impl ConnectionTrait,
    keys: &Keys,
    entry: &Entry,
    standing: Standing,
    reason: &PersonalText,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    use mash_entry::Column;
    let sealed = keys.seal(TABLE, "reason", entry.id, reason.expose().as_bytes());
    let done = mash_entry::Entity::update_many()
        .col_expr(Column::State, Expr::value(standing.code()))
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::DecidedAt, Expr::value(now))
        .col_expr(Column::ReasonSealed, Expr::value(sealed))
        .col_expr(Column::Version, Expr::value(entry.version + 1))
        .filter(Column::Id.eq(entry.id))
        .filter(Column::Version.eq(entry.version))
        .filter(Column::State.eq(Standing::Pending.code()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes whatever waits of this referral out of the inbox: the referrer withdrew it.
/// False if nothing waited.
pub async fn withdraw(
    db: &impl ConnectionTrait,
    referral: Uuid,
    by: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    use mash_entry::Column;
    let done = mash_entry::Entity::update_many()
        .col_expr(Column::State, Expr::value(Standing::Withdrawn.code()))
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::DecidedAt, Expr::value(now))
        .filter(Column::ReferralId.eq(referral))
        .filter(Column::State.eq(Standing::Pending.code()))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}
