//! Decisions on referrals: added, never changed, so that each can be read as it was taken.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use stepwise_domain::referral::State;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

use super::entity::decision;
use super::{Keys, Personal, PersonalText, StoreError};

const TABLE: &str = "decision";

/// A decision, opened.
#[derive(Clone, Debug)]
pub struct Decision {
    pub id: Uuid,
    /// The state the referral went to.
    pub outcome: State,
    pub tier: Option<Tier>,
    pub hub_id: Option<String>,
    /// The code of a [`stepwise_domain::referral::NotAcceptedReason`].
    pub reason_code: Option<String>,
    /// For colleagues: the referrer never reads it.
    pub rationale: PersonalText,
    /// What the referrer reads.
    pub feedback: PersonalText,
    pub details: Details,
    pub decided_by: Uuid,
    pub decided_at: DateTime<Utc>,
}

/// What an outcome says beside its words; the referrer reads it too. Empty where it does not apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Named services and steps to take instead.
    pub services: PersonalText,
    /// What would change the decision.
    pub would_change: PersonalText,
}

/// What is needed to keep a decision.
pub struct NewDecision {
    pub referral_id: Uuid,
    pub outcome: State,
    pub tier: Option<Tier>,
    pub hub_id: Option<String>,
    pub reason_code: Option<String>,
    pub rationale: PersonalText,
    pub feedback: PersonalText,
    pub details: Details,
    pub decided_by: Uuid,
    pub framework_version: String,
}

impl Decision {
    /// As those who sent the referral read it: of help that was under way already they learn
    /// neither how much there is nor where.
    #[must_use]
    pub fn for_referrer(self) -> Self {
        if self.outcome != State::Joined {
            return self;
        }
        Self {
            tier: None,
            hub_id: None,
            ..self
        }
    }

    fn open(keys: &Keys, row: decision::Model) -> Result<Self, StoreError> {
        let text = |column, blob: &[u8]| {
            keys.open_text(TABLE, column, row.id, blob)
                .map(Personal::new)
        };
        let details = row.details_sealed.as_ref();
        let details = details.map(|blob| keys.open_json(TABLE, "details", row.id, blob));
        Ok(Self {
            id: row.id,
            outcome: State::from_code(&row.outcome).ok_or(StoreError::Unreadable {
                what: "a decision's outcome",
            })?,
            tier: row.tier.and_then(tier),
            rationale: text("rationale", &row.rationale_sealed)?,
            feedback: text("feedback", &row.feedback_sealed)?,
            details: details.transpose()?.unwrap_or_default(),
            hub_id: row.hub_id,
            reason_code: row.reason_code,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
        })
    }
}

/// The tier that a column's number stands for.
pub fn tier(number: i16) -> Option<Tier> {
    u8::try_from(number).ok().and_then(Tier::from_number)
}

/// The decisions on one referral, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    referral: Uuid,
) -> Result<Vec<Decision>, StoreError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ReferralId.eq(referral))
        .order_by_desc(decision::Column::DecidedAt)
        .order_by_desc(decision::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Decision::open(keys, row))
        .collect()
}

pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    new: NewDecision,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    let seal = |column, text: &PersonalText| keys.seal(TABLE, column, id, text.expose().as_bytes());
    decision::ActiveModel {
        id: Set(id),
        referral_id: Set(new.referral_id),
        outcome: Set(new.outcome.code().into()),
        tier: Set(new.tier.map(|tier| tier.number().into())),
        hub_id: Set(new.hub_id),
        reason_code: Set(new.reason_code),
        rationale_sealed: Set(seal("rationale", &new.rationale)),
        feedback_sealed: Set(seal("feedback", &new.feedback)),
        details_sealed: Set(Some(keys.seal_json(TABLE, "details", id, &new.details)?)),
        decided_by: Set(new.decided_by),
        decided_at: Set(now),
        framework_version: Set(new.framework_version),
    }
    .insert(db)
    .await?;
    Ok(id)
}
