//! Whom people refer for or work for.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryOrder};
use stepwise_domain::setting::SettingKind;
use uuid::Uuid;

use crate::store::entity::organisation;
use crate::store::{StoreError, new_id};

/// An organisation: a school, a health team, the council itself.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: Uuid,
    pub name: String,
    pub kind: SettingKind,
}

impl Organisation {
    fn read(row: organisation::Model) -> Result<Self, StoreError> {
        let kind = SettingKind::from_code(&row.kind).ok_or(StoreError::Unreadable {
            what: "an organisation's kind",
        })?;
        Ok(Self {
            id: row.id,
            name: row.name,
            kind,
        })
    }
}

pub async fn organisation(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<Organisation>, StoreError> {
    let row = organisation::Entity::find_by_id(id).one(db).await?;
    row.map(Organisation::read).transpose()
}

/// Every organisation, by name.
pub async fn organisations(db: &impl ConnectionTrait) -> Result<Vec<Organisation>, StoreError> {
    let rows = organisation::Entity::find()
        .order_by_asc(organisation::Column::Name)
        .all(db)
        .await?;
    rows.into_iter().map(Organisation::read).collect()
}

pub async fn insert_organisation(
    db: &impl ConnectionTrait,
    name: &str,
    kind: SettingKind,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = new_id(now);
    organisation::ActiveModel {
        id: Set(id),
        name: Set(name.trim().to_owned()),
        kind: Set(kind.code().to_owned()),
        active: Set(true),
        version: Set(1),
    }
    .insert(db)
    .await?;
    Ok(id)
}
