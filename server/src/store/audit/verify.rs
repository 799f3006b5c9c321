//! Proving the audit log, while the service runs.
//!
//! The chain is read in pages up to the head as it was at the start, then up to the head as it is
//! by then, and so on. So no lock and no long transaction is needed, and an event that was added
//! meanwhile is not mistaken for one that was forged: events and head are committed together.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter};
use sea_orm::{QueryOrder, QueryResult, QuerySelect, QueryTrait};

use super::super::StoreError;
use super::super::entity::audit_event::{Column, Entity, Model};
use super::{Head, digest, head};

/// Events read at a time: few enough to hold, many enough to be quick.
const PAGE: u64 = 1_000;

/// Why the log is not proved.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// `seq` is the first event that is wrong.
    #[error("audit event {seq}: {what}")]
    Broken { seq: i64, what: Break },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is wrong with the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    #[error("is missing")]
    Missing,
    #[error("cannot be read")]
    Unreadable,
    #[error("was changed")]
    Changed,
    #[error("does not follow from the one before it")]
    Unlinked,
    #[error("is not what the log's head says")]
    NotTheHead,
    #[error("stands after the log's head")]
    BeyondTheHead,
    #[error("is not what the exported head says")]
    NotTheAnchor,
}

/// Proves the whole log, or names the first event that is wrong. With `anchor`, a head that was
/// exported before, it also proves that the log still contains it: that nothing up to there was
/// rewritten or cut off. Gives the head it proved.
pub async fn verify(db: &impl ConnectionTrait, anchor: Option<&Head>) -> Result<Head, VerifyError> {
    let mut proved = Head {
        seq: 0,
        hash: [0; 32],
    };
    let mut expected = head(db).await?;
    loop {
        proved = walk(db, proved, expected, anchor).await?;
        let last = last_seq(db).await?;
        let now = head(db).await?;
        if now.seq < last {
            return broken(now.seq + 1, Break::BeyondTheHead);
        }
        if now == expected {
            break;
        }
        if now.seq <= expected.seq {
            return broken(now.seq, Break::NotTheHead);
        }
        expected = now;
    }
    match anchor {
        Some(anchor) if anchor.seq > proved.seq => broken(proved.seq + 1, Break::Missing),
        _ => Ok(proved),
    }
}

/// Proves the events after `from` up to `to`.
async fn walk(
    db: &impl ConnectionTrait,
    from: Head,
    to: Head,
    anchor: Option<&Head>,
) -> Result<Head, VerifyError> {
    let mut proved = from;
    while proved.seq < to.seq {
        let rows = page(db, proved.seq, to.seq).await?;
        if rows.is_empty() {
            return broken(proved.seq + 1, Break::Missing);
        }
        for row in &rows {
            proved = follow(proved, row)?;
            if anchor.is_some_and(|anchor| anchor.seq == proved.seq && *anchor != proved) {
                return broken(proved.seq, Break::NotTheAnchor);
            }
        }
    }
    if proved == to {
        Ok(proved)
    } else {
        broken(to.seq, Break::NotTheHead)
    }
}

async fn page(
    db: &impl ConnectionTrait,
    after: i64,
    to: i64,
) -> Result<Vec<QueryResult>, StoreError> {
    let select = Entity::find()
        .filter(Column::Seq.gt(after))
        .filter(Column::Seq.lte(to))
        .order_by_asc(Column::Seq)
        .limit(PAGE);
    Ok(db.query_all(&select.into_query()).await?)
}

/// One step along the chain. Rows are read one by one so that an unreadable one can be named.
fn follow(last: Head, row: &QueryResult) -> Result<Head, VerifyError> {
    let next = last.seq + 1;
    let Ok(event) = Model::from_query_result(row, "") else {
        return broken(next, Break::Unreadable);
    };
    let head = Head {
        seq: next,
        hash: digest(&event),
    };
    if event.seq != next {
        broken(next, Break::Missing)
    } else if event.hash != head.hash {
        broken(next, Break::Changed)
    } else if event.prev_hash != last.hash {
        broken(next, Break::Unlinked)
    } else {
        Ok(head)
    }
}

async fn last_seq(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let select = Entity::find()
        .select_only()
        .column(Column::Seq)
        .order_by_desc(Column::Seq)
        .limit(1);
    let last: Result<Option<i64>, DbErr> = select.into_tuple().one(db).await;
    Ok(last?.unwrap_or_default())
}

fn broken<T>(seq: i64, what: Break) -> Result<T, VerifyError> {
    Err(VerifyError::Broken { seq, what })
}
