//! Who was accountable for an episode at each moment: one owner after the other, without a gap.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, NullOrdering, Order};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::ownership::{ActiveModel, Column, Entity, Model};
use super::{StoreError, Tx};

/// Who is accountable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    DutyTeam,
    /// The lead practitioner who accepted.
    Lead(Uuid),
    SocialCare,
}

impl Owner {
    const fn code(self) -> &'static str {
        match self {
            Self::DutyTeam => "duty_team",
            Self::Lead(_) => "lead",
            Self::SocialCare => "social_care",
        }
    }

    pub const fn account(self) -> Option<Uuid> {
        match self {
            Self::Lead(account) => Some(account),
            Self::DutyTeam | Self::SocialCare => None,
        }
    }

    fn read(row: &Model) -> Result<Self, StoreError> {
        match (row.owner.as_str(), row.account_id) {
            ("duty_team", None) => Ok(Self::DutyTeam),
            ("lead", Some(account)) => Ok(Self::Lead(account)),
            ("social_care", None) => Ok(Self::SocialCare),
            _ => Err(StoreError::Unreadable {
                what: "an episode's owner",
            }),
        }
    }
}

/// One stretch of ownership; the last has no end.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub owner: Owner,
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// Ends what runs and begins the next; nothing where the owner stays.
pub async fn begin(
    tx: &Tx,
    episode: Uuid,
    owner: Owner,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let last = of(tx, episode).await?.pop();
    if last.is_some_and(|last| last.owner == owner && last.until.is_none()) {
        return Ok(());
    }
    end(tx, episode, now).await?;
    ActiveModel {
        id: Set(super::new_id(now)),
        episode_id: Set(episode),
        owner: Set(owner.code().into()),
        account_id: Set(owner.account()),
        since: Set(now),
        until: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

async fn end(tx: &Tx, episode: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Until, Expr::value(now))
        .filter(Column::EpisodeId.eq(episode))
        .filter(Column::Until.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Every owner of one episode, the first one first.
pub async fn of(db: &impl ConnectionTrait, episode: Uuid) -> Result<Vec<Stretch>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EpisodeId.eq(episode))
        .order_by_asc(Column::Since)
        .order_by_with_nulls(Column::Until, Order::Asc, NullOrdering::Last)
        .all(db)
        .await?;
    let read = |row: &Model| {
        Ok(Stretch {
            owner: Owner::read(row)?,
            since: row.since,
            until: row.until,
        })
    };
    rows.iter().map(read).collect()
}
