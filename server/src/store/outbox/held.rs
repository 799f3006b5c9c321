//! What is held, and what a person decides about it.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::super::entity::outbox::{Column, Entity};
use super::super::{Keys, PersonalText, StoreError, Tx};
use super::{DECISION, State, TABLE, TO};

/// A message that was held once, without its words.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: Uuid,
    pub kind: String,
    pub referral_id: Option<Uuid>,
    pub to: PersonalText,
    pub state: State,
    pub created_at: DateTime<Utc>,
    /// The code of the rule that held it last.
    pub held_for: String,
    /// Who released or dropped it, when and why.
    pub decided: Option<(Uuid, DateTime<Utc>, PersonalText)>,
}

/// The message, if it was ever held.
pub async fn held(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: Uuid,
) -> Result<Option<Held>, StoreError> {
    let Some(row) = Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let Some(held_for) = row.held_for else {
        return Ok(None);
    };
    let state = State::from_code(&row.state).ok_or(StoreError::Unreadable {
        what: "a message's state",
    })?;
    let decided = match (row.decided_by, row.decided_at, row.decision_sealed) {
        (Some(by), Some(at), Some(why)) => {
            let why = keys.open_text(TABLE, DECISION, id, &why)?;
            Some((by, at, why.into()))
        }
        _ => None,
    };
    Ok(Some(Held {
        id,
        kind: row.kind,
        referral_id: row.referral_id,
        to: keys.open_text(TABLE, TO, id, &row.to_sealed)?.into(),
        state,
        created_at: row.created_at,
        held_for,
        decided,
    }))
}

/// Lets a held message go, for this reason; it is due at once. False if it is not held any more.
pub async fn release(
    tx: &Tx,
    keys: &Keys,
    id: Uuid,
    (by, why): (Uuid, &str),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    decide(tx, keys, id, State::Pending, (by, why), now).await
}

/// Gives a held message up, for this reason: it never goes. False if it is not held any more.
pub async fn let_go(
    tx: &Tx,
    keys: &Keys,
    id: Uuid,
    (by, why): (Uuid, &str),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    decide(tx, keys, id, State::Dropped, (by, why), now).await
}

async fn decide(
    tx: &Tx,
    keys: &Keys,
    id: Uuid,
    state: State,
    (by, why): (Uuid, &str),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let why = keys.seal(TABLE, DECISION, id, why.as_bytes());
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::NextAttemptAt, Expr::value(now))
        .col_expr(Column::DecidedBy, Expr::value(Some(by)))
        .col_expr(Column::DecidedAt, Expr::value(Some(now)))
        .col_expr(Column::DecisionSealed, Expr::value(Some(why)))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(State::Held.code()));
    Ok(update.exec(tx).await?.rows_affected == 1)
}
