//! Referrals being written.

mod ageing;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use stepwise_domain::referral_form::Draft;
use uuid::Uuid;

use super::entity::draft;
use super::{Keys, Personal, PersonalText, StoreError};

pub use ageing::{Ageing, Resting, delete, note_reminder, resting, resting_statement};

const TABLE: &str = "draft";

/// A draft, opened.
#[derive(Clone, Debug)]
pub struct StoredDraft {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub account_id: Uuid,
    pub answers: Draft,
    pub last_section: Option<String>,
    pub is_open: bool,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
}

/// A draft as a list shows it.
#[derive(Clone, Debug)]
pub struct DraftLine {
    pub id: Uuid,
    pub account_id: Uuid,
    pub child: Option<PersonalText>,
    pub updated_at: DateTime<Utc>,
}

/// A fresh, empty draft.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    (organisation_id, account_id): (Uuid, Uuid),
    framework_version: &str,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    draft::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation_id),
        account_id: Set(account_id),
        answers_sealed: Set(keys.seal_json(TABLE, "answers", id, &Draft::default())?),
        child_sealed: Set(None),
        last_section: Set(None),
        state: Set("open".into()),
        framework_version: Set(framework_version.into()),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        reminded_at: Set(None),
    }
    .insert(db)
    .await?;
    Ok(id)
}

pub async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<StoredDraft>, StoreError> {
    let Some(row) = draft::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    Ok(Some(StoredDraft {
        id,
        organisation_id: row.organisation_id,
        account_id: row.account_id,
        answers: keys.open_json(TABLE, "answers", id, &row.answers_sealed)?,
        last_section: row.last_section,
        is_open: row.state == "open",
        updated_at: row.updated_at,
        version: row.version,
    }))
}

/// Keeps new answers, if the draft is still open and at the version that was read.
pub async fn update(
    db: &impl ConnectionTrait,
    keys: &Keys,
    draft: &StoredDraft,
    child: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let answers = keys.seal_json(TABLE, "answers", draft.id, &draft.answers)?;
    let child = child.map(|name| keys.seal(TABLE, "child", draft.id, name.as_bytes()));
    let done = draft::Entity::update_many()
        .col_expr(draft::Column::AnswersSealed, Expr::value(answers))
        .col_expr(draft::Column::ChildSealed, Expr::value(child))
        .col_expr(
            draft::Column::LastSection,
            Expr::value(draft.last_section.clone()),
        )
        .col_expr(draft::Column::UpdatedAt, Expr::value(now))
        // Whoever changes a draft begins its time anew.
        .col_expr(
            draft::Column::RemindedAt,
            Expr::value(None::<DateTime<Utc>>),
        )
        .col_expr(draft::Column::Version, Expr::value(draft.version + 1))
        .filter(draft::Column::Id.eq(draft.id))
        .filter(draft::Column::Version.eq(draft.version))
        .filter(draft::Column::State.eq("open"))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends an open draft: `sent` or `discarded`. False if it was not open any more.
pub async fn end(
    db: &impl ConnectionTrait,
    id: Uuid,
    state: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = draft::Entity::update_many()
        .col_expr(draft::Column::State, Expr::value(state))
        .col_expr(draft::Column::UpdatedAt, Expr::value(now))
        .filter(draft::Column::Id.eq(id))
        .filter(draft::Column::State.eq("open"))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The open drafts of an organisation, last changed first; at most 100.
pub async fn open_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: Uuid,
) -> Result<Vec<DraftLine>, StoreError> {
    let rows = draft::Entity::find()
        .filter(draft::Column::OrganisationId.eq(organisation))
        .filter(draft::Column::State.eq("open"))
        .order_by_desc(draft::Column::UpdatedAt)
        .limit(100)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let open = |blob: Vec<u8>| keys.open_text(TABLE, "child", row.id, &blob);
            let child = row.child_sealed.map(open).transpose()?.map(Personal::new);
            Ok(DraftLine {
                id: row.id,
                account_id: row.account_id,
                child,
                updated_at: row.updated_at,
            })
        })
        .collect()
}
