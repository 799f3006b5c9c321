//! Where `tower-sessions` keeps its sessions.
//!
//! The cookie's id is stored as its SHA-256 and the data sealed, so that neither a stolen
//! database nor a backup signs anybody in. The account of a signed-in session is kept beside it,
//! so that a reset or a disabled account can end them all.
//!
//! Saving never brings back a session that was ended meanwhile: a request that began before a
//! password reset cannot undo it.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use stepwise_domain::clock::{Clock, whole_micros};
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};
use uuid::Uuid;

use super::entity::session::{ActiveModel, Column, Entity};
use super::{Fault, Store, StoreError};

/// The session's entry that says who is signed in: an object whose `account` is the account's id.
pub const SIGNED_IN: &str = "signed_in";

/// The sessions of one [`Store`].
#[derive(Clone)]
pub struct Sessions {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl Sessions {
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    fn row(&self, record: &Record) -> Result<ActiveModel> {
        let id_hash = hash(&record.id);
        let data = self
            .store
            .keys()
            .seal_json("session", "data_sealed", &id_hash, &record.data)
            .map_err(|error| Error::Encode(error.to_string()))?;
        Ok(ActiveModel {
            data_sealed: Set(data),
            account_id: Set(account(record)),
            expires_at: Set(self.to_our_time(record.expiry_date)),
            id_hash: Set(id_hash),
        })
    }

    /// `tower-sessions` asks the machine when a session ends; the rest of the service asks its
    /// clock. What both agree on is how long it has left.
    fn to_our_time(&self, ends: OffsetDateTime) -> DateTime<Utc> {
        let left = (ends - OffsetDateTime::now_utc()).whole_microseconds();
        let left = i64::try_from(left).unwrap_or(i64::MAX);
        let ends = self
            .clock
            .now()
            .checked_add_signed(TimeDelta::microseconds(left));
        whole_micros(ends.unwrap_or(DateTime::<Utc>::MAX_UTC))
    }

    fn to_their_time(&self, ends: DateTime<Utc>) -> OffsetDateTime {
        let left = (ends - self.clock.now()).num_milliseconds();
        OffsetDateTime::now_utc().saturating_add(Duration::milliseconds(left))
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let insert = Entity::insert(self.row(record)?);
            let done = insert
                .exec_without_returning(self.store.write_alone())
                .await;
            match done.map_err(StoreError::from) {
                Ok(_) => return Ok(()),
                Err(error) if error.fault() == Fault::Duplicate => record.id = Id::default(),
                Err(error) => return Err(backend(&error)),
            }
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let update = Entity::update_many()
            .set(self.row(record)?)
            .filter(Column::IdHash.eq(hash(&record.id)));
        let done = update.exec(self.store.write_alone()).await;
        match done.map_err(StoreError::from) {
            Ok(_) => Ok(()),
            // Mostly the time of the last request, which a page that was read is not lost for.
            Err(error) if error.fault() == Fault::Unavailable => {
                tracing::warn!(%error, "a session was not kept alive");
                Ok(())
            }
            Err(error) => Err(backend(&error)),
        }
    }

    /// None if the session has ended, and also if no key opens it: a rotation that drops a key
    /// signs people out, and does not shut them out.
    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let id_hash = hash(id);
        let find =
            Entity::find_by_id(id_hash.clone()).filter(Column::ExpiresAt.gt(self.clock.now()));
        let found = find.one(self.store.read()).await;
        let Some(row) = found.map_err(|error| backend(&error.into()))? else {
            return Ok(None);
        };
        let opened =
            self.store
                .keys()
                .open_json("session", "data_sealed", &id_hash, &row.data_sealed);
        Ok(opened.ok().map(|data| Record {
            id: *id,
            data,
            expiry_date: self.to_their_time(row.expires_at),
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let delete = Entity::delete_by_id(hash(id));
        let done = delete.exec(self.store.write_alone()).await;
        done.map(drop).map_err(|error| backend(&error.into()))
    }
}

/// Ends every session of an account. Gives how many there were.
pub async fn delete_for_account(
    db: &impl ConnectionTrait,
    account: Uuid,
) -> std::result::Result<u64, StoreError> {
    let delete = Entity::delete_many().filter(Column::AccountId.eq(account));
    Ok(delete.exec(db).await?.rows_affected)
}

/// Removes the sessions that have ended. Gives how many there were.
pub async fn delete_expired(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> std::result::Result<u64, StoreError> {
    let delete = Entity::delete_many().filter(Column::ExpiresAt.lte(now));
    Ok(delete.exec(db).await?.rows_affected)
}

fn hash(id: &Id) -> Vec<u8> {
    Sha256::digest(id.0.to_be_bytes()).to_vec()
}

fn account(record: &Record) -> Option<Uuid> {
    let id = record.data.get(SIGNED_IN)?.get("account")?;
    id.as_str()?.parse().ok()
}

fn backend(error: &StoreError) -> Error {
    Error::Backend(error.to_string())
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}
