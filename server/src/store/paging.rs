//! Lists a page at a time, by where the last page ended and not by how much was skipped: what is
//! added meanwhile moves nothing, and the hundredth page costs as much as the first.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// Where the last page ended: the time it is sorted by, and the id.
pub type Mark = (DateTime<Utc>, Uuid);

/// Sorts by the time and then the id, from behind the mark on.
pub fn sorted<E: EntityTrait>(
    query: Select<E>,
    (time, id): (E::Column, E::Column),
    order: Order,
    after: Option<Mark>,
) -> Select<E> {
    let query = match after {
        None => query,
        Some((at, last)) if order == Order::Asc => query
            // Said twice: the range is what an index can start at, the rest is exact.
            .filter(time.gte(at))
            .filter(time.gt(at).or(time.eq(at).and(id.gt(last)))),
        Some((at, last)) => query
            .filter(time.lte(at))
            .filter(time.lt(at).or(time.eq(at).and(id.lt(last)))),
    };
    query.order_by(time, order.clone()).order_by(id, order)
}

/// A mark as it stands in an address: microseconds since 1970, and the id.
pub fn word((at, id): Mark) -> String {
    format!("{}_{id}", at.timestamp_micros())
}

/// Reads [`word`]; what is not one starts from the beginning.
pub fn parse(word: &str) -> Option<Mark> {
    let (micros, id) = word.split_once('_')?;
    let time = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    Some((time, id.parse().ok()?))
}
