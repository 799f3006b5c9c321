//! Referrals as they were sent, and where they stand.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Order,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use stepwise_domain::form::read_back::SnapshotSection;
use stepwise_domain::matching::{address_key, name_words};
use stepwise_domain::referral::State;
use stepwise_domain::referral_form::{Draft, ReferralFacts};
use uuid::Uuid;

use super::entity::{referral, referral_key};
use super::paging::{self, Mark};
use super::{Keys, Personal, PersonalText, StoreError};

const TABLE: &str = "referral";

/// The questions as asked and answered, kept for ever, with what was computed from them then.
#[derive(Clone, Serialize, Deserialize)]
pub struct Snapshot {
    pub sections: Vec<SnapshotSection>,
    pub answers: Draft,
    /// The reasons of the suggested tier, as the referrer read them.
    pub suggestion: Vec<String>,
}

/// A referral, opened; the clear columns stay as they are.
pub struct Referral {
    pub row: referral::Model,
    pub state: State,
    pub child: PersonalText,
}

impl Referral {
    fn open(keys: &Keys, row: referral::Model) -> Result<Self, StoreError> {
        let state = State::from_code(&row.state).ok_or(StoreError::Unreadable {
            what: "a referral's state",
        })?;
        let child = keys.open_text(TABLE, "child", row.id, &row.child_sealed)?;
        Ok(Self {
            row,
            state,
            child: Personal::new(child),
        })
    }

    /// The snapshot: opened apart, since lists do not need it.
    pub fn snapshot(&self, keys: &Keys) -> Result<Snapshot, StoreError> {
        Ok(keys.open_json(TABLE, "snapshot", self.row.id, &self.row.snapshot_sealed)?)
    }
}

/// What is needed to keep a referral that is being sent.
pub struct NewReferral<'a> {
    pub reference: String,
    pub draft_id: Uuid,
    pub organisation_id: Uuid,
    pub setting_kind: &'static str,
    pub submitted_by: Uuid,
    pub snapshot: &'a Snapshot,
    pub facts: &'a ReferralFacts,
    pub child: &'a str,
    pub framework_version: &'a str,
    pub suggested_tier: u8,
    pub referrer_tier: Option<u8>,
    pub submitted_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
}

/// Keeps the referral and the blind indexes that find it.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    new: NewReferral<'_>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(new.submitted_at);
    referral::ActiveModel {
        id: Set(id),
        reference: Set(new.reference),
        draft_id: Set(new.draft_id),
        organisation_id: Set(new.organisation_id),
        setting_kind: Set(new.setting_kind.into()),
        submitted_by: Set(new.submitted_by),
        snapshot_sealed: Set(keys.seal_json(TABLE, "snapshot", id, new.snapshot)?),
        child_sealed: Set(keys.seal(TABLE, "child", id, new.child.as_bytes())),
        framework_version: Set(new.framework_version.into()),
        suggested_tier: Set(new.suggested_tier.into()),
        referrer_tier: Set(new.referrer_tier.map(Into::into)),
        decided_tier: Set(None),
        state: Set(State::Submitted.code().into()),
        owner_id: Set(None),
        hub_id: Set(None),
        postcode_sector: Set(new
            .facts
            .postcode
            .as_ref()
            .map(|postcode| postcode.sector().to_owned())),
        submitted_at: Set(new.submitted_at),
        due_at: Set(new.due_at),
        told_due_at: Set(Some(new.due_at)),
        escalated_at: Set(None),
        late_from: Set(Some(new.due_at)),
        claimed_at: Set(None),
        paused_at: Set(None),
        decided_at: Set(None),
        closed_at: Set(None),
        version: Set(1),
    }
    .insert(db)
    .await?;
    let indexes =
        keys_of(keys, new.facts)
            .into_iter()
            .map(|(kind, digest)| referral_key::ActiveModel {
                referral_id: Set(id),
                kind: Set(kind.into()),
                digest: Set(digest),
            });
    referral_key::Entity::insert_many(indexes)
        .exec_without_returning(db)
        .await?;
    Ok(id)
}

/// What a referral can be found by, each as its blind index.
pub fn keys_of(keys: &Keys, facts: &ReferralFacts) -> Vec<(&'static str, Vec<u8>)> {
    let mut found = std::collections::BTreeSet::new();
    let mut add = |kind: &'static str, value: &str| {
        found.insert((kind, keys.blind_index(kind, value).to_vec()));
    };
    for child in &facts.children {
        for word in name_words(&format!("{} {}", child.given, child.family)) {
            add("name", &word);
        }
        if let Some(born) = child.born {
            add("born", &born.to_string());
        }
    }
    let postcode = facts.postcode.as_ref().map(ToString::to_string);
    if let Some(address) = postcode.and_then(|postcode| address_key(&facts.address_line, &postcode))
    {
        add("address", &address);
    }
    found.into_iter().collect()
}

pub async fn by_reference(
    db: &impl ConnectionTrait,
    keys: &Keys,
    reference: &str,
) -> Result<Option<Referral>, StoreError> {
    let row = referral::Entity::find()
        .filter(referral::Column::Reference.eq(reference))
        .one(db)
        .await?;
    row.map(|row| Referral::open(keys, row)).transpose()
}

pub async fn by_draft(
    db: &impl ConnectionTrait,
    keys: &Keys,
    draft: Uuid,
) -> Result<Option<Referral>, StoreError> {
    let row = referral::Entity::find()
        .filter(referral::Column::DraftId.eq(draft))
        .one(db)
        .await?;
    row.map(|row| Referral::open(keys, row)).transpose()
}

pub async fn by_ids(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Referral>, StoreError> {
    let rows = referral::Entity::find()
        .filter(referral::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Referral::open(keys, row))
        .collect()
}

/// The open referrals that this person owns, the oldest first.
pub async fn owned_by(
    db: &impl ConnectionTrait,
    keys: &Keys,
    owner: Uuid,
) -> Result<Vec<Referral>, StoreError> {
    let open = State::ALL.iter().filter(|state| state.is_open());
    let rows = referral::Entity::find()
        .filter(referral::Column::OwnerId.eq(owner))
        .filter(referral::Column::State.is_in(open.map(|state| state.code())))
        .order_by_asc(referral::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Referral::open(keys, row))
        .collect()
}

/// Writes what `change` sets, if nobody changed the referral since it was read.
pub async fn update(
    db: &impl ConnectionTrait,
    referral: &Referral,
    change: impl FnOnce(&mut referral::ActiveModel),
) -> Result<bool, StoreError> {
    let mut active = referral.row.clone().into_active_model();
    change(&mut active);
    active.version = Set(referral.row.version + 1);
    active.id = Unchanged(referral.row.id);
    let done = referral::Entity::update_many()
        .set(active)
        .filter(referral::Column::Id.eq(referral.row.id))
        .filter(referral::Column::Version.eq(referral.row.version))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Referrals on one page of what an organisation sent.
pub const PAGE: u64 = 50;

/// A page of what an organisation sent, the latest first, and one more where there is a further
/// page.
pub async fn sent_by(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: Uuid,
    after: Option<Mark>,
) -> Result<Vec<Referral>, StoreError> {
    use referral::Column;
    let sent = referral::Entity::find().filter(Column::OrganisationId.eq(organisation));
    let by = (Column::SubmittedAt, Column::Id);
    let page = paging::sorted(sent, by, Order::Desc, after).limit(PAGE + 1);
    let rows = page.all(db).await?;
    rows.into_iter()
        .map(|row| Referral::open(keys, row))
        .collect()
}
