//! How and when it is safe to reach an adult, as it stands now.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use stepwise_domain::form::Answers;
use uuid::Uuid;

use super::super::entity::family_access::{Column, Entity};
use super::super::{Keys, StoreError};
use super::{CONTACT, TABLE};

/// Keeps new answers. False if they were changed after `seen`, when the page was opened.
pub async fn set_contact(
    db: &impl ConnectionTrait,
    keys: &Keys,
    access: Uuid,
    answers: &Answers,
    seen: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sealed = keys.seal_json(TABLE, CONTACT, access, answers)?;
    let unchanged = match seen {
        Some(at) => Column::ContactChangedAt.eq(at),
        None => Column::ContactChangedAt.is_null(),
    };
    let done = Entity::update_many()
        .col_expr(Column::ContactSealed, Expr::value(Some(sealed)))
        .col_expr(Column::ContactChangedAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(access))
        .filter(unchanged)
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
