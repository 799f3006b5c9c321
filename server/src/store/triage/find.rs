//! Finding referrals by what only a keyed digest of is kept: a name, a birthday, an address.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{Line, Row, lines};
use crate::store::entity::{referral, referral_key};
use crate::store::{Keys, StoreError};

/// What is looked for: a kind of key and the digest of its value.
pub type Digest = (&'static str, Vec<u8>);

/// The digest of a value in the form in which it is indexed.
pub fn digest(keys: &Keys, kind: &'static str, value: &str) -> Digest {
    (kind, keys.blind_index(kind, value).to_vec())
}

/// The referrals that have at least `least` of these keys: those with most first, the newest among
/// equals; at most `most`.
pub async fn by_digests(
    db: &impl ConnectionTrait,
    wanted: &[Digest],
    least: usize,
    most: u64,
) -> Result<Vec<Uuid>, StoreError> {
    use referral_key::{Column, Entity};
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let any = wanted.iter().fold(Condition::any(), |any, (kind, digest)| {
        let one = Column::Kind
            .eq(*kind)
            .and(Column::Digest.eq(digest.clone()));
        any.add(one)
    });
    let hits = || Expr::col(Column::Digest).count();
    let least = i64::try_from(least).unwrap_or(i64::MAX);
    Ok(Entity::find()
        .select_only()
        .column(Column::ReferralId)
        .filter(any)
        .group_by(Column::ReferralId)
        .having(hits().gte(least))
        .order_by(hits(), Order::Desc)
        // Ids sort by time.
        .order_by_desc(Column::ReferralId)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?)
}

/// The lines of the referrals that meet this condition, the newest first; at most `most`.
pub async fn lines_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    condition: Condition,
    most: u64,
) -> Result<Vec<Line>, StoreError> {
    let rows = lines()
        .filter(condition)
        .order_by_desc(referral::Column::SubmittedAt)
        .limit(most)
        .into_model::<Row>()
        .all(db)
        .await?;
    rows.into_iter().map(|row| Line::open(keys, row)).collect()
}
