//! The family's accesses: who may look, the code that is out, and what was written.

mod codes;
mod contact;
mod entries;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use stepwise_domain::form::Answers;
use stepwise_domain::safe_contact::form::confirmed;
use uuid::Uuid;

use super::entity::{episode, episode_referral, family_access};
use super::{Keys, PersonalText, StoreError, new_id};

pub use codes::{count_try, put_code, use_code};
pub use contact::set_contact;
pub use entries::{Entry, EntryKind, entries_of, insert_entry};

const TABLE: &str = "family_access";
const CONTACT: &str = "contact";

/// One adult's access.
pub struct Access {
    pub id: Uuid,
    pub referral_id: Uuid,
    pub adult: PersonalText,
    pub email: PersonalText,
    pub agreed_on: NaiveDate,
    pub opened_at: DateTime<Utc>,
    /// Digest of the code that is out, until when it works, and how often one was tried.
    pub code: Option<(Vec<u8>, DateTime<Utc>)>,
    pub tries: i32,
    pub cut_off_at: Option<DateTime<Utc>>,
    /// How and when it is safe to reach the adult: the answers to the form of safe contact.
    pub contact: Answers,
    /// When that was last changed, if it was.
    pub contact_changed_at: Option<DateTime<Utc>>,
}

impl Access {
    fn open(keys: &Keys, row: family_access::Model) -> Result<Self, StoreError> {
        let text = |column, sealed: &[u8]| keys.open_text(TABLE, column, row.id, sealed);
        Ok(Self {
            adult: text("adult", &row.adult_sealed)?.into(),
            email: text("email", &row.email_sealed)?.into(),
            id: row.id,
            referral_id: row.referral_id,
            agreed_on: row.agreed_on,
            opened_at: row.opened_at,
            code: row.code_hash.zip(row.code_expires_at),
            tries: row.code_tries,
            cut_off_at: row.cut_off_at,
            contact: match &row.contact_sealed {
                Some(blob) => keys.open_json(TABLE, CONTACT, row.id, blob)?,
                // Opened before anything but the address was asked.
                None => confirmed(None),
            },
            contact_changed_at: row.contact_changed_at,
        })
    }
}

/// What is needed to open an access.
pub struct NewAccess {
    pub referral_id: Uuid,
    pub adult: PersonalText,
    pub email: PersonalText,
    pub agreed_on: NaiveDate,
    pub opened_by: Uuid,
    pub contact: Answers,
}

pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    new: NewAccess,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = new_id(now);
    family_access::ActiveModel {
        id: Set(id),
        referral_id: Set(new.referral_id),
        adult_sealed: Set(keys.seal(TABLE, "adult", id, new.adult.expose().as_bytes())),
        email_sealed: Set(keys.seal(TABLE, "email", id, new.email.expose().as_bytes())),
        agreed_on: Set(new.agreed_on),
        opened_by: Set(new.opened_by),
        opened_at: Set(now),
        code_hash: Set(None),
        code_expires_at: Set(None),
        code_tries: Set(0),
        cut_off_at: Set(None),
        contact_sealed: Set(Some(keys.seal_json(TABLE, CONTACT, id, &new.contact)?)),
        contact_changed_at: Set(None),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(id)
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Access>, StoreError> {
    let row = family_access::Entity::find_by_id(id).one(db).await?;
    row.map(|row| Access::open(keys, row)).transpose()
}

/// Every access of a referral, first opened first.
pub async fn of_referral(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
) -> Result<Vec<Access>, StoreError> {
    let rows = family_access::Entity::find()
        .filter(family_access::Column::ReferralId.eq(referral))
        .order_by_asc(family_access::Column::OpenedAt)
        .order_by_asc(family_access::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Access::open(keys, row))
        .collect()
}

/// Cuts an access off, and forgets its code. False if it was cut off before.
pub async fn cut_off(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = family_access::Entity::update_many()
        .col_expr(family_access::Column::CutOffAt, Expr::value(Some(now)))
        .col_expr(
            family_access::Column::CodeHash,
            Expr::value(None::<Vec<u8>>),
        )
        .col_expr(
            family_access::Column::Version,
            Expr::col(family_access::Column::Version).add(1),
        )
        .filter(family_access::Column::Id.eq(id))
        .filter(family_access::Column::CutOffAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The episode that a referral opened or joined, if there is one.
pub async fn episode_of(
    db: &impl ConnectionTrait,
    referral: Uuid,
) -> Result<Option<episode::Model>, StoreError> {
    let link = episode_referral::Entity::find_by_id(referral)
        .one(db)
        .await?;
    let Some(link) = link else {
        return Ok(None);
    };
    Ok(episode::Entity::find_by_id(link.episode_id).one(db).await?)
}
