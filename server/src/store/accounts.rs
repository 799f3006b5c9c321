//! Accounts and organisations.

mod changes;
mod names;
mod organisations;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::entity::account;
use super::{Keys, Personal, PersonalText, StoreError};

pub use changes::{hold, rehash, set_daily_summary, set_disabled, set_password, set_role};
pub use names::names;
pub use organisations::{Organisation, insert_organisation, organisation, organisations};

const TABLE: &str = "account";

/// Someone who can sign in, opened.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub role: Role,
    pub email: PersonalText,
    pub name: PersonalText,
    /// An argon2id string; none until the invitation is taken up.
    pub password_hash: Option<String>,
    pub session_epoch: i32,
    pub disabled: bool,
    /// Wants what can wait told once a day.
    pub daily_summary: bool,
    pub version: i32,
}

/// What is needed to make an account.
pub struct NewAccount {
    pub organisation_id: Uuid,
    pub role: Role,
    pub email: PersonalText,
    pub name: PersonalText,
    pub password_hash: Option<String>,
}

/// E-mail addresses are compared without case and without spaces around them.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

fn email_index(keys: &Keys, email: &str) -> Vec<u8> {
    keys.blind_index("account.email", &normal_email(email))
        .to_vec()
}

impl Account {
    fn open(keys: &Keys, row: account::Model) -> Result<Self, StoreError> {
        let role = Role::from_code(&row.role).ok_or(StoreError::Unreadable {
            what: "an account's role",
        })?;
        let text = |column, blob: &[u8]| {
            keys.open_text(TABLE, column, row.id, blob)
                .map(Personal::new)
        };
        Ok(Self {
            id: row.id,
            organisation_id: row.organisation_id,
            role,
            email: text("email", &row.email_sealed)?,
            name: text("name", &row.name_sealed)?,
            password_hash: row.password_hash,
            session_epoch: row.session_epoch,
            disabled: row.disabled,
            daily_summary: row.daily_summary,
            version: row.version,
        })
    }
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Account>, StoreError> {
    let row = account::Entity::find_by_id(id).one(db).await?;
    row.map(|row| Account::open(keys, row)).transpose()
}

pub async fn by_email(
    db: &impl ConnectionTrait,
    keys: &Keys,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    let row = account::Entity::find()
        .filter(account::Column::EmailIndex.eq(email_index(keys, email)))
        .one(db)
        .await?;
    row.map(|row| Account::open(keys, row)).transpose()
}

/// Enabled accounts with one of these roles, for messages to a team.
pub async fn with_role(
    db: &impl ConnectionTrait,
    keys: &Keys,
    role: Role,
) -> Result<Vec<Account>, StoreError> {
    let rows = account::Entity::find()
        .filter(account::Column::Role.eq(role.code()))
        .filter(account::Column::Disabled.eq(false))
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Account::open(keys, row))
        .collect()
}

/// Enabled accounts that lead an organisation.
pub async fn leads(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: Uuid,
) -> Result<Vec<Account>, StoreError> {
    let rows = account::Entity::find()
        .filter(account::Column::OrganisationId.eq(organisation))
        .filter(account::Column::Role.eq(Role::OrganisationLead.code()))
        .filter(account::Column::Disabled.eq(false))
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Account::open(keys, row))
        .collect()
}

/// The accounts of one organisation, or all of them, oldest first.
pub async fn list(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: Option<Uuid>,
) -> Result<Vec<Account>, StoreError> {
    let mut query = account::Entity::find().order_by_asc(account::Column::Id);
    if let Some(id) = organisation {
        query = query.filter(account::Column::OrganisationId.eq(id));
    }
    let rows = query.all(db).await?;
    rows.into_iter()
        .map(|row| Account::open(keys, row))
        .collect()
}

pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    new: NewAccount,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    let seal = |column, text: &str| keys.seal(TABLE, column, id, text.as_bytes());
    account::ActiveModel {
        id: Set(id),
        organisation_id: Set(new.organisation_id),
        role: Set(new.role.code().to_owned()),
        email_sealed: Set(seal("email", new.email.expose().trim())),
        email_index: Set(email_index(keys, new.email.expose())),
        name_sealed: Set(seal("name", new.name.expose().trim())),
        job_sealed: Set(None),
        password_hash: Set(new.password_hash),
        session_epoch: Set(0),
        disabled: Set(false),
        daily_summary: Set(false),
        created_at: Set(now),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(id)
}
