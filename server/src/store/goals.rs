//! A family's goals, how far it has come with each, and what everybody does towards them.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use stepwise_domain::episode_form::Scale;
use uuid::Uuid;

use super::entity::{goal, goal_score, plan_action};
use super::{Keys, PersonalText, StoreError, Tx};

const GOAL: &str = "goal";
const ACTION: &str = "plan_action";

/// A goal with its scores, the first review's first.
#[derive(Clone, Debug)]
pub struct Goal {
    pub row: goal::Model,
    pub words: PersonalText,
    pub scale: Scale,
    /// Each with the review's entry.
    pub scores: Vec<(Uuid, i16)>,
}

/// An action of the plan.
#[derive(Clone, Debug)]
pub struct PlanAction {
    pub row: plan_action::Model,
    pub what: PersonalText,
    pub who: PersonalText,
}

/// What is needed to set a goal.
pub struct NewGoal<'a> {
    pub episode_id: Uuid,
    /// The code of its outcome.
    pub outcome: &'a str,
    pub words: &'a str,
    pub scale: &'a Scale,
    /// Where the family is now.
    pub start_score: i16,
}

/// What is needed to plan an action.
pub struct NewAction {
    pub episode_id: Uuid,
    pub goal_id: Option<Uuid>,
    pub what: PersonalText,
    pub who: PersonalText,
    pub due_on: NaiveDate,
    pub planned_by: Uuid,
}

/// Sets a goal.
pub async fn insert(
    tx: &Tx,
    keys: &Keys,
    new: NewGoal<'_>,
    (by, now): (Uuid, DateTime<Utc>),
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    let seal = |column, text: &str| keys.seal(GOAL, column, id, text.as_bytes());
    let end = |column, text: &Option<String>| text.as_ref().map(|text| seal(column, text));
    goal::ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        outcome: Set(new.outcome.into()),
        words_sealed: Set(seal("words", new.words)),
        lowest_sealed: Set(end("lowest", &new.scale.lowest)),
        highest_sealed: Set(end("highest", &new.scale.highest)),
        start_score: Set(new.start_score),
        set_at: Set(now),
        set_by: Set(by),
        end_score: Set(None),
        ended_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// Keeps where the family is with a goal, as one review found it.
pub async fn score(tx: &Tx, goal: Uuid, entry: Uuid, score: i16) -> Result<(), StoreError> {
    let row = goal_score::ActiveModel {
        goal_id: Set(goal),
        entry_id: Set(entry),
        score: Set(score),
    };
    goal_score::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Keeps where the family is with a goal when help ends.
pub async fn end(tx: &Tx, goal: Uuid, score: i16, now: DateTime<Utc>) -> Result<(), StoreError> {
    goal::Entity::update_many()
        .col_expr(goal::Column::EndScore, Expr::value(score))
        .col_expr(goal::Column::EndedAt, Expr::value(now))
        .filter(goal::Column::Id.eq(goal))
        .exec(tx)
        .await?;
    Ok(())
}

/// The goals of one episode, the first one first.
pub async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episode: Uuid,
) -> Result<Vec<Goal>, StoreError> {
    let rows = goal::Entity::find()
        .filter(goal::Column::EpisodeId.eq(episode))
        .order_by_asc(goal::Column::SetAt)
        .order_by_asc(goal::Column::Id)
        .all(db)
        .await?;
    let scores = goal_score::Entity::find()
        .filter(goal_score::Column::GoalId.is_in(rows.iter().map(|row| row.id)))
        // Version 7 ids sort by the time of the review.
        .order_by_asc(goal_score::Column::EntryId)
        .all(db)
        .await?;
    let read = |row: goal::Model| {
        let words = keys.open_text(GOAL, "words", row.id, &row.words_sealed)?;
        let end = |column, blob: &Option<Vec<u8>>| {
            let blob = blob.as_ref();
            blob.map(|blob| keys.open_text(GOAL, column, row.id, blob))
                .transpose()
        };
        let scale = Scale {
            lowest: end("lowest", &row.lowest_sealed)?,
            highest: end("highest", &row.highest_sealed)?,
        };
        let own = scores.iter().filter(|score| score.goal_id == row.id);
        Ok(Goal {
            words: words.into(),
            scale,
            scores: own.map(|score| (score.entry_id, score.score)).collect(),
            row,
        })
    };
    rows.into_iter().map(read).collect()
}

pub async fn plan(
    tx: &Tx,
    keys: &Keys,
    new: NewAction,
    now: DateTime<Utc>,
) -> Result<Uuid, StoreError> {
    let id = super::new_id(now);
    let seal =
        |column, text: &PersonalText| keys.seal(ACTION, column, id, text.expose().as_bytes());
    plan_action::ActiveModel {
        id: Set(id),
        episode_id: Set(new.episode_id),
        goal_id: Set(new.goal_id),
        what_sealed: Set(seal("what", &new.what)),
        who_sealed: Set(seal("who", &new.who)),
        due_on: Set(new.due_on),
        planned_at: Set(now),
        planned_by: Set(new.planned_by),
        done_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

/// The actions of these episodes, the next one first.
pub async fn actions(
    db: &impl ConnectionTrait,
    keys: &Keys,
    episodes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<PlanAction>, StoreError> {
    let rows = plan_action::Entity::find()
        .filter(plan_action::Column::EpisodeId.is_in(episodes))
        .order_by_asc(plan_action::Column::DueOn)
        .order_by_asc(plan_action::Column::Id)
        .all(db)
        .await?;
    let read = |row: plan_action::Model| {
        let text = |column, blob: &[u8]| keys.open_text(ACTION, column, row.id, blob);
        Ok(PlanAction {
            what: text("what", &row.what_sealed)?.into(),
            who: text("who", &row.who_sealed)?.into(),
            row,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Marks an action of an episode as done. False if it was already, or is not there.
pub async fn finish(
    tx: &Tx,
    episode: Uuid,
    action: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    use plan_action::Column;
    let done = plan_action::Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(now))
        .filter(Column::Id.eq(action))
        .filter(Column::EpisodeId.eq(episode))
        .filter(Column::DoneAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
