//! Giving what somebody was writing to a colleague.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::StoreError;
use super::entity::draft::{Column, Entity};

/// How many open drafts each account of an organisation has; none for those who have none.
pub async fn open_drafts(
    db: &impl ConnectionTrait,
    organisation: Uuid,
) -> Result<BTreeMap<Uuid, usize>, StoreError> {
    let authors: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::OrganisationId.eq(organisation))
        .filter(Column::State.eq("open"))
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = BTreeMap::new();
    for author in authors {
        *counts.entry(author).or_default() += 1;
    }
    Ok(counts)
}

/// Makes `to` the author of every open draft of `from` in the organisation. Gives their ids.
/// When a draft was last changed stays as it is, so that handing over does not keep it longer.
pub async fn hand_over(
    db: &impl ConnectionTrait,
    organisation: Uuid,
    from: Uuid,
    to: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    let theirs = Column::OrganisationId
        .eq(organisation)
        .and(Column::AccountId.eq(from))
        .and(Column::State.eq("open"));
    let ids = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(theirs.clone())
        .into_tuple()
        .all(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::AccountId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(theirs)
        .exec(db)
        .await?;
    Ok(ids)
}
