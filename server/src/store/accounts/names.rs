//! The names behind a page's account ids, in one query.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Account;
use crate::store::entity::account;
use crate::store::{Keys, PersonalText, StoreError};

/// The names of these accounts, disabled or not.
pub async fn names(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, PersonalText>, StoreError> {
    let ids: std::collections::BTreeSet<_> = ids.into_iter().collect();
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Account::open(keys, row).map(|account| (account.id, account.name)))
        .collect()
}
